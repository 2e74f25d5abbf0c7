package dev.bgcheck.source.yaml;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the plain part of YAML that rule files and catalogues are written in, in a fraction of the
 * time the full reader needs to start. It gives up at the first thing it does not know for sure:
 * anchors, tags, folded and continued texts, flow collections over several lines, tabs, anything
 * that is wrong. The full reader then decides; where this one has an answer, the two agree.
 */
final class QuickYaml {
  private static final int MAX_DEPTH = 40;
  private static final String NO_PLAIN_START = "?:,[]{}#&*!|>'\"%@`";
  private static final String FLOW = "[{,]}";

  /** This is for the full reader. Carries no trace: giving up is a normal way to end. */
  private static final class GiveUp extends Exception {
    private static final long serialVersionUID = 1L;

    GiveUp() {
      super(null, null, false, false);
    }
  }

  private final SourceFile file;
  private final String text;
  private final int end;
  private int at;
  private int depth;

  private QuickYaml(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.end = text.length();
  }

  /** The document, or nothing when it is not plain enough. */
  static Optional<YamlNode> read(SourceFile file) {
    try {
      return Optional.of(new QuickYaml(file).document());
    } catch (GiveUp notPlain) {
      return Optional.empty();
    }
  }

  private YamlNode document() throws GiveUp {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean plain = (c >= ' ' && c < 0x7f) || c == '\n' || (c > 0xa0 && c < 0x2000);
      // Dashes, quotes and arrows of prose; not the line separators among them.
      boolean prose = c >= 0x2010 && c < 0x2028 || c >= 0x2190 && c < 0x2600;
      if (!plain && !prose) {
        throw new GiveUp();
      }
    }
    int column = nextLine();
    if (column < 0 || end == 0 || text.charAt(end - 1) != '\n') {
      throw new GiveUp();
    }
    YamlNode node = block(column);
    if (nextLine() >= 0) {
      throw new GiveUp();
    }
    return node;
  }

  /** Goes to the first character of the next line with content; its column, or -1 at the end. */
  private int nextLine() throws GiveUp {
    while (at < end) {
      int start = at;
      while (at < end && text.charAt(at) == ' ') {
        at++;
      }
      if (at < end && text.charAt(at) != '\n' && text.charAt(at) != '#') {
        if (at == start && (text.startsWith("---", at) || text.startsWith("...", at))) {
          throw new GiveUp();
        }
        return at - start;
      }
      int next = text.indexOf('\n', at);
      at = next < 0 ? end : next + 1;
    }
    return -1;
  }

  /** The column of the next line with content, without going there. */
  private int peekLine() throws GiveUp {
    int before = at;
    int column = nextLine();
    at = before;
    return column;
  }

  private YamlNode block(int column) throws GiveUp {
    if (++depth > MAX_DEPTH) {
      throw new GiveUp();
    }
    YamlNode node = isDash(at) ? sequence(column) : mapping(column);
    depth--;
    return node;
  }

  private boolean isDash(int offset) {
    return offset + 1 < end
        && text.charAt(offset) == '-'
        && (text.charAt(offset + 1) == ' ' || text.charAt(offset + 1) == '\n');
  }

  private YamlNode sequence(int column) throws GiveUp {
    int start = at;
    List<YamlNode> items = new ArrayList<>();
    while (true) {
      int dash = at;
      at++;
      skipBlanks();
      if (isLineEnd()) {
        at = endOfLine();
        int inner = nextLine();
        if (inner <= column) {
          throw new GiveUp();
        }
        items.add(block(inner));
      } else if (isDash(at)) {
        throw new GiveUp();
      } else if (startsEntry()) {
        items.add(block(column + at - dash));
      } else {
        items.add(inline(column));
      }
      int next = peekLine();
      if (next > column) {
        throw new GiveUp();
      }
      if (next < column || !isDashAtNextLine()) {
        break;
      }
      nextLine();
    }
    return new YamlNode.Sequence(span(start, endOf(items)), items);
  }

  private boolean isDashAtNextLine() throws GiveUp {
    int before = at;
    boolean dash = nextLine() >= 0 && isDash(at);
    at = before;
    return dash;
  }

  private YamlNode mapping(int column) throws GiveUp {
    int start = at;
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (true) {
      YamlNode.Scalar key = key();
      if (!names.add(key.text()) || key.text().equals("<<")) {
        throw new GiveUp();
      }
      int colon = at;
      skipBlanks();
      YamlNode value = isLineEnd() ? valueBelow(column, colon) : inline(column);
      entries.add(new YamlNode.Entry(key, value));
      int next = peekLine();
      if (next > column) {
        throw new GiveUp();
      }
      if (next < column) {
        break;
      }
      nextLine();
      if (isDash(at)) {
        throw new GiveUp();
      }
    }
    int last = entries.get(entries.size() - 1).value().span().end();
    return new YamlNode.Mapping(span(start, last), entries);
  }

  /** What stands on the lines below a key, or nothing at all. */
  private YamlNode valueBelow(int column, int colon) throws GiveUp {
    at = endOfLine();
    int before = at;
    int inner = nextLine();
    // The dashes of a list may stand below the first character of its key.
    if (inner > column && (charHere() == '{' || charHere() == '[')) {
      return inline(column);
    }
    if (inner > column || (inner == column && isDash(at))) {
      return block(inner);
    }
    at = before;
    return new YamlNode.Scalar(span(colon, colon), "", false);
  }

  /** Whether a key with its colon starts here. */
  private boolean startsEntry() {
    int before = at;
    try {
      key();
      return true;
    } catch (GiveUp noKey) {
      return false;
    } finally {
      at = before;
    }
  }

  /** A key, up to and with its colon. */
  private YamlNode.Scalar key() throws GiveUp {
    YamlNode.Scalar key = isQuote() ? quoted() : plain(false);
    if (at >= end || text.charAt(at) != ':' || !isBlankOrEnd(at + 1)) {
      throw new GiveUp();
    }
    at++;
    return key;
  }

  /** A value that starts on the line of its key or dash; goes behind the line. */
  private YamlNode inline(int column) throws GiveUp {
    char c = text.charAt(at);
    if (c == '|') {
      return literal(column);
    }
    YamlNode node;
    if (c == '[' || c == '{') {
      node = flow();
    } else {
      node = isQuote() ? quoted() : plain(false);
    }
    skipBlanks();
    boolean comment = at < end && text.charAt(at) == '#' && text.charAt(at - 1) == ' ';
    if (!comment && !isLineEnd()) {
      throw new GiveUp();
    }
    at = endOfLine();
    return node;
  }

  /** Ex) {@code key: |} with the lines of the text below, indented. */
  private YamlNode literal(int column) throws GiveUp {
    int start = at;
    boolean strip = text.startsWith("|-", at);
    at += strip ? 2 : 1;
    if (at >= end || text.charAt(at) != '\n') {
      throw new GiveUp();
    }
    at++;
    StringBuilder content = new StringBuilder();
    int indent = -1;
    int lastCharacter = -1;
    int emptyLines = 0;
    while (at < end) {
      int first = at;
      while (first < end && text.charAt(first) == ' ') {
        first++;
      }
      int lineEnd = text.indexOf('\n', first);
      int blanks = first - at;
      if (first == lineEnd) {
        // A blank line longer than the indentation keeps its blanks; the first lines decide it.
        if (indent < 0 || blanks > indent) {
          throw new GiveUp();
        }
        emptyLines++;
        at = lineEnd + 1;
        continue;
      }
      if (indent < 0) {
        indent = blanks;
        if (indent <= column) {
          throw new GiveUp();
        }
      }
      if (blanks < indent) {
        break;
      }
      content.append("\n".repeat(emptyLines)).append(text, at + indent, lineEnd + 1);
      emptyLines = 0;
      lastCharacter = lineEnd;
      at = lineEnd + 1;
    }
    if (lastCharacter < 0) {
      throw new GiveUp();
    }
    if (strip) {
      content.setLength(content.length() - 1);
    }
    while (Character.isWhitespace(text.charAt(lastCharacter - 1))) {
      lastCharacter--;
    }
    return new YamlNode.Scalar(span(start, lastCharacter), content.toString(), true);
  }

  private YamlNode flow() throws GiveUp {
    if (++depth > MAX_DEPTH) {
      throw new GiveUp();
    }
    int start = at;
    boolean mapping = text.charAt(at) == '{';
    char closing = mapping ? '}' : ']';
    at++;
    List<YamlNode> items = new ArrayList<>();
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    skipFlowBlanks();
    while (charHere() != closing) {
      if (mapping) {
        YamlNode.Scalar key = isQuote() ? quoted() : plain(true);
        if (charHere() != ':' || at + 1 >= end || text.charAt(at + 1) != ' ') {
          throw new GiveUp();
        }
        if (!names.add(key.text()) || key.text().equals("<<")) {
          throw new GiveUp();
        }
        at++;
        int colon = at;
        skipBlanks();
        boolean empty = charHere() == ',' || charHere() == '}';
        YamlNode value = empty ? new YamlNode.Scalar(span(colon, colon), "", false) : flowValue();
        entries.add(new YamlNode.Entry(key, value));
      } else {
        items.add(flowValue());
      }
      skipFlowBlanks();
      if (charHere() == ',') {
        at++;
        skipFlowBlanks();
      } else if (charHere() != closing) {
        throw new GiveUp();
      }
    }
    at++;
    depth--;
    Span span = span(start, at);
    return mapping ? new YamlNode.Mapping(span, entries) : new YamlNode.Sequence(span, items);
  }

  private YamlNode flowValue() throws GiveUp {
    char c = charHere();
    if (c == '[' || c == '{') {
      return flow();
    }
    YamlNode.Scalar scalar = isQuote() ? quoted() : plain(true);
    skipFlowBlanks();
    return scalar;
  }

  private YamlNode.Scalar quoted() throws GiveUp {
    int start = at;
    char quote = text.charAt(at);
    StringBuilder content = new StringBuilder();
    at++;
    while (true) {
      char c = charHere();
      if (c == '\n') {
        throw new GiveUp();
      }
      at++;
      if (c == quote) {
        if (quote == '\'' && at < end && text.charAt(at) == '\'') {
          content.append('\'');
          at++;
          continue;
        }
        return new YamlNode.Scalar(span(start, at), content.toString(), true);
      }
      if (c == '\\' && quote == '"') {
        char escaped = charHere();
        if (escaped != '"' && escaped != '\\') {
          throw new GiveUp();
        }
        content.append(escaped);
        at++;
      } else {
        content.append(c);
      }
    }
  }

  /** A text without quotes, up to what ends it on this line. */
  private YamlNode.Scalar plain(boolean inFlow) throws GiveUp {
    int start = at;
    char first = charHere();
    if (NO_PLAIN_START.indexOf(first) >= 0
        || first == '\n'
        || (first == '-' && (isBlankOrEnd(at + 1) || inFlow))) {
      throw new GiveUp();
    }
    int last = at;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\n'
          || (c == ':' && isBlankOrEnd(at + 1))
          || (c == '#' && text.charAt(at - 1) == ' ')
          || (inFlow && FLOW.indexOf(c) >= 0)) {
        break;
      }
      if (inFlow && c == ':' && FLOW.indexOf(text.charAt(at + 1)) >= 0) {
        throw new GiveUp();
      }
      at++;
      if (c != ' ') {
        last = at;
      }
    }
    if (inFlow && (at >= end || text.charAt(at) == '#')) {
      throw new GiveUp();
    }
    if (inFlow && text.charAt(at) == '\n') {
      // A text that goes on in the next line is not plain; one that ends with this line is.
      int before = at;
      skipFlowBlanks();
      if (FLOW.indexOf(charHere()) < 2) {
        throw new GiveUp();
      }
      at = before;
    }
    return new YamlNode.Scalar(span(start, last), text.substring(start, last), false);
  }

  private char charHere() throws GiveUp {
    if (at >= end) {
      throw new GiveUp();
    }
    return text.charAt(at);
  }

  private boolean isQuote() {
    return at < end && (text.charAt(at) == '"' || text.charAt(at) == '\'');
  }

  private boolean isBlankOrEnd(int offset) {
    return offset >= end || text.charAt(offset) == ' ' || text.charAt(offset) == '\n';
  }

  /** Whether nothing but a comment follows on the line. */
  private boolean isLineEnd() {
    return at >= end
        || text.charAt(at) == '\n'
        || (text.charAt(at) == '#' && at > 0 && text.charAt(at - 1) == ' ');
  }

  private int endOfLine() {
    int next = text.indexOf('\n', at);
    return next < 0 ? end : next + 1;
  }

  private void skipBlanks() {
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
  }

  /** Within brackets a line's end is a blank, when the next line is indented. */
  private void skipFlowBlanks() throws GiveUp {
    skipBlanks();
    while (at < end && text.charAt(at) == '\n') {
      at++;
      if (charHere() != ' ') {
        throw new GiveUp();
      }
      skipBlanks();
    }
  }

  private static int endOf(List<YamlNode> items) {
    return items.get(items.size() - 1).span().end();
  }

  private Span span(int start, int stop) {
    return file.span(start, stop);
  }
}
