package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses key paths. */
final class KeyPaths {
  private final Grammar g;
  private final Cursor c;

  KeyPaths(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The key path whose back-slash stands here. */
  SwiftExpr keyPath() {
    int from = c.offset();
    c.advance();
    Optional<SwiftType> root = Optional.empty();
    if (!c.at(Tok.DOT) && !c.newline()) {
      root = Optional.of(g.types.keyPathRoot());
    }
    if (root.isEmpty() && c.at(Tok.DOT) && c.next() == Tok.DOT) {
      // The compiler lets two dots pass for one.
      c.advance();
    }
    List<SwiftExpr.Component> components = new ArrayList<>();
    while (component(components)) {
      // Each call adds one.
    }
    return new SwiftExpr.KeyPath(from, c.lastEnd(), root, List.copyOf(components));
  }

  private boolean component(List<SwiftExpr.Component> components) {
    int from = c.offset();
    switch (c.kind()) {
      case Tok.DOT -> {
        int k = c.next();
        if (Tok.isNameOrWord(k) || k == Tok.INTEGER || k == Tok.DOLLAR) {
          c.advance();
          SwiftName name = c.name();
          g.postfixes.compoundLabels();
          if (g.typeScan.atGenericArguments()) {
            g.types.genericArguments();
          }
          add(components, from, SwiftExpr.ComponentKind.MEMBER, Optional.of(name), List.of());
          return true;
        }
        if (k != Tok.LEFT_BRACKET && k != Tok.QUESTION && k != Tok.EXCLAMATION) {
          c.advance();
          c.recover("expected a member name");
          return false;
        }
        c.advance();
        return suffix(components, from);
      }
      default -> {
        return suffix(components, from);
      }
    }
  }

  private boolean suffix(List<SwiftExpr.Component> components, int from) {
    switch (c.kind()) {
      case Tok.LEFT_BRACKET -> {
        if (c.newline()) {
          return false;
        }
        List<SwiftArgument> arguments = g.arguments.squared();
        add(components, from, SwiftExpr.ComponentKind.SUBSCRIPT, Optional.empty(), arguments);
      }
      case Tok.LEFT_PAREN -> {
        if (!c.adjacent() || components.isEmpty()) {
          return false;
        }
        List<SwiftArgument> arguments = g.arguments.parenthesised();
        add(components, from, SwiftExpr.ComponentKind.CALL, Optional.empty(), arguments);
      }
      case Tok.QUESTION -> {
        c.advance();
        add(components, from, SwiftExpr.ComponentKind.OPTIONAL, Optional.empty(), List.of());
      }
      case Tok.EXCLAMATION -> {
        c.advance();
        add(components, from, SwiftExpr.ComponentKind.FORCE, Optional.empty(), List.of());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void add(
      List<SwiftExpr.Component> components,
      int from,
      SwiftExpr.ComponentKind kind,
      Optional<SwiftName> name,
      List<SwiftArgument> arguments) {
    components.add(new SwiftExpr.Component(from, c.lastEnd(), kind, name, arguments));
  }
}
