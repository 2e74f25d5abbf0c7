package dev.bgcheck.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogImageTest {
  @Test
  void the_build_has_left_the_image_of_the_present_files() throws IOException {
    ApiCatalog image = CatalogImage.find().orElseThrow();
    assertThat(CatalogImage.bytes(image))
        .isEqualTo(CatalogImage.bytes(ApiCatalogLoader.loadFromYaml()));
  }

  @Test
  void an_image_says_what_the_catalogue_said() {
    ApiCatalog yaml = ApiCatalogLoader.loadFromYaml();
    ApiCatalog image = CatalogImage.read(CatalogImage.bytes(yaml));
    assertThat(image.types())
        .extracting(ApiType::name)
        .containsExactlyElementsOf(yaml.types().stream().map(ApiType::name).toList());
    for (ApiType type : yaml.types()) {
      ApiType copy = image.findType(type.name()).orElseThrow();
      assertThat(copy.spellings()).isEqualTo(type.spellings());
      assertThat(copy.supertypes()).isEqualTo(type.supertypes());
      assertThat(copy.isMainActor()).isEqualTo(type.isMainActor());
      assertSame(type.members(), copy.members());
    }
    assertSame(yaml.globals(), image.globals());
  }

  private static void assertSame(List<ApiMember> expected, List<ApiMember> actual) {
    assertThat(actual)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("span")
        .containsExactlyElementsOf(expected);
  }
}
