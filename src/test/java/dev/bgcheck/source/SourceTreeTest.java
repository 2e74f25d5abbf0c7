package dev.bgcheck.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

  @Test
  void a_tree_in_memory_has_folders() throws IOException {
    MemoryTree tree = MemoryTree.of(Map.of("a/b/c.txt", "x", "a/d.txt", "y", "ab.txt", "z"));
    assertThat(tree.list(""))
        .extracting(one -> one.name() + " " + one.kind())
        .containsExactly("a FOLDER", "ab.txt FILE");
    assertThat(tree.list("a")).extracting(SourceTree.Entry::name).containsExactly("b", "d.txt");
    assertThat(tree.kind("a/b/")).isEqualTo(SourceTree.Kind.FOLDER);
    assertThat(tree.kind("./a/../ab.txt")).isEqualTo(SourceTree.Kind.FILE);
    assertThat(tree.text("a/b/c.txt").text()).isEqualTo("x");
    assertThatThrownBy(() -> tree.list("gone")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tree.bytes("ab.txt", 0)).isInstanceOf(FileTooLargeException.class);
  }

  @Test
  void a_tree_on_disk_names_paths_from_its_root(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("in/sub"));
    Files.writeString(folder.resolve("in/sub/A.swift"), "a");
    Files.writeString(folder.resolve("B.swift"), "b");
    DiskTree tree = DiskTree.at(folder.resolve("in"));
    assertThat(tree.pathOf(folder.resolve("B.swift"))).isEqualTo("../B.swift");
    assertThat(tree.text("../B.swift").text()).isEqualTo("b");
    assertThat(tree.text("sub/A.swift").path()).isEqualTo("sub/A.swift");
    assertThat(tree.kind("sub")).isEqualTo(SourceTree.Kind.FOLDER);
    assertThat(tree.kind("a\0b")).isEqualTo(SourceTree.Kind.ABSENT);
    assertThat(tree.identity("sub/../sub")).isEqualTo(tree.identity("sub"));
    assertThatThrownBy(() -> tree.bytes("sub", 10)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tree.bytes("sub/A.swift", 0))
        .isInstanceOf(FileTooLargeException.class);
  }

  @Test
  void texts_are_decoded_as_editors_do() {
    assertThat(TextDecoding.text("\u00e4".getBytes(StandardCharsets.UTF_8))).isEqualTo("\u00e4");
    assertThat(TextDecoding.text("\uFEFF\u00e4".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("\u00e4");
    assertThat(TextDecoding.text("\uFEFF\u00e4".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("\u00e4");
    assertThat(TextDecoding.text("\uFEFF\u00e4".getBytes(StandardCharsets.UTF_16BE)))
        .isEqualTo("\u00e4");
    assertThat(TextDecoding.text("\u00e4".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("\u00e4");
    assertThat(TextDecoding.text("a\uFFFDb".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a\uFFFDb");
    assertThat(TextDecoding.decode("x", new byte[] {'a', 0, 'b'}).isBinary()).isTrue();
  }

  @Test
  void paths_are_joined_and_taken_apart() {
    assertThat(TreePath.join("a/b", "../c")).isEqualTo("a/c");
    assertThat(TreePath.join("", "../c")).isEqualTo("../c");
    assertThat(TreePath.join("a", "/abs/x")).isEqualTo("/abs/x");
    assertThat(TreePath.join("../x", "../..")).isEqualTo("../..");
    assertThat(TreePath.parent("a/b")).isEqualTo("a");
    assertThat(TreePath.parent("a")).isEmpty();
    assertThat(TreePath.parent("")).isEqualTo("..");
    assertThat(TreePath.parent("..")).isEqualTo("../..");
    assertThat(TreePath.ending("a/B.Plist.XML")).isEqualTo("xml");
    assertThat(TreePath.ending(".gitignore")).isEmpty();
    assertThat(TreePath.isIn("a/bc", "a/b")).isFalse();
    assertThat(TreePath.within("a/b", "a/b/c/d")).isEqualTo("c/d");
  }
}
