package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.ClassNode;

/**
 * Places in the source that a class was compiled from; the class file as a whole when there is no
 * source.
 */
final class LineSpans {
  private static final int FARTHEST_HEADER = 60;
  private final SourceFile file;
  private final Span[] lines;

  LineSpans(SourceFile file) {
    this.file = file;
    this.lines = new Span[file.isBinary() ? 0 : file.lines().lineCount() + 1];
  }

  SourceFile file() {
    return file;
  }

  /** Whether line tables of a class speak of this file. */
  boolean isSourceOf(ClassNode node) {
    return node.sourceFile != null && node.sourceFile.equals(file.name());
  }

  /** Whether a line of a line table exists; Kotlin numbers inlined code behind the file's end. */
  boolean has(int line) {
    return line >= 1 && line < lines.length;
  }

  /** The line without the space around it. */
  Span line(int line) {
    if (!has(line)) {
      return file.start();
    }
    Span span = lines[line];
    if (span == null) {
      int start = file.lines().lineStart(line);
      int end = file.lines().lineEnd(line);
      String text = file.text();
      while (end > start && text.charAt(end - 1) <= ' ') {
        end--;
      }
      while (start < end && text.charAt(start) <= ' ') {
        start++;
      }
      span = file.span(start, end);
      lines[line] = span;
    }
    return span;
  }

  /**
   * The name in a routine's header, sought from its first line of code upwards; that line when it
   * is not found (constructors and accessors that nobody wrote).
   */
  Span header(String name, int firstLine) {
    if (!has(firstLine) || name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      return line(firstLine);
    }
    for (int line = firstLine; line >= Math.max(1, firstLine - FARTHEST_HEADER); line--) {
      int start = file.lines().lineStart(line);
      int at = headerIn(name, start, file.lines().lineEnd(line));
      if (at >= 0) {
        return file.span(at, at + name.length());
      }
    }
    return line(firstLine);
  }

  /** Where {@code name} is followed by a parameter list and not part of a call {@code x.name(}. */
  private int headerIn(String name, int from, int to) {
    String text = file.text();
    for (int at = text.indexOf(name, from); at >= 0 && at < to; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean whole = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean called = at > 0 && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '(');
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      if (whole && !called && end < text.length() && text.charAt(end) == '(' && declares(at)) {
        return at;
      }
    }
    return -1;
  }

  /** A header has a type, {@code fun} or a modifier before the name; a call has none. */
  private boolean declares(int at) {
    int before = at - 1;
    while (before >= 0 && file.text().charAt(before) == ' ') {
      before--;
    }
    if (before < 0 || before == at - 1) {
      return before < 0;
    }
    char c = file.text().charAt(before);
    return Character.isJavaIdentifierPart(c) || c == '>' || c == ']' || c == '\n' || c == '\r';
  }

  /** The name in a type's declaration; the file's start when it is not found. */
  Span typeHeader(String simpleName) {
    if (file.isBinary() || simpleName.isEmpty()) {
      return file.start();
    }
    Matcher matcher =
        Pattern.compile(
                "\\b(?:class|interface|enum|record|object|@interface)\\s+("
                    + Pattern.quote(simpleName)
                    + ")\\b")
            .matcher(file.text());
    return matcher.find() ? file.span(matcher.start(1), matcher.end(1)) : file.start();
  }

  /** From the first to the last of two lines. */
  Span lines(int first, int last) {
    return has(first) && has(last) ? line(first).to(line(last)) : line(first);
  }
}
