package dev.bgcheck.frontend.apple.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SmallFormatsTest {
  private static XmlReader.Result xml(String text) {
    return XmlReader.read(SourceFile.of("a.xml", text));
  }

  @Test
  void elements_know_their_places() {
    XmlElement root =
        xml("<?xml version='1.0'?>\n<!-- c --><a:r x='1 &amp; 2'>\n <b>t<![CDATA[<]]></b><c/></a:r>")
            .root()
            .orElseThrow();
    assertThat(root.name()).isEqualTo("r");
    assertThat(root.attribute("x")).contains("1 & 2");
    assertThat(root.childText("b")).contains("t<");
    assertThat(root.child("b").orElseThrow().span()).hasToString("a.xml:3:2");
    assertThat(root.child("c")).isPresent();
  }

  @Test
  void broken_documents_say_what_is_wrong() {
    assertThat(xml("").problem().orElseThrow().message()).contains("no element");
    assertThat(xml("<a><b></a>").problem().orElseThrow().message())
        .contains("`</a>` cannot close `<b>`");
    assertThat(xml("<a>").problem().orElseThrow().message()).contains("before `a` is closed");
    assertThat(xml("<a x='1").problem()).isPresent();
    assertThat(xml("<a>".repeat(10_000)).problem().orElseThrow().message()).contains("levels deep");
    assertThat(xml("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>").root().orElseThrow().text())
        .isEqualTo("&x;");
  }

  @Test
  void any_cut_and_change_of_a_document_is_an_answer() {
    String whole = "<a x=\"1\"><!-- c --><b y='2'>t</b><![CDATA[z]]><?p q?></a>";
    for (int i = 0; i < whole.length(); i++) {
      assertThat(xml(whole.substring(0, i))).isNotNull();
      assertThat(xml(whole.substring(0, i) + "<" + whole.substring(i))).isNotNull();
      assertThat(xml(whole.substring(0, i) + "\"" + whole.substring(i))).isNotNull();
    }
  }

  @Test
  void properties_are_read_as_java_does() {
    PropertiesFile file =
        PropertiesFile.read(
            SourceFile.of(
                "p", "# c\n! d\na=1\nb : two words \\\n   more\nc\\ d=\\u0041\\n\ne\na=2\n\\"));
    assertThat(file.find("a").orElseThrow().value()).isEqualTo("2");
    assertThat(file.find("b").orElseThrow().value()).isEqualTo("two words more");
    assertThat(file.find("c d").orElseThrow().value()).isEqualTo("A\n");
    assertThat(file.find("e").orElseThrow().value()).isEmpty();
    assertThat(file.find("b").orElseThrow().keySpan()).hasToString("p:4:1");
    assertThat(file.find("b").orElseThrow().valueSpan()).hasToString("p:4:5");
  }
}
