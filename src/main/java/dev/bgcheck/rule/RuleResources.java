package dev.bgcheck.rule;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds rule files: those that ship with the tool, in a jar or a folder of classes, and those of a
 * folder somebody names. A file's family is the folder it is in.
 */
public final class RuleResources {
  private static final String ROOT = "dev/bgcheck/rules/";
  // Lies beside the families wherever the rules are; leads to the jar or folder.
  private static final String LANDMARK = "rule.schema.json";
  // Facts about APIs lie beside the families and are no rules.
  private static final String APIS = "apis";

  private RuleResources() {}

  /** The rules that ship with the tool; their paths start with {@code rules/}. */
  public static List<RuleLoader.Input> builtIn() {
    return builtIn(RuleResources.class.getClassLoader());
  }

  static List<RuleLoader.Input> builtIn(ClassLoader loader) {
    URL landmark = loader.getResource(ROOT + LANDMARK);
    if (landmark == null) {
      throw new IllegalStateException("the rules are missing from the class path");
    }
    try {
      List<RuleLoader.Input> inputs = new ArrayList<>();
      if (landmark.getProtocol().equals("file")) {
        addFolder(Path.of(URI.create(landmark.toString())).getParent(), inputs);
      } else {
        addJar(landmark.openConnection(), inputs);
      }
      inputs.sort(Comparator.comparing(input -> input.file().path()));
      return List.copyOf(inputs);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the rules cannot be read", unreadable);
    }
  }

  private static void addFolder(Path root, List<RuleLoader.Input> inputs) throws IOException {
    try (Stream<Path> families = Files.list(root)) {
      for (Path family : families.filter(Files::isDirectory).toList()) {
        String name = family.getFileName().toString();
        if (name.equals(APIS)) {
          continue;
        }
        try (Stream<Path> files = Files.list(family)) {
          for (Path file : files.toList()) {
            String path = "rules/" + name + "/" + file.getFileName();
            add(path, Files.readAllBytes(file), inputs);
          }
        }
      }
    }
  }

  private static void addJar(URLConnection connection, List<RuleLoader.Input> inputs)
      throws IOException {
    if (!(connection instanceof JarURLConnection jarConnection)) {
      throw new IOException("cannot list " + connection.getURL());
    }
    // With caches the jar is the one the class loader has open already, and stays open.
    jarConnection.setUseCaches(true);
    JarFile jar = jarConnection.getJarFile();
    String root = jarConnection.getEntryName().replace(LANDMARK, "");
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      String path =
          entry.getName().startsWith(root) ? entry.getName().substring(root.length()) : "";
      if (path.indexOf('/') > 0 && !path.startsWith(APIS + "/") && !entry.isDirectory()) {
        try (InputStream in = jar.getInputStream(entry)) {
          add("rules/" + path, in.readAllBytes(), inputs);
        }
      }
    }
  }

  private static void add(String path, byte[] bytes, List<RuleLoader.Input> inputs) {
    if (isYaml(path)) {
      SourceFile file = SourceFile.of(path, new String(bytes, StandardCharsets.UTF_8));
      inputs.add(new RuleLoader.Input(file, TreePath.name(TreePath.parent(path))));
    }
  }

  private static boolean isYaml(String path) {
    return path.endsWith(".yml") || path.endsWith(".yaml");
  }

  /**
   * The rule files in {@code folder} and the folders right below it.
   *
   * @throws RuleException when the folder does not exist, holds no rule file, or one cannot be read
   */
  public static List<RuleLoader.Input> inFolder(SourceTree tree, String folder)
      throws RuleException {
    List<RuleLoader.Input> inputs = new ArrayList<>();
    try {
      for (SourceTree.Entry entry : tree.list(folder)) {
        String path = TreePath.join(folder, entry.name());
        if (entry.kind() == SourceTree.Kind.FOLDER) {
          for (SourceTree.Entry file : tree.list(path)) {
            addFile(tree, TreePath.join(path, file.name()), file.kind(), inputs);
          }
        } else {
          addFile(tree, path, entry.kind(), inputs);
        }
      }
    } catch (IOException unreadable) {
      throw noRules(folder, "cannot be read: " + unreadable.getMessage());
    }
    if (inputs.isEmpty()) {
      throw noRules(folder, "holds no rule file (*.yml)");
    }
    return List.copyOf(inputs);
  }

  private static RuleException noRules(String folder, String problem) {
    return new RuleException(
        Collections.singletonList(
            new RuleProblem(SourceFile.of(folder, "").start(), "folder of rules " + problem)));
  }

  private static void addFile(
      SourceTree tree, String path, SourceTree.Kind kind, List<RuleLoader.Input> inputs)
      throws IOException {
    if (kind == SourceTree.Kind.FILE && isYaml(path)) {
      inputs.add(new RuleLoader.Input(tree.text(path), TreePath.name(TreePath.parent(path))));
    }
  }
}
