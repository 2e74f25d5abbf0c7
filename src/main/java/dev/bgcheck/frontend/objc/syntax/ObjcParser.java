package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.source.SourceFile;
import java.util.List;

/** Parses Objective-C. */
public final class ObjcParser {
  private ObjcParser() {}

  /** The tree of {@code file}. */
  public static ObjcSyntaxTree parse(SourceFile file) {
    return new ObjcSyntaxTree(file, List.of(), List.of(), List.of(), List.of());
  }
}
