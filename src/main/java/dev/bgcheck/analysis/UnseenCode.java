package dev.bgcheck.analysis;

import java.util.Objects;

/**
 * Code that is part of a target and that the analysis does not know: whatever it does, "unused" and
 * "never" cannot be said with certainty.
 *
 * @param kind why it is not known
 * @param name as people know it: a package, a framework, a submodule's path, a language
 */
public record UnseenCode(Kind kind, String name) {
  /** Why the code is not known, which says what may be hidden in it. */
  public enum Kind {
    /** A package of another language's tools, such as npm's, whose native part finds itself. */
    PACKAGE,
    /** Another dependency that is not in the checkout; code of the app has to import it. */
    DEPENDENCY,
    /** Sources in a language that is searched for words, not analysed. */
    SOURCES,
    /** Class files or jars that nobody read. */
    CLASS_FILES
  }

  /** Checks that nothing is null. */
  public UnseenCode {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
  }

  /** For a message: "part of the code was not seen: …". */
  public String inWords() {
    return switch (kind) {
      case PACKAGE -> "package `" + name + "` is not in the checkout";
      case DEPENDENCY -> "`" + name + "` is not in the checkout";
      case SOURCES, CLASS_FILES -> name + " sources are not analysed";
    };
  }
}
