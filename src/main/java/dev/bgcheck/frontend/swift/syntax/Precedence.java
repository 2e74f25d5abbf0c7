package dev.bgcheck.frontend.swift.syntax;

/**
 * How tightly infix operators bind: the precedence groups of the standard library.
 *
 * <p>Operators a project declares are not known while one file is parsed. They get the default
 * precedence, which is above the ternary and below all standard operators but assignments; one that
 * looks like an assignment ({@code ??=}) is taken for one.
 */
final class Precedence {
  static final int ASSIGNMENT = 1;
  static final int TERNARY = 2;
  private static final int DEFAULT = 3;
  private static final int OR = 4;
  private static final int AND = 5;
  private static final int COMPARISON = 6;
  private static final int COALESCING = 7;
  static final int CAST = 8;
  private static final int RANGE = 9;
  private static final int ADDITION = 10;
  private static final int MULTIPLICATION = 11;
  private static final int SHIFT = 12;

  private Precedence() {}

  /** The precedence of an operator. */
  static int of(String operator) {
    return switch (operator) {
      case "=" -> ASSIGNMENT;
      case "||" -> OR;
      case "&&" -> AND;
      case "<", "<=", ">", ">=", "==", "!=", "===", "!==", "~=" -> COMPARISON;
      case ".<", ".<=", ".>", ".>=", ".==", ".!=" -> COMPARISON;
      case "??" -> COALESCING;
      case "..<", "..." -> RANGE;
      case "+", "-", "&+", "&-", "|", "^", ".|", ".^" -> ADDITION;
      case "*", "/", "%", "&*", "&", ".&" -> MULTIPLICATION;
      case "<<", ">>", "&<<", "&>>" -> SHIFT;
      default -> looksLikeAssignment(operator) ? ASSIGNMENT : DEFAULT;
    };
  }

  static boolean isRight(int precedence) {
    return precedence == ASSIGNMENT || precedence == TERNARY || precedence == COALESCING;
  }

  private static boolean looksLikeAssignment(String operator) {
    int last = operator.length() - 1;
    if (last < 1 || operator.charAt(last) != '=') {
      return false;
    }
    char before = operator.charAt(last - 1);
    boolean shift = operator.endsWith("<<=") || operator.endsWith(">>=");
    return shift || (before != '=' && before != '!' && before != '<' && before != '>');
  }
}
