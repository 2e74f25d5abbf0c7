package dev.bgcheck;

import dev.bgcheck.frontend.jvm.BindingTable;
import dev.bgcheck.frontend.jvm.JavaCompiling;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The Java files of an example, compiled against the binding of {@link BindingTable} as MobiVM's
 * builds do, and the other files beside them.
 *
 * @param files the example's files by path
 * @param classes its class files by internal name
 */
record CompiledExample(Map<String, String> files, Map<String, byte[]> classes) {
  static boolean isJava(Map<String, String> files) {
    return files.keySet().stream().anyMatch(path -> path.endsWith(".java"));
  }

  static CompiledExample of(Map<String, String> files) {
    List<SourceFile> sources = new ArrayList<>();
    files.forEach(
        (path, text) -> {
          if (path.endsWith(".java")) {
            sources.add(SourceFile.of(path, text));
          }
        });
    // Release 8 is what MobiVM's runtime runs.
    return new CompiledExample(
        files,
        JavaCompiling.compile(
            sources, "--release", "8", "-nowarn", "-classpath", Binding.FOLDER.toString()));
  }

  /** Sources and class files, with or without the binding's jar. */
  SourceTree tree(boolean withBinding) {
    return tree(files, withBinding);
  }

  /** Class files without their sources; all other files stay. */
  SourceTree withoutSources() {
    Map<String, String> kept = new LinkedHashMap<>(files);
    kept.keySet().removeIf(path -> path.endsWith(".java"));
    return tree(kept, true);
  }

  private SourceTree tree(Map<String, String> texts, boolean withBinding) {
    MemoryTree.Builder tree = MemoryTree.builder();
    texts.forEach(tree::add);
    classes.forEach((name, bytes) -> tree.add("classes/" + name + ".class", bytes));
    if (withBinding) {
      tree.add("libs/robovm-cocoatouch.jar", Binding.JAR);
    }
    return tree.build();
  }

  /** The binding's classes, made once: in a folder for the compiler, in a jar for the linter. */
  private static final class Binding {
    static final Path FOLDER;
    static final byte[] JAR;

    static {
      try {
        FOLDER = Path.of("target", "mobivm-binding");
        Map<String, byte[]> classes =
            new TreeMap<>(
                JavaCompiling.compile(BindingTable.sources(), "--release", "8", "-nowarn"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
          for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            Path file = FOLDER.resolve(one.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, one.getValue());
            jar.putNextEntry(new ZipEntry(one.getKey() + ".class"));
            jar.write(one.getValue());
          }
        }
        JAR = bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
