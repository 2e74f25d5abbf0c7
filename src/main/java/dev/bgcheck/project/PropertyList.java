package dev.bgcheck.project;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * One property list as it was read: its root value, or what is wrong with it and where.
 *
 * @param file the file; without text when the list is binary or could not be decoded
 * @param format how it is written
 * @param root the value, absent when the list is broken
 * @param problem what is wrong; a list may have a root and a problem when all of it could be read
 *     and the system will still refuse or misread it, such as a root that is an array
 * @param preprocessed whether lines of the C preprocessor were skipped: keys may then be there
 *     under a condition
 */
public record PropertyList(
    SourceFile file,
    Format format,
    Optional<PlistValue> root,
    Optional<Problem> problem,
    boolean preprocessed) {

  /** How a list is written. */
  public enum Format {
    /** The XML form. */
    XML,
    /** {@code bplist00}. */
    BINARY,
    /** The old-style form with braces, which {@code project.pbxproj} uses. */
    ASCII,
    /** JSON, as in an Expo {@code app.json}, or YAML, as in an XcodeGen {@code project.yml}. */
    TEXTUAL,
    /** None that we know. */
    UNKNOWN
  }

  /**
   * What is wrong with a list.
   *
   * @param message one phrase with the concrete words, no full stop
   */
  public record Problem(Span span, String message) {
    /** Checks that nothing is null. */
    public Problem {
      Objects.requireNonNull(span);
      Objects.requireNonNull(message);
    }
  }

  /** Checks that there is a root or a problem. */
  public PropertyList {
    if (root.isEmpty() && problem.isEmpty()) {
      throw new IllegalArgumentException("neither root nor problem: " + file);
    }
  }

  /** A list that was read whole. */
  public static PropertyList of(SourceFile file, Format format, PlistValue root) {
    return new PropertyList(file, format, Optional.of(root), Optional.empty(), false);
  }

  /** A list that could not be read. */
  public static PropertyList broken(SourceFile file, Format format, Problem problem) {
    return new PropertyList(file, format, Optional.empty(), Optional.of(problem), false);
  }

  /** The root when it is a dictionary, as it is in every list that Apple reads. */
  public Optional<PlistValue.Dict> dict() {
    return root.flatMap(PlistValue::asDict);
  }

  /** The path as reports show it. */
  public String path() {
    return file.path();
  }
}
