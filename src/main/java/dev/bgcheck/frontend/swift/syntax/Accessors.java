package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the braces behind properties and subscripts. */
final class Accessors {
  private final Grammar g;
  private final Cursor c;

  Accessors(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** Whether the brace at {@code index} holds accessors with their keywords. */
  boolean atAccessors(int index) {
    int i = index + 1;
    while (c.kindAt(i) == Tok.AT) {
      i = g.attributes.behind(i);
    }
    int k = c.kindAt(i);
    if (k == Tok.POUND_IF) {
      return configHoldsAccessors(i);
    }
    while (isAccessorModifier(k)) {
      k = c.kindAt(++i);
    }
    if (kindOf(k) == null) {
      return false;
    }
    int next = c.kindAt(i + 1);
    return switch (k) {
      case Tok.WILL_SET, Tok.DID_SET -> next == Tok.LEFT_BRACE || next == Tok.LEFT_PAREN;
      case Tok.GET ->
          next == Tok.LEFT_BRACE
              || next == Tok.RIGHT_BRACE
              || next == Tok.ASYNC
              || next == Tok.THROWS
              || next == Tok.SET
              || next == Tok.NONMUTATING
              || next == Tok.MUTATING
              || next == Tok.AT
              || next == Tok.UNDERSCORE_MODIFY
              || (next == Tok.SEMICOLON && c.kindAt(i + 2) == Tok.SET);
      case Tok.SET, Tok.INIT ->
          next == Tok.LEFT_BRACE
              || next == Tok.RIGHT_BRACE
              || next == Tok.GET
              || (next == Tok.LEFT_PAREN
                  && c.kindAt(c.behind(i + 1)) == Tok.LEFT_BRACE
                  && c.match(i + 1) == i + 3);
      case Tok.READ, Tok.MODIFY, Tok.BORROW, Tok.MUTATE ->
          next == Tok.RIGHT_BRACE || (next == Tok.LEFT_BRACE && isNoCall(i + 1));
      default -> next == Tok.LEFT_BRACE || next == Tok.RIGHT_BRACE;
    };
  }

  /**
   * Whether the body at {@code brace} is that of an accessor and no closure: words such as {@code
   * read} are names of functions too. It yields, or another accessor stands behind it.
   */
  private boolean isNoCall(int brace) {
    int behind = c.behind(brace);
    int k = c.kindAt(behind);
    if (isAccessorModifier(k) || (kindOf(k) != null && c.kindAt(behind + 1) == Tok.LEFT_BRACE)) {
      return true;
    }
    int first = c.kindAt(brace + 1);
    return first == Tok.YIELD && k == Tok.RIGHT_BRACE;
  }

  private boolean configHoldsAccessors(int index) {
    int i = index + 1;
    while (!c.newlineAt(i)) {
      i++;
    }
    int k = c.kindAt(i);
    return (k == Tok.GET || k == Tok.SET || k == Tok.WILL_SET || k == Tok.DID_SET)
        && c.kindAt(i + 1) == Tok.LEFT_BRACE;
  }

  private static boolean isAccessorModifier(int k) {
    return k == Tok.MUTATING
        || k == Tok.NONMUTATING
        || k == Tok.CONSUMING
        || k == Tok.BORROWING
        || k == Tok.OLD_CONSUMING
        || k == Tok.NONISOLATED;
  }

  private static SwiftAccessor.Kind kindOf(int k) {
    return switch (k) {
      case Tok.GET -> SwiftAccessor.Kind.GET;
      case Tok.SET -> SwiftAccessor.Kind.SET;
      case Tok.WILL_SET -> SwiftAccessor.Kind.WILL_SET;
      case Tok.DID_SET -> SwiftAccessor.Kind.DID_SET;
      case Tok.READ, Tok.UNDERSCORE_READ, Tok.BORROW, Tok.UNSAFE_ADDRESS -> SwiftAccessor.Kind.READ;
      case Tok.MODIFY, Tok.UNDERSCORE_MODIFY, Tok.MUTATE, Tok.UNSAFE_MUTABLE_ADDRESS ->
          SwiftAccessor.Kind.MODIFY;
      case Tok.INIT -> SwiftAccessor.Kind.INIT;
      default -> null;
    };
  }

  /** The braces here, if any. */
  Optional<SwiftAccessorBlock> block() {
    if (!c.at(Tok.LEFT_BRACE)) {
      return Optional.empty();
    }
    int from = c.offset();
    int context = c.context;
    c.context = 0;
    SwiftAccessorBlock block;
    if (c.next() == Tok.RIGHT_BRACE || !atAccessors(c.pos)) {
      SwiftBlock body = g.statements.block();
      SwiftAccessor getter =
          new SwiftAccessor(
              body.start(),
              body.end(),
              List.of(),
              List.of(),
              SwiftAccessor.Kind.GET,
              true,
              Optional.empty(),
              SwiftEffects.NONE,
              Optional.of(body));
      block = new SwiftAccessorBlock(body.start(), body.end(), List.of(getter));
    } else if (c.enter()) {
      c.advance();
      List<SwiftAccessor> accessors = new ArrayList<>(2);
      accessors(accessors);
      c.expect(Tok.RIGHT_BRACE, "'}'");
      c.leave();
      block = new SwiftAccessorBlock(from, c.lastEnd(), List.copyOf(accessors));
    } else {
      c.recover(Grammar.TOO_DEEP);
      c.skipOne();
      block = new SwiftAccessorBlock(from, c.lastEnd(), List.of());
    }
    c.context = context;
    return Optional.of(block);
  }

  private void accessors(List<SwiftAccessor> accessors) {
    while (!c.at(Tok.RIGHT_BRACE) && !c.atEnd() && !IfConfigs.atClauseEnd(c.kind())) {
      int before = c.pos;
      if (c.at(Tok.POUND_IF) && !g.ifConfigs.atAttributes(c.pos)) {
        SwiftIfConfig<SwiftAccessor> config = g.ifConfigs.parse(this::ofClause);
        for (SwiftIfConfig.Clause<SwiftAccessor> clause : config.clauses()) {
          accessors.addAll(clause.items());
        }
      } else if (!c.eat(Tok.SEMICOLON)) {
        accessor(accessors);
      }
      if (c.pos == before) {
        c.skipOne();
      }
    }
  }

  private List<SwiftAccessor> ofClause() {
    List<SwiftAccessor> accessors = new ArrayList<>();
    accessors(accessors);
    return accessors;
  }

  private void accessor(List<SwiftAccessor> accessors) {
    int from = c.offset();
    List<SwiftAttribute> attributes = g.attributes.ofDeclaration();
    List<SwiftModifier> modifiers = new ArrayList<>(1);
    while (isAccessorModifier(c.kind())) {
      modifiers.add(g.modifiers.modifier());
    }
    SwiftAccessor.Kind kind = kindOf(c.kind());
    if (kind == null) {
      c.recover("expected an accessor");
      while (!c.at(Tok.RIGHT_BRACE) && !c.atEnd() && kindOf(c.kind()) == null) {
        c.skipOne();
      }
      return;
    }
    c.advance();
    Optional<SwiftName> parameter = Optional.empty();
    if (c.eat(Tok.LEFT_PAREN)) {
      parameter = c.optionalName();
      c.expect(Tok.RIGHT_PAREN, "')'");
    }
    SwiftEffects effects = g.signatures.effects();
    Optional<SwiftBlock> body = Optional.empty();
    if (c.at(Tok.LEFT_BRACE)) {
      body = Optional.of(g.statements.block());
    }
    accessors.add(
        new SwiftAccessor(
            from,
            c.lastEnd(),
            attributes,
            List.copyOf(modifiers),
            kind,
            false,
            parameter,
            effects,
            body));
  }
}
