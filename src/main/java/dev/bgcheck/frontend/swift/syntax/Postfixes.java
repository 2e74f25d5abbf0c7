package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what follows a primary expression: members, calls, subscripts, {@code ?}, {@code !}. */
final class Postfixes {
  private final Grammar g;
  private final Cursor c;

  Postfixes(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The postfix expression that starts with {@code primary}. */
  SwiftExpr postfix(SwiftExpr primary) {
    SwiftExpr base = primary;
    while (true) {
      if (c.height >= Cursor.MAX_HEIGHT && atLink()) {
        c.recoverAt(base.start(), Grammar.TOO_DEEP);
        base = new SwiftExpr.Unknown(base.start(), base.end());
        c.height = 1;
      }
      SwiftExpr longer = link(base);
      if (longer == null) {
        return base;
      }
      c.height++;
      base = longer;
    }
  }

  private boolean atLink() {
    return switch (c.kind()) {
      case Tok.DOT, Tok.QUESTION, Tok.EXCLAMATION, Tok.POSTFIX_OP, Tok.POUND_IF -> true;
      case Tok.LEFT_PAREN, Tok.LEFT_BRACKET, Tok.LEFT_BRACE -> !c.newline();
      default -> false;
    };
  }

  /** One more link of the chain, or null at its end. */
  private SwiftExpr link(SwiftExpr base) {
    int from = base.start();
    switch (c.kind()) {
      case Tok.DOT -> {
        if (c.newline() && c.in(Cursor.DIRECTIVE)) {
          return null;
        }
        c.advance();
        return member(from, Optional.of(base));
      }
      case Tok.LEFT_PAREN -> {
        if (c.newline()) {
          return null;
        }
        List<SwiftArgument> arguments = g.arguments.parenthesised();
        List<SwiftArgument> trailing = g.arguments.trailing();
        return new SwiftExpr.Call(from, c.lastEnd(), base, true, arguments, trailing);
      }
      case Tok.LEFT_BRACKET -> {
        if (c.newline()) {
          return null;
        }
        List<SwiftArgument> arguments = g.arguments.squared();
        List<SwiftArgument> trailing = g.arguments.trailing();
        return new SwiftExpr.Subscript(from, c.lastEnd(), base, arguments, trailing);
      }
      case Tok.LEFT_BRACE -> {
        if (isLiteral(base)) {
          return null;
        }
        List<SwiftArgument> trailing = g.arguments.trailing();
        return trailing.isEmpty()
            ? null
            : new SwiftExpr.Call(from, c.lastEnd(), base, false, List.of(), trailing);
      }
      case Tok.QUESTION -> {
        c.advance();
        return new SwiftExpr.OptionalChain(from, c.lastEnd(), base);
      }
      case Tok.EXCLAMATION -> {
        c.advance();
        return new SwiftExpr.Force(from, c.lastEnd(), base);
      }
      case Tok.POSTFIX_OP -> {
        SwiftName operator = c.name();
        return new SwiftExpr.Postfix(from, operator.end(), base, operator);
      }
      case Tok.POUND_IF -> {
        return !c.in(Cursor.DIRECTIVE) && g.ifConfigs.atChain(c.pos) ? chainConfig(base) : null;
      }
      default -> {
        return null;
      }
    }
  }

  private static boolean isLiteral(SwiftExpr base) {
    return base instanceof SwiftExpr.IntegerLiteral
        || base instanceof SwiftExpr.FloatLiteral
        || base instanceof SwiftExpr.StringLiteral
        || base instanceof SwiftExpr.BooleanLiteral
        || base instanceof SwiftExpr.NilLiteral
        || base instanceof SwiftExpr.Statement
        || base instanceof SwiftExpr.Unknown;
  }

  /** The member behind a dot that was just read. */
  SwiftExpr member(int from, Optional<SwiftExpr> base) {
    int k = c.kind();
    boolean named = Tok.isNameOrWord(k) || k == Tok.INTEGER || k == Tok.DOLLAR;
    // A half-typed "value." must not swallow the statement on the next line.
    if (named && c.newline() && !Tok.isName(k)) {
      named = k == Tok.INIT || k == Tok.SELF;
    }
    if (!named) {
      c.recover("expected a member name");
      SwiftName name = c.missingName();
      return new SwiftExpr.Member(from, name.end(), base, name, Optional.empty(), List.of());
    }
    c.skipModuleSelector();
    SwiftName name = c.name();
    Optional<List<String>> labels = compoundLabels();
    List<SwiftType> generics = List.of();
    if (g.typeScan.atGenericArguments()) {
      generics = g.types.genericArguments();
    }
    return new SwiftExpr.Member(from, c.lastEnd(), base, name, labels, generics);
  }

  /** The labels of a compound name, {@code (_:with:)}, if they stand here. */
  Optional<List<String>> compoundLabels() {
    if (!c.at(Tok.LEFT_PAREN) || c.newline()) {
      return Optional.empty();
    }
    int i = c.pos + 1;
    while (Tok.isNameOrWord(c.kindAt(i)) && c.kindAt(i + 1) == Tok.COLON) {
      i += 2;
    }
    if (i == c.pos + 1 || c.kindAt(i) != Tok.RIGHT_PAREN) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (int label = c.pos + 1; label < i; label += 2) {
      labels.add(c.tokens.name(label));
    }
    c.pos = i + 1;
    return Optional.of(List.copyOf(labels));
  }

  /** {@code #if} within a chain: each clause goes on from where the chain is. */
  private SwiftExpr chainConfig(SwiftExpr base) {
    int context = c.context;
    c.context = 0;
    SwiftIfConfig<SwiftExpr> config =
        c.enter() ? clauses() : new SwiftIfConfig<>(c.offset(), c.offset(), List.of());
    c.context = context;
    if (config.clauses().isEmpty()) {
      c.recover(Grammar.TOO_DEEP);
      c.advance();
      return new SwiftExpr.Unknown(base.start(), c.lastEnd());
    }
    return new SwiftExpr.ChainConfig(base.start(), config.end(), base, config);
  }

  private SwiftIfConfig<SwiftExpr> clauses() {
    SwiftIfConfig<SwiftExpr> config =
        g.ifConfigs.parse(
            () -> {
              if (!c.at(Tok.DOT) && !(c.at(Tok.POUND_IF) && g.ifConfigs.atChain(c.pos))) {
                return List.of();
              }
              int at = c.offset();
              return List.of(postfix(new SwiftExpr.ChainBase(at, at)));
            });
    c.leave();
    return config;
  }
}
