package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses arguments in brackets and trailing closures. */
final class Arguments {
  private final Grammar g;
  private final Cursor c;

  Arguments(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The arguments in the parentheses here. */
  List<SwiftArgument> parenthesised() {
    return bracketed(Tok.RIGHT_PAREN, "')'");
  }

  /** The arguments in the square brackets here. */
  List<SwiftArgument> squared() {
    return bracketed(Tok.RIGHT_BRACKET, "']'");
  }

  /** The arguments of the interpolation here. */
  List<SwiftArgument> interpolated() {
    return bracketed(Tok.INTERPOLATION_END, "')'");
  }

  private List<SwiftArgument> bracketed(int closing, String what) {
    int close = c.match(c.pos);
    c.advance();
    if (c.eat(closing)) {
      return List.of();
    }
    int context = c.context;
    c.context &= Cursor.PATTERN;
    List<SwiftArgument> arguments = list(closing, close);
    c.context = context;
    if (!c.eat(closing)) {
      // The lexer has noted an interpolation that does not end.
      if (close >= 0 || closing != Tok.INTERPOLATION_END) {
        c.recover("expected " + what);
      }
      if (close >= c.pos) {
        c.pos = close + 1;
      }
    }
    return arguments;
  }

  /** Arguments up to the closing bracket at {@code close}, -1 if there is none. */
  private List<SwiftArgument> list(int closing, int close) {
    List<SwiftArgument> arguments = new ArrayList<>(4);
    while (!c.at(closing) && !atConfigEnd() && !c.atEnd()) {
      int before = c.pos;
      if (c.at(Tok.POUND_IF)) {
        arguments.add(config(closing, close));
        c.eat(Tok.COMMA);
        continue;
      }
      arguments.add(argument());
      if (c.pos == before) {
        c.eat(Tok.COMMA);
        if (c.pos == before) {
          break;
        }
      } else if (!c.eat(Tok.COMMA) && !c.at(Tok.POUND_IF)) {
        if (c.at(closing) || atConfigEnd() || c.pos >= close) {
          break;
        }
        c.recover("expected ','");
      }
    }
    return List.copyOf(arguments);
  }

  private boolean atConfigEnd() {
    int k = c.kind();
    return k == Tok.POUND_ELSE || k == Tok.POUND_ELSEIF || k == Tok.POUND_ENDIF;
  }

  private SwiftArgument config(int closing, int close) {
    int from = c.offset();
    SwiftIfConfig<SwiftArgument> config = g.ifConfigs.parse(() -> list(closing, close));
    SwiftExpr value = new SwiftExpr.ElementConfig(from, c.lastEnd(), config);
    return new SwiftArgument(from, c.lastEnd(), Optional.empty(), value);
  }

  /** An element of an array that is an {@code #if}. */
  SwiftExpr elementConfig() {
    return config(Tok.RIGHT_BRACKET, -1).value();
  }

  private SwiftArgument argument() {
    int from = c.offset();
    Optional<SwiftName> label = Optional.empty();
    if (c.atLabel()) {
      label = Optional.of(c.name());
      c.advance();
    }
    SwiftExpr value = g.expressions.expression();
    int start = Math.min(from, value.start());
    return new SwiftArgument(start, Math.max(c.lastEnd(), value.end()), label, value);
  }

  // ---- trailing closures

  /** The trailing closures here; none if what stands here is not one. */
  List<SwiftArgument> trailing() {
    if (!c.at(Tok.LEFT_BRACE) || !atTrailingClosure()) {
      return List.of();
    }
    SwiftExpr first = g.closures.closure();
    SwiftArgument unlabelled =
        new SwiftArgument(first.start(), first.end(), Optional.empty(), first);
    if (!atLabelledClosure()) {
      return List.of(unlabelled);
    }
    List<SwiftArgument> closures = new ArrayList<>();
    closures.add(unlabelled);
    while (atLabelledClosure()) {
      int from = c.offset();
      SwiftName label = c.name();
      c.advance();
      SwiftExpr closure = g.closures.closure();
      closures.add(new SwiftArgument(from, closure.end(), Optional.of(label), closure));
    }
    return List.copyOf(closures);
  }

  private boolean atLabelledClosure() {
    int k = c.kind();
    return (Tok.isName(k) || k == Tok.WILDCARD || (Tok.isWord(k) && k != Tok.DEFAULT))
        && c.next() == Tok.COLON
        && c.kindAt(c.pos + 2) == Tok.LEFT_BRACE;
  }

  /** Whether the brace here starts a closure that is called or asked on the spot. */
  boolean atCalledClosure() {
    int close = c.match(c.pos);
    if (close < 0 || c.newlineAt(close + 1)) {
      return false;
    }
    int k = c.kindAt(close + 1);
    return k == Tok.LEFT_PAREN || k == Tok.DOT;
  }

  /** Whether the brace here starts a closure that belongs to what stands in front. */
  boolean atTrailingClosure() {
    if (c.in(Cursor.DIRECTIVE) || c.next() == Tok.CASE || g.accessors.atAccessors(c.pos)) {
      return false;
    }
    if (!c.in(Cursor.CONDITION)) {
      return true;
    }
    // In a condition the brace starts the body, unless what follows shows that the body is to come.
    int close = c.match(c.pos);
    if (close < 0 || c.newlineAt(c.pos + 1)) {
      return false;
    }
    return switch (c.kindAt(close + 1)) {
      case Tok.LEFT_BRACE, Tok.WHERE, Tok.COMMA -> true;
      case Tok.ELSE -> c.in(Cursor.GUARD);
      case Tok.LEFT_BRACKET,
          Tok.LEFT_PAREN,
          Tok.DOT,
          Tok.IS,
          Tok.AS,
          Tok.QUESTION,
          Tok.INFIX_QUESTION,
          Tok.EXCLAMATION,
          Tok.COLON,
          Tok.EQUAL,
          Tok.POSTFIX_OP,
          Tok.BINARY ->
          !c.newlineAt(close + 1);
      default -> false;
    };
  }
}
