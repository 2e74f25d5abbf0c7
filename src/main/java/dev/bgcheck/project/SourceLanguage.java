package dev.bgcheck.project;

import dev.bgcheck.source.TreePath;
import java.util.Locale;
import java.util.Optional;

/** What a source file is written in, told by its ending. */
public enum SourceLanguage {
  /** {@code .swift}. */
  SWIFT,
  /** {@code .m}, {@code .mm}, {@code .h} and the C family that is compiled with them. */
  OBJC,
  /** {@code .java}. */
  JAVA,
  /** {@code .kt}: known to exist; analysed through its class files. */
  KOTLIN,
  /** {@code .class}. */
  CLASS_FILE,
  /** {@code .jar}: an archive of class files. */
  JAR;

  /** The word in reports, such as {@code class-file}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The language of {@code path}; empty when it is no source that is read. */
  public static Optional<SourceLanguage> ofPath(String path) {
    return switch (TreePath.ending(path)) {
      case "swift" -> Optional.of(SWIFT);
      case "m", "mm", "h", "hh", "hpp", "c", "cc", "cpp", "cxx", "pch" -> Optional.of(OBJC);
      case "java" -> Optional.of(JAVA);
      case "kt" -> Optional.of(KOTLIN);
      case "class" -> Optional.of(CLASS_FILE);
      case "jar" -> Optional.of(JAR);
      default -> Optional.empty();
    };
  }
}
