package dev.bgcheck.engine;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far something reaches that starts on a line of a configuration file: a key with its value in
 * an XML or ASCII property list or in YAML, an element of an array. Read from the text alone, as a
 * comment has no place in the values that were read.
 */
final class ValueLines {
  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<[?!][^>]*>|<(/?)([A-Za-z][\\w:.-]*)[^>]*?(/?)>",
          Pattern.DOTALL);
  private static final Pattern YAML_KEY =
      Pattern.compile("\\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\\s#:'\"][^:]*):(?:\\s.*)?");

  private ValueLines() {}

  /** The last line of what starts on {@code line}; the line itself where nothing is known to. */
  static int lastOf(SourceFile file, int line) {
    if (line > file.lines().lineCount()) {
      return line;
    }
    return switch (TreePath.ending(file.path())) {
      case "yml", "yaml" -> lastOfYaml(file, line);
      case "plist", "entitlements", "xml", "pbxproj" -> lastOfList(file, line);
      default -> line;
    };
  }

  private static int lastOfList(SourceFile file, int line) {
    int start = file.lines().lineStart(line);
    String text = file.text();
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = text.startsWith("<", start) ? endOfXml(text, start) : endOfAscii(text, start);
    return end < 0 ? line : Math.max(line, file.lines().lineAt(end));
  }

  /** The offset of the last character of the element at {@code start}; of a key, of its value. */
  private static int endOfXml(String text, int start) {
    Matcher tag = TAG.matcher(text).region(start, text.length());
    int depth = 0;
    boolean key = false;
    while (tag.find()) {
      String name = tag.group(2);
      if (name == null) {
        continue;
      }
      boolean closing = !tag.group(1).isEmpty();
      boolean empty = !tag.group(3).isEmpty();
      depth += closing ? -1 : empty ? 0 : 1;
      if (depth < 0) {
        // What starts here is the end of something else.
        return -1;
      }
      if (depth == 0) {
        if (!name.equals("key") || key) {
          return tag.end() - 1;
        }
        key = true;
      }
    }
    return -1;
  }

  /** The offset of the semicolon or comma that ends the entry at {@code start}. */
  private static int endOfAscii(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = endOfString(text, i);
      } else if (text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 1;
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
        if (depth < 0) {
          return -1;
        }
      } else if ((c == ';' || c == ',') && depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfString(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return text.length();
  }

  /** A key's value is indented more, or is a list whose dashes stand below the key. */
  private static int lastOfYaml(SourceFile file, int line) {
    String first = file.lineText(line);
    boolean key = YAML_KEY.matcher(first).matches();
    boolean item = first.strip().startsWith("-");
    if (!key && !item) {
      return line;
    }
    int indent = indent(first);
    int last = line;
    for (int next = line + 1; next <= file.lines().lineCount(); next++) {
      String text = file.lineText(next);
      if (text.isBlank()) {
        continue;
      }
      boolean below = key && !item && indent(text) == indent && text.strip().startsWith("-");
      if (indent(text) <= indent && !below) {
        break;
      }
      last = next;
    }
    return last;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
