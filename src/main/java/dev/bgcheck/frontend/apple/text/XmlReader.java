package dev.bgcheck.frontend.apple.text;

import dev.bgcheck.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an XML document into {@link XmlElement}s. It knows no document types and so no entities but
 * the five of XML itself; it reads nothing but the text it is given, in one pass, without
 * recursion.
 */
public final class XmlReader {
  private static final int MAX_DEPTH = 300;

  private final SourceFile file;
  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private XmlElement root;
  private Optional<Problem> problem = Optional.empty();

  /** What is wrong with a document, and where. */
  public record Problem(int offset, String message) {}

  /**
   * What was read.
   *
   * @param root the root element, absent when the document is broken
   */
  public record Result(Optional<XmlElement> root, Optional<Problem> problem) {}

  private static final class Open {
    final String name;
    final Map<String, String> attributes;
    final int start;
    final int contentStart;
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Open(String name, Map<String, String> attributes, int start, int contentStart) {
      this.name = name;
      this.attributes = attributes;
      this.start = start;
      this.contentStart = contentStart;
    }
  }

  private XmlReader(SourceFile file) {
    this.file = file;
    this.text = file.text();
  }

  /** The document in {@code file}. */
  public static Result read(SourceFile file) {
    XmlReader reader = new XmlReader(file);
    reader.walk();
    if (reader.problem.isEmpty() && !reader.open.isEmpty()) {
      reader.fail(
          reader.text.length(), "the file ends before `" + reader.open.peek().name + "` is closed");
    }
    if (reader.problem.isEmpty() && reader.root == null) {
      reader.fail(0, "there is no element in this file");
    }
    return new Result(
        reader.problem.isPresent() ? Optional.empty() : Optional.of(reader.root), reader.problem);
  }

  private void fail(int offset, String message) {
    if (problem.isEmpty()) {
      problem = Optional.of(new Problem(Math.min(offset, text.length()), message));
    }
    at = text.length();
  }

  private void walk() {
    while (at < text.length()) {
      if (text.charAt(at) != '<') {
        characters();
      } else if (text.startsWith("<!--", at)) {
        skipTo("-->");
      } else if (text.startsWith("<![CDATA[", at)) {
        cdata();
      } else if (text.startsWith("<?", at)) {
        skipTo("?>");
      } else if (text.startsWith("<!", at)) {
        documentType();
      } else if (text.startsWith("</", at)) {
        close();
      } else {
        open();
      }
    }
  }

  private void characters() {
    int end = text.indexOf('<', at);
    end = end < 0 ? text.length() : end;
    if (!open.isEmpty()) {
      open.peek().text.append(decode(text.substring(at, end)));
    }
    at = end;
  }

  private void cdata() {
    int end = text.indexOf("]]>", at);
    if (end < 0) {
      fail(at, "the file ends in a CDATA section");
      return;
    }
    if (!open.isEmpty()) {
      open.peek().text.append(text, at + 9, end);
    }
    at = end + 3;
  }

  private void skipTo(String closing) {
    int end = text.indexOf(closing, at);
    if (end < 0) {
      fail(at, "the file ends before `" + closing + "`");
    } else {
      at = end + closing.length();
    }
  }

  private void documentType() {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        depth++;
      } else if (c == '>' && --depth == 0) {
        at = i + 1;
        return;
      }
    }
    fail(at, "the file ends in the document type declaration");
  }

  private void open() {
    int start = at;
    int nameEnd = nameEnd(at + 1);
    String name = local(text.substring(at + 1, nameEnd));
    if (name.isEmpty()) {
      fail(at, "`<` must be written `&lt;` here");
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    int i = nameEnd;
    while (i < text.length() && text.charAt(i) != '>') {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '/') {
        i++;
        continue;
      }
      i = attribute(i, attributes);
      if (i < 0) {
        fail(start, "this tag is not closed");
        return;
      }
    }
    if (i >= text.length()) {
      fail(start, "this tag is not closed");
      return;
    }
    boolean empty = text.charAt(i - 1) == '/';
    at = i + 1;
    if (open.size() >= MAX_DEPTH) {
      fail(start, "nested more than " + MAX_DEPTH + " levels deep");
      return;
    }
    open.push(new Open(name, attributes, start, at));
    if (empty) {
      finish(at, at);
    }
  }

  /** The offset behind the attribute at {@code start}; negative when the text ends in it. */
  private int attribute(int start, Map<String, String> attributes) {
    int end = nameEnd(start);
    if (end == start) {
      return start + 1;
    }
    String name = local(text.substring(start, end));
    int i = end;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    if (i >= text.length() || text.charAt(i) != '=') {
      return i;
    }
    i++;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    if (i >= text.length() || (text.charAt(i) != '"' && text.charAt(i) != '\'')) {
      return i;
    }
    int close = text.indexOf(text.charAt(i), i + 1);
    if (close < 0) {
      return -1;
    }
    attributes.put(name, decode(text.substring(i + 1, close)));
    return close + 1;
  }

  private void close() {
    int end = text.indexOf('>', at);
    if (end < 0) {
      fail(at, "this tag is not closed");
      return;
    }
    String name = local(text.substring(at + 2, end).strip());
    if (open.isEmpty() || !open.peek().name.equals(name)) {
      fail(
          at,
          open.isEmpty()
              ? "`</" + name + ">` closes nothing"
              : "`</" + name + ">` cannot close `<" + open.peek().name + ">`");
      return;
    }
    int contentEnd = at;
    at = end + 1;
    finish(contentEnd, at);
  }

  private void finish(int contentEnd, int end) {
    Open done = open.pop();
    XmlElement element =
        new XmlElement(
            done.name,
            done.attributes,
            done.children,
            done.text.toString(),
            file.span(done.start, end),
            file.span(done.contentStart, contentEnd));
    if (open.isEmpty()) {
      root = root == null ? element : root;
    } else {
      open.peek().children.add(element);
    }
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && "<>/='\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static String decode(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    return raw.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
