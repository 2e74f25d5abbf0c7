package dev.bgcheck.frontend.objc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a preprocessor condition, where the macros in it leave no doubt.
 *
 * <p>What is not understood, such as a call of a macro or a very deep expression, is unknown.
 */
final class MacroExpression {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[A-Za-z_]\\w*|\\d[\\w.']*|&&|\\|\\||[=!<>]=|<<|>>|\"[^\"]*\"|/\\*.*?\\*/|//.*|[^\\s\\\\]");
  private static final int MAX_DEPTH = 100;
  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("==", 3),
          Map.entry("!=", 3),
          Map.entry("<", 4),
          Map.entry("<=", 4),
          Map.entry(">", 4),
          Map.entry(">=", 4),
          Map.entry("+", 5),
          Map.entry("-", 5));

  private final List<String> tokens = new ArrayList<>();
  private final Function<String, OptionalLong> values;
  private final Function<String, OptionalLong> defined;
  private int at;
  private int depth;

  /** A condition as written, with what macros stand for and whether they are defined. */
  MacroExpression(
      String text, Function<String, OptionalLong> values, Function<String, OptionalLong> defined) {
    this.values = values;
    this.defined = defined;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().startsWith("/*") && !matcher.group().startsWith("//")) {
        tokens.add(matcher.group());
      }
    }
  }

  /** The value; empty when it is unknown. */
  OptionalLong value() {
    OptionalLong value = binary(1);
    return at == tokens.size() ? value : OptionalLong.empty();
  }

  private String token() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private boolean take(String token) {
    boolean found = token().equals(token);
    at += found ? 1 : 0;
    return found;
  }

  private OptionalLong binary(int rank) {
    OptionalLong left = unary();
    while (RANKS.getOrDefault(token(), 0) >= rank) {
      String operator = token();
      at++;
      OptionalLong right = binary(RANKS.get(operator) + 1);
      left = apply(operator, left, right);
    }
    return left;
  }

  private OptionalLong unary() {
    depth++;
    if (depth > MAX_DEPTH) {
      at = tokens.size() + 1;
      return OptionalLong.empty();
    }
    OptionalLong value = primary();
    depth--;
    return value;
  }

  private OptionalLong primary() {
    if (take("!")) {
      OptionalLong value = unary();
      return value.isEmpty() ? value : OptionalLong.of(value.getAsLong() == 0 ? 1 : 0);
    }
    if (take("-")) {
      OptionalLong value = unary();
      return value.isEmpty() ? value : OptionalLong.of(-value.getAsLong());
    }
    if (take("(")) {
      OptionalLong value = binary(1);
      return take(")") ? value : OptionalLong.empty();
    }
    if (take("defined")) {
      boolean open = take("(");
      OptionalLong value = defined.apply(token());
      at++;
      return !open || take(")") ? value : OptionalLong.empty();
    }
    String token = token();
    at++;
    if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
      return number(token);
    }
    if (token().equals("(")) {
      return macroCall(token);
    }
    return token.isEmpty() || !Character.isJavaIdentifierStart(token.charAt(0))
        ? OptionalLong.empty()
        : values.apply(token);
  }

  /** Ex) __has_feature(objc_arc), which every project of today answers with yes. */
  private OptionalLong macroCall(String macro) {
    int open = 0;
    String first = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
    while (at < tokens.size()) {
      open += token().equals("(") ? 1 : token().equals(")") ? -1 : 0;
      at++;
      if (open == 0) {
        break;
      }
    }
    boolean arc = macro.equals("__has_feature") && first.startsWith("objc_");
    return arc ? OptionalLong.of(1) : OptionalLong.empty();
  }

  private static OptionalLong number(String text) {
    String digits = text.replaceAll("[uUlL]+$", "");
    try {
      return OptionalLong.of(Long.decode(digits));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong apply(String operator, OptionalLong left, OptionalLong right) {
    if (operator.equals("&&") || operator.equals("||")) {
      boolean decisive = operator.equals("||");
      boolean decided =
          (left.isPresent() && (left.getAsLong() != 0) == decisive)
              || (right.isPresent() && (right.getAsLong() != 0) == decisive);
      if (decided) {
        return OptionalLong.of(decisive ? 1 : 0);
      }
      return left.isPresent() && right.isPresent()
          ? OptionalLong.of(decisive ? 0 : 1)
          : OptionalLong.empty();
    }
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalLong.empty();
    }
    long a = left.getAsLong();
    long b = right.getAsLong();
    return switch (operator) {
      case "+" -> OptionalLong.of(a + b);
      case "-" -> OptionalLong.of(a - b);
      case "==" -> truth(a == b);
      case "!=" -> truth(a != b);
      case "<" -> truth(a < b);
      case "<=" -> truth(a <= b);
      case ">" -> truth(a > b);
      default -> truth(a >= b);
    };
  }

  private static OptionalLong truth(boolean value) {
    return OptionalLong.of(value ? 1 : 0);
  }
}
