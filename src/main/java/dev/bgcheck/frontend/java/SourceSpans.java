package dev.bgcheck.frontend.java;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;

/** Places of syntax nodes in their file. */
final class SourceSpans {
  private final SourceFile file;

  SourceSpans(SourceFile file) {
    this.file = file;
  }

  SourceFile file() {
    return file;
  }

  /** The text a node covers; the file's start for nodes that no text belongs to. */
  Span of(Node node) {
    return node.getRange().map(this::of).orElseGet(file::start);
  }

  Span of(Range range) {
    int start = offset(range.begin);
    // JavaParser's end is the last character itself.
    return file.span(start, Math.max(start, Math.min(offset(range.end) + 1, file.text().length())));
  }

  private int offset(Position position) {
    return file.lines().offsetOf(position.line, position.column);
  }
}
