package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.bgcheck.model.Value;

/** Literals as the values that a compiler makes of them. */
final class Literals {
  private Literals() {}

  static Value.Constant value(LiteralExpr literal) {
    if (literal instanceof TextBlockLiteralExpr block) {
      return Value.Constant.string(textBlock(block));
    } else if (literal instanceof StringLiteralExpr string) {
      return Value.Constant.string(unescaped(string.getValue()));
    } else if (literal instanceof BooleanLiteralExpr truth) {
      return Value.Constant.bool(truth.getValue());
    } else if (literal instanceof CharLiteralExpr character) {
      String text = unescaped(character.getValue());
      return Value.Constant.number(text.isEmpty() ? "0" : String.valueOf((int) text.charAt(0)));
    } else if (literal instanceof LiteralStringValueExpr number) {
      return Value.Constant.number(number(number, ""));
    }
    return Value.Constant.NIL;
  }

  /** A character as the text that it adds to a string. */
  static Value.Constant text(CharLiteralExpr character) {
    return Value.Constant.string(unescaped(character.getValue()));
  }

  /** What a constant adds to a string; other values as they are. */
  static Value inText(Value value) {
    if (!(value instanceof Value.Constant constant) || constant.isString()) {
      return value;
    }
    return Value.Constant.string(
        constant.kind() == Value.Constant.Kind.NIL ? "null" : constant.text());
  }

  /** The constant that a negated literal is; null for any other expression. */
  static Value.Constant negative(UnaryExpr unary) {
    Expression operand = unary.getExpression();
    while (operand instanceof EnclosedExpr enclosed) {
      operand = enclosed.getInner();
    }
    boolean isNumber =
        operand instanceof IntegerLiteralExpr
            || operand instanceof LongLiteralExpr
            || operand instanceof DoubleLiteralExpr;
    return unary.getOperator() == UnaryExpr.Operator.MINUS && isNumber
        ? Value.Constant.number(number((LiteralStringValueExpr) operand, "-"))
        : null;
  }

  /** The literal's value if it is one that compilers inline; null otherwise. */
  static Value.Constant constant(Expression expression) {
    if (expression instanceof LiteralExpr literal) {
      Value.Constant value = value(literal);
      return value.equals(Value.Constant.NIL) ? null : value;
    }
    return expression instanceof UnaryExpr unary ? negative(unary) : null;
  }

  /** A number without the ways of writing it that mean nothing: 0xFF, 1_000, 5L. */
  private static String number(LiteralStringValueExpr literal, String sign) {
    String text = literal.getValue().replace("_", "");
    if (literal instanceof DoubleLiteralExpr) {
      try {
        return sign + Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return sign + text;
      }
    }
    String digits =
        text.endsWith("L") || text.endsWith("l") ? text.substring(0, text.length() - 1) : text;
    try {
      return String.valueOf(parse(sign, digits, literal instanceof LongLiteralExpr));
    } catch (NumberFormatException e) {
      return sign + text;
    }
  }

  private static long parse(String sign, String digits, boolean isLong) {
    int radix = 10;
    String rest = digits;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      radix = 16;
      rest = digits.substring(2);
    } else if (digits.startsWith("0b") || digits.startsWith("0B")) {
      radix = 2;
      rest = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      radix = 8;
    }
    if (radix == 10) {
      return Long.parseLong(sign + rest);
    }
    // 0xFFFFFFFF is the int -1.
    long value = Long.parseUnsignedLong(rest, radix);
    value = isLong ? value : (int) value;
    return sign.isEmpty() ? value : -value;
  }

  private static String textBlock(TextBlockLiteralExpr block) {
    try {
      return block.asString();
    } catch (IllegalArgumentException e) {
      return block.getValue();
    }
  }

  /** A string's characters; as written when an escape is not Java's. */
  private static String unescaped(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    try {
      return unicode(written).translateEscapes();
    } catch (IllegalArgumentException e) {
      return written;
    }
  }

  private static String unicode(String written) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '\\' || i + 1 >= written.length()) {
        out.append(c);
      } else if (written.charAt(i + 1) == 'u') {
        int digits = i + 1;
        while (digits < written.length() && written.charAt(digits) == 'u') {
          digits++;
        }
        if (digits + 4 > written.length()) {
          return written;
        }
        char code = (char) Integer.parseInt(written.substring(digits, digits + 4), 16);
        out.append(code == '\\' ? "\\\\" : String.valueOf(code));
        i = digits + 3;
      } else {
        out.append(c).append(written.charAt(++i));
      }
    }
    return out.toString();
  }
}
