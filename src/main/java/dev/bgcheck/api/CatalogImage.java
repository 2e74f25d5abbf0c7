package dev.bgcheck.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The shipped catalogue as the build leaves it beside the classes: read, checked, and written in a
 * form that loads in a fraction of the time that its YAML takes.
 *
 * <p>It is made anew by every build and read by the same build's classes, so its form may change at
 * will. Entries keep no place in their file: nobody reports on the shipped catalogue.
 */
public final class CatalogImage {
  private static final String NAME = "catalog.image";

  private CatalogImage() {}

  /**
   * Writes the image.
   *
   * @param args the folder with the classes
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0], "dev", "bgcheck", "api");
    Files.createDirectories(folder);
    Files.write(folder.resolve(NAME), bytes(ApiCatalogLoader.loadFromYaml()));
  }

  /** The image of {@code catalog}. */
  static byte[] bytes(ApiCatalog catalog) {
    return new ImageWriter().write(catalog);
  }

  /** The catalogue of an image that {@link #bytes} has made. */
  static ApiCatalog read(byte[] image) {
    return new ImageReader(image).read();
  }

  /** The shipped catalogue, when the build has left its image. */
  static Optional<ApiCatalog> find() throws IOException {
    try (InputStream in = CatalogImage.class.getResourceAsStream(NAME)) {
      return in == null ? Optional.empty() : Optional.of(read(in.readAllBytes()));
    }
  }
}
