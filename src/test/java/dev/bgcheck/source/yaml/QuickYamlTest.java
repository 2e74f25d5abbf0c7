package dev.bgcheck.source.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickYamlTest {
  private static SourceFile file(String text) {
    return SourceFile.of("a.yml", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n",
        "a: b # why\nc: \"d: # e\"\n",
        "a:\n  b: 1\n  c:\n    - x\n    - y: 1\n      z: 2\n",
        "a:\n- x\n- y\nb: z\n",
        "a: |\n  one\n\n    two\n  # three\nb: |-\n  four\n",
        "a: { b: [c, d e], f: \"g\" }\nh: []\n",
        "- a\n- b: 'it''s'\n  c: http://x.y/z#q\n",
        "# first\n\na:   b   \n\n\n# last\n",
        "a: {}\nb: [ { c: d } ]\n",
        "a: — „text“ → next\n",
        "a:\n    # note\n    b: -1\n",
        "a: $(B).c\nd: x:y\n",
        "a: |\n  text\n\n\nb: c\n",
        "a:\nb:\n  c:\n",
        "a: { b: , \"c\": }\nd:\n  { e: f }\n",
        "a: [b,\n  c\n  ]\nd: { e: f,\n     g: [h, i],\n     j: k }\n",
        "a:\n  b: [\n    c,\n    d\n  ]\n",
      })
  void a_plain_document_is_read_as_the_full_reader_reads_it(String text) throws Exception {
    assertThat(QuickYaml.read(file(text))).contains(YamlReader.readFully(file(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a: b",
        "a: &x b\nc: *x\n",
        "a: >\n  folded\n",
        "a: one\n  two\n",
        "a: [b,\nc]\n",
        "a: [b\n  c]\n",
        "a: \"b\n  c\"\n",
        "a: !!str b\n",
        "---\na: b\n",
        "a: b\na: c\n",
        "<<: { a: b }\n",
        "a:\tb\n",
        "\ta: b\n",
        "a: b\r\n",
        "? a\n: b\n",
        "a: b: c\n",
        "a: [b: c]\n",
        "a: \"\\u0041\"\n",
        "- - a\n",
        "a: b\n c: d\n",
        "a:\n  - b\n c: d\n",
      })
  void what_is_not_plain_is_left_to_the_full_reader(String text) {
    assertThat(QuickYaml.read(file(text))).isEmpty();
  }

  @Test
  void the_files_of_this_project_are_plain_and_read_the_same() throws Exception {
    int plain = 0;
    List<Path> paths = ownFiles();
    for (Path path : paths) {
      SourceFile file = SourceFile.of(path.toString(), Files.readString(path));
      var quick = QuickYaml.read(file);
      if (quick.isPresent()) {
        assertThat(quick.get()).as("%s", path).isEqualTo(YamlReader.readFully(file));
        plain++;
      }
    }
    assertThat(plain).isGreaterThan(paths.size() * 9 / 10);
  }

  @Test
  void damaged_files_are_never_read_differently() throws Exception {
    Random random = new Random(7);
    for (Path path : ownFiles()) {
      String text = Files.readString(path);
      for (int i = 0; i < 40; i++) {
        int from = random.nextInt(text.length());
        int length = random.nextInt(4);
        String noise = List.of("", " ", "\n", ":", "- ", "#", "{", "'", "|", "\t").get(i % 10);
        String damaged =
            text.substring(0, from)
                + noise
                + text.substring(Math.min(text.length(), from + length));
        SourceFile file = file(damaged);
        QuickYaml.read(file).ifPresent(quick -> assertSame(quick, file));
      }
    }
  }

  private static void assertSame(YamlNode quick, SourceFile file) {
    try {
      assertThat(quick).isEqualTo(YamlReader.readFully(file));
    } catch (YamlException refused) {
      throw new AssertionError("read what is no YAML: " + refused + "\n" + file.text(), refused);
    }
  }

  private static List<Path> ownFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of("rules"))) {
      return paths.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
