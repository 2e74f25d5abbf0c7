package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads directives, each of which is one token. */
final class DirectiveReader {
  private final Parse p;

  DirectiveReader(Parse p) {
    this.p = p;
  }

  /** Reads a directive other than a condition. */
  ObjcDecl read() {
    int i = p.at();
    int kind = p.kind();
    int start = p.tokens.start[i];
    int end = p.tokens.end[i];
    p.advance();
    String word = word(i);
    int from = textStart(i, word);
    if (kind == Token.DIR_IMPORT) {
      return include(start, end, from, word);
    }
    if (kind == Token.DIR_DEFINE) {
      return define(start, end, from);
    }
    return new ObjcDecl.Directive(start, end, word, p.textOf(from, end));
  }

  /** A branch of a conditional block, whose directive has been read. */
  <N extends ObjcNode> ObjcBranch<N> branch(int start, int directive, List<N> items) {
    boolean closed = p.kind() == Token.DIR_ELSE || p.kind() == Token.DIR_ENDIF;
    int end = closed ? Math.max(p.start(), p.lastEnd()) : p.lastEnd();
    String word = word(directive);
    String condition = p.textOf(textStart(directive, word), p.tokens.end[directive]);
    return new ObjcBranch<>(start, end, word, condition, items);
  }

  private String word(int i) {
    int symbol = p.tokens.symbol[i];
    return symbol < 0 ? "" : p.symbols.name(symbol);
  }

  private int textStart(int i, String word) {
    int from = p.tokens.start[i] + 1;
    int end = p.tokens.end[i];
    while (from < end && isBlank(p.text[from])) {
      from++;
    }
    from = Math.min(end, from + word.length());
    while (from < end && isBlank(p.text[from])) {
      from++;
    }
    return from;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\\' || c == '\r' || c == '\n';
  }

  private ObjcDecl include(int start, int end, int from, String word) {
    boolean system = from < end && p.text[from] == '<';
    char closing = system ? '>' : '"';
    int to = from + 1;
    while (to < end && p.text[to] != closing) {
      to++;
    }
    boolean quoted = from < end && (system || p.text[from] == '"');
    String path = quoted ? p.textOf(from + 1, to) : p.textOf(from, end);
    ObjcDecl.Style style = word.equals("import") ? ObjcDecl.Style.IMPORT : ObjcDecl.Style.INCLUDE;
    return new ObjcDecl.Import(start, end, style, path, system);
  }

  private ObjcDecl define(int start, int end, int from) {
    int i = from;
    while (i < end && (Character.isUnicodeIdentifierPart(p.text[i]) || p.text[i] == '$')) {
      i++;
    }
    ObjcName name = new ObjcName(from, i, p.textOf(from, i));
    boolean functionLike = i < end && p.text[i] == '(';
    List<String> parameters = new ArrayList<>();
    if (functionLike) {
      int close = i + 1;
      int word = close;
      while (close < end && p.text[close] != ')') {
        if (p.text[close] == ',') {
          parameters.add(p.textOf(word, close).strip());
          word = close + 1;
        }
        close++;
      }
      String last = p.textOf(word, close).strip();
      if (!last.isEmpty()) {
        parameters.add(last);
      }
      i = Math.min(end, close + 1);
    }
    while (i < end && isBlank(p.text[i])) {
      i++;
    }
    Optional<ObjcExpr> value = functionLike ? Optional.empty() : constant(i, end);
    return new ObjcDecl.MacroDefinition(
        start, end, name, functionLike, List.copyOf(parameters), p.textOf(i, end), value);
  }

  /** The expression that a body is, where it is one literal or word. */
  private Optional<ObjcExpr> constant(int from, int to) {
    int start = from;
    int end = to;
    while (end - start > 2 && p.text[start] == '(' && p.text[end - 1] == ')') {
      start++;
      end--;
      while (start < end && isBlank(p.text[start])) {
        start++;
      }
      while (end > start && isBlank(p.text[end - 1])) {
        end--;
      }
    }
    if (start >= end) {
      return Optional.empty();
    }
    char first = p.text[start];
    if (first == '"' || first == '@' && start + 1 < end && p.text[start + 1] == '"') {
      return string(start, end);
    }
    boolean negative = first == '-' && start + 1 < end;
    int word = negative ? start + 1 : start;
    boolean digits = Character.isDigit(p.text[word]);
    for (int i = word; i < end; i++) {
      char c = p.text[i];
      if (!Character.isUnicodeIdentifierPart(c) && !(digits && c == '.')) {
        return Optional.empty();
      }
    }
    String text = p.textOf(word, end);
    if (!digits) {
      return negative ? Optional.empty() : Optional.of(new ObjcExpr.Name(word, end, text));
    }
    ObjcExpr number = new ObjcExpr.NumberLiteral(word, end, text);
    return Optional.of(negative ? new ObjcExpr.Prefix(start, end, "-", number) : number);
  }

  private Optional<ObjcExpr> string(int start, int end) {
    boolean object = p.text[start] == '@';
    int quote = object ? start + 1 : start;
    for (int i = quote + 1; i < end; i++) {
      if (p.text[i] == '\\') {
        i++;
      } else if (p.text[i] == '"') {
        return i == end - 1
            ? Optional.of(
                new ObjcExpr.StringLiteral(start, end, object, Strings.decode(p.text, start, end)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
