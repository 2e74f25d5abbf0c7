package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.source.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text with {@code $(NAME)}, {@code ${NAME}}, nested names {@code $(A_$(B))} and modifiers {@code
 * $(NAME:lower)}, as build settings and property lists hold it.
 */
public final class SettingExpression {
  private static final int MAX_NESTING = 40;

  private final String text;
  private final Function<String, Optional<ResolvedText>> variables;

  /** Whether {@code $NAME} without brackets is a variable, as it is in settings. */
  private final boolean bare;

  /** Where a bracketed variable starts that is closed again; found in one pass. */
  private final BitSet closed;

  private int at;
  private int nesting;

  private SettingExpression(
      String text, Function<String, Optional<ResolvedText>> variables, boolean bare) {
    this.text = text;
    this.variables = variables;
    this.bare = bare;
    this.closed = closedVariables(text);
  }

  private static BitSet closedVariables(String text) {
    BitSet closed = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean starts = c == '$' && i + 1 < text.length() && "({".indexOf(text.charAt(i + 1)) >= 0;
      if (starts) {
        open.push(i);
      } else if (!open.isEmpty() && c == (text.charAt(open.peek() + 1) == '(' ? ')' : '}')) {
        closed.set(open.pop());
      }
    }
    return closed;
  }

  /**
   * The text with its variables replaced; a variable without a value stays as a hole.
   *
   * @param bare whether {@code $NAME} without brackets counts as a variable
   */
  public static ResolvedText evaluate(
      String text, Function<String, Optional<ResolvedText>> variables, boolean bare) {
    if (text.indexOf('$') < 0) {
      return ResolvedText.of(text);
    }
    return new ResolvedText(new SettingExpression(text, variables, bare).parts((char) 0));
  }

  private List<ResolvedText.Part> parts(char end) {
    List<ResolvedText.Part> parts = new ArrayList<>();
    StringBuilder known = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (end != 0 && (c == end || c == ':')) {
        break;
      }
      if (c == '$' && at + 1 < text.length()) {
        Optional<List<ResolvedText.Part>> variable = variable();
        if (variable.isPresent()) {
          parts.add(new ResolvedText.Known(known.toString()));
          known.setLength(0);
          parts.addAll(variable.get());
          continue;
        }
      }
      known.append(c);
      at++;
    }
    parts.add(new ResolvedText.Known(known.toString()));
    return parts;
  }

  /** The variable that starts here; empty, without moving, when none does. */
  private Optional<List<ResolvedText.Part>> variable() {
    int start = at;
    char open = text.charAt(at + 1);
    if (bare && (Character.isLetter(open) || open == '_')) {
      int end = at + 1;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      at = end;
      return Optional.of(value(text.substring(start + 1, end), List.of(), start));
    }
    char close = open == '(' ? ')' : open == '{' ? '}' : 0;
    if (close == 0 || nesting >= MAX_NESTING || !closed.get(start)) {
      return Optional.empty();
    }
    nesting++;
    at += 2;
    ResolvedText name = new ResolvedText(parts(close));
    List<String> modifiers = new ArrayList<>();
    while (at < text.length() && text.charAt(at) == ':') {
      modifiers.add(modifier(close));
    }
    nesting--;
    if (at >= text.length()) {
      at = start;
      return Optional.empty();
    }
    at++;
    if (!name.isComplete()) {
      return Optional.of(List.of(new ResolvedText.Hole(name.text(), text.substring(start, at))));
    }
    return Optional.of(value(name.text(), modifiers, start));
  }

  /** The modifier behind a colon, with its own variables replaced where they are known. */
  private String modifier(char close) {
    at++;
    if (text.startsWith("default=", at)) {
      at += "default=".length();
      StringBuilder value = new StringBuilder("default=");
      // A default may hold colons, so it goes on to the closing bracket.
      while (at < text.length() && text.charAt(at) != close) {
        value.append(new ResolvedText(parts(close)).text());
        if (at < text.length() && text.charAt(at) == ':') {
          value.append(':');
          at++;
        }
      }
      return value.toString();
    }
    return new ResolvedText(parts(close)).text();
  }

  private List<ResolvedText.Part> value(String name, List<String> modifiers, int start) {
    String raw = text.substring(start, at);
    Optional<ResolvedText> value = variables.apply(name);
    for (String modifier : modifiers) {
      if (modifier.startsWith("default=")) {
        if (value.isEmpty() || value.get().text().isEmpty()) {
          value = Optional.of(ResolvedText.of(modifier.substring("default=".length())));
        }
      } else if (value.isPresent() && value.get().isComplete()) {
        value = Optional.of(ResolvedText.of(modified(value.get().text(), modifier)));
      } else {
        return List.of(new ResolvedText.Hole(name, raw));
      }
    }
    return value
        .map(ResolvedText::parts)
        .orElseGet(() -> List.of(new ResolvedText.Hole(name, raw)));
  }

  private static String modified(String value, String modifier) {
    int equals = modifier.indexOf('=');
    String operation = equals < 0 ? modifier : modifier.substring(0, equals);
    String operand = equals < 0 ? "" : modifier.substring(equals + 1);
    return switch (operation) {
      case "lower" -> value.toLowerCase(Locale.ROOT);
      case "upper" -> value.toUpperCase(Locale.ROOT);
      case "rfc1034identifier" -> value.replaceAll("[^A-Za-z0-9.-]", "-");
      case "c99extidentifier", "identifier" -> identifier(value, operation.startsWith("c99"));
      case "dir" -> equals < 0 ? folder(value) : TreePath.join(operand, TreePath.name(value));
      case "file" -> TreePath.name(value);
      case "base" -> withoutSuffix(TreePath.name(value));
      case "suffix" -> suffix(value);
      case "standardizepath", "abspath", "realpath" -> TreePath.normal(value);
      default -> value;
    };
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "./" : path.substring(0, slash + 1);
  }

  private static String withoutSuffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static String suffix(String path) {
    String name = TreePath.name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  private static String identifier(String value, boolean unicode) {
    StringBuilder name = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              boolean letter = unicode ? Character.isLetter(c) : c < 128 && Character.isLetter(c);
              boolean digit = c >= '0' && c <= '9';
              if (digit && name.isEmpty()) {
                name.append('_');
              } else {
                name.appendCodePoint(letter || digit ? c : '_');
              }
            });
    return name.toString();
  }

  private static boolean isNamePart(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
  }
}
