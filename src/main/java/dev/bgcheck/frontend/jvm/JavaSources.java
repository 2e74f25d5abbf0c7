package dev.bgcheck.frontend.jvm;

import dev.bgcheck.source.SourceFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the source file that a class was compiled from.
 *
 * <p>A class file knows its package and the name of its source file. Kotlin sources need not lie in
 * the folder of their package, so files are found by the package they declare.
 */
public final class JavaSources {
  /** No sources. */
  public static final JavaSources NONE = new JavaSources(Map.of());

  private static final Pattern PACKAGE =
      Pattern.compile("^[ \\t]*package[ \\t]+([\\p{L}_$][\\p{L}\\p{N}_$.`]*)", Pattern.MULTILINE);

  private final Map<String, SourceFile> byPackageAndName;

  private JavaSources(Map<String, SourceFile> byPackageAndName) {
    this.byPackageAndName = byPackageAndName;
  }

  /**
   * The sources among {@code files}, in any JVM language; of two with one name the first counts.
   */
  public static JavaSources of(Collection<SourceFile> files) {
    Map<String, SourceFile> index = new HashMap<>();
    for (SourceFile file : files) {
      if (!file.isBinary()) {
        index.putIfAbsent(key(packageOf(file), file.name()), file);
      }
    }
    return new JavaSources(index);
  }

  /** The package a source declares, empty when it declares none. */
  public static String packageOf(SourceFile file) {
    Matcher matcher = PACKAGE.matcher(file.text());
    return matcher.find() ? matcher.group(1).replace("`", "") : "";
  }

  /**
   * The source of a class.
   *
   * @param packageName with dots
   * @param fileName as the class file names it: {@code Main.java}
   */
  public Optional<SourceFile> find(String packageName, String fileName) {
    return Optional.ofNullable(byPackageAndName.get(key(packageName, fileName)));
  }

  private static String key(String packageName, String fileName) {
    return packageName + "/" + fileName;
  }
}
