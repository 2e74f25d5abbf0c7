package dev.bgcheck.app.dev;

import dev.bgcheck.frontend.objc.syntax.ObjcParser;
import dev.bgcheck.frontend.objc.syntax.ObjcRecovery;
import dev.bgcheck.frontend.swift.syntax.SwiftParser;
import dev.bgcheck.frontend.swift.syntax.SwiftRecovery;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The languages whose parsers are our own. */
enum Syntax {
  SWIFT("swift", "swift"),
  OBJC("objc", "m"),
  OBJCPP("objcpp", "mm"),
  OBJC_HEADER("objc-header", "h");

  private final String word;
  private final String ending;

  Syntax(String word, String ending) {
    this.word = word;
    this.ending = ending;
  }

  String word() {
    return word;
  }

  static Set<String> endings() {
    return Set.of(SWIFT.ending, OBJC.ending, OBJCPP.ending, OBJC_HEADER.ending);
  }

  static Optional<Syntax> of(String path) {
    String ending = TreePath.ending(path);
    for (Syntax syntax : values()) {
      if (syntax.ending.equals(ending)) {
        return Optional.of(syntax);
      }
    }
    return Optional.empty();
  }

  /** Parses a file; the offset of the first place that was not understood, if there is one. */
  OptionalInt parse(SourceFile file) {
    return this == SWIFT
        ? SwiftParser.parse(file).recoveries().stream().mapToInt(SwiftRecovery::offset).findFirst()
        : ObjcParser.parse(file).recoveries().stream().mapToInt(ObjcRecovery::offset).findFirst();
  }
}
