package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses declarations other than types. */
final class Declarations {
  private final Grammar g;
  private final Cursor c;

  Declarations(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The declaration here. */
  SwiftDecl declaration() {
    DeclHead head = head();
    switch (c.kind()) {
      case Tok.IMPORT -> {
        return importing(head);
      }
      case Tok.CLASS, Tok.STRUCT, Tok.ENUM, Tok.PROTOCOL, Tok.ACTOR -> {
        return g.typeDecls.type(head);
      }
      case Tok.EXTENSION -> {
        return g.typeDecls.extension(head);
      }
      case Tok.FUNC -> {
        return function(head);
      }
      case Tok.LET, Tok.VAR -> {
        return variable(head);
      }
      case Tok.INIT -> {
        return initializer(head);
      }
      case Tok.DEINIT -> {
        return deinitializer(head);
      }
      case Tok.SUBSCRIPT -> {
        return subscript(head);
      }
      case Tok.CASE -> {
        return cases(head);
      }
      case Tok.TYPEALIAS -> {
        return typeAlias(head);
      }
      case Tok.ASSOCIATEDTYPE -> {
        return associatedType(head);
      }
      case Tok.OPERATOR -> {
        return operator(head);
      }
      case Tok.PRECEDENCEGROUP -> {
        return precedenceGroup(head);
      }
      case Tok.MACRO -> {
        return macro(head);
      }
      case Tok.POUND -> {
        SwiftExpr.Macro macro = g.primaries.macro();
        return new SwiftDecl.MacroExpansion(
            head.start(), macro.end(), head.attributes(), head.modifiers(), macro);
      }
      default -> {
        c.recover("expected a declaration");
        return new SwiftDecl.Unknown(c.startOf(head.start()), c.lastEnd());
      }
    }
  }

  private DeclHead head() {
    int from = c.offset();
    List<SwiftAttribute> attributes = g.attributes.ofDeclaration();
    List<SwiftModifier> modifiers = g.modifiers.modifiers();
    if (c.at(Tok.AT)) {
      // "public @objc func": old, but read by the compiler.
      List<SwiftAttribute> all = new ArrayList<>(attributes);
      List<SwiftModifier> both = new ArrayList<>(modifiers);
      while (c.at(Tok.AT)) {
        all.addAll(g.attributes.ofDeclaration());
        both.addAll(g.modifiers.modifiers());
      }
      attributes = List.copyOf(all);
      modifiers = List.copyOf(both);
    }
    return new DeclHead(from, attributes, modifiers);
  }

  private SwiftDecl importing(DeclHead head) {
    c.advance();
    Optional<String> kind = Optional.empty();
    switch (c.kind()) {
      case Tok.CLASS,
          Tok.STRUCT,
          Tok.ENUM,
          Tok.PROTOCOL,
          Tok.TYPEALIAS,
          Tok.FUNC,
          Tok.LET,
          Tok.VAR -> {
        kind = Optional.of(c.tokens.name(c.pos));
        c.advance();
      }
      default -> {
        // No kind.
      }
    }
    List<SwiftName> path = new ArrayList<>(2);
    if (c.newline()) {
      c.recover("expected a module");
    } else {
      path.add(c.expectName("a module"));
      while (c.at(Tok.DOT) && !c.newline()) {
        c.advance();
        if (Tok.isNameOrWord(c.kind()) || c.at(Tok.BINARY) || c.at(Tok.PREFIX_OP)) {
          path.add(c.name());
        } else {
          c.recover("expected a name");
          break;
        }
      }
    }
    return new SwiftDecl.Import(
        head.start(), c.lastEnd(), head.attributes(), head.modifiers(), kind, List.copyOf(path));
  }

  // ---- functions and their like

  private SwiftDecl function(DeclHead head) {
    c.advance();
    SwiftName name = functionName();
    List<SwiftGenericParameter> generics = g.signatures.genericParameters();
    List<SwiftParameter> parameters = g.signatures.parameters(Signatures.Place.FUNCTION);
    SwiftEffects effects = g.signatures.effects();
    Optional<SwiftType> result = g.signatures.result();
    Optional<SwiftWhere> where = g.signatures.where();
    Optional<SwiftBlock> body = body();
    return new SwiftDecl.Function(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        name,
        generics,
        parameters,
        effects,
        result,
        where,
        body);
  }

  private SwiftName functionName() {
    int k = c.kind();
    if (Tok.isName(k)) {
      return c.name();
    }
    if (c.newline()) {
      c.recover("expected a function's name");
      return c.missingName();
    }
    if (k == Tok.BINARY || k == Tok.PREFIX_OP || k == Tok.POSTFIX_OP) {
      int from = c.offset();
      int length = c.end[c.pos] - from;
      String text = c.tokens.name(c.pos);
      if (length > 1 && text.endsWith("<") && Tok.isName(c.next())) {
        // "func ==<T>(…)": the last character opens the generic parameters.
        c.eatPart(length - 1);
        return new SwiftName(from, from + length - 1, text.substring(0, length - 1));
      }
      return c.name();
    }
    if (k == Tok.AMPERSAND
        || k == Tok.EXCLAMATION
        || k == Tok.QUESTION
        || k == Tok.INFIX_QUESTION
        || k == Tok.EQUAL
        || k == Tok.ARROW
        || (Tok.isWord(k) && c.next() == Tok.LEFT_PAREN)) {
      int from = c.offset();
      c.advance();
      return new SwiftName(from, c.lastEnd(), new String(c.tokens.text, from, c.lastEnd() - from));
    }
    c.recover("expected a function's name");
    return c.missingName();
  }

  private Optional<SwiftBlock> body() {
    return c.at(Tok.LEFT_BRACE) ? Optional.of(g.statements.block()) : Optional.empty();
  }

  private SwiftDecl initializer(DeclHead head) {
    int keyword = c.offset();
    c.advance();
    boolean failable = c.eat(Tok.QUESTION) || c.eat(Tok.EXCLAMATION);
    List<SwiftGenericParameter> generics = g.signatures.genericParameters();
    List<SwiftParameter> parameters = g.signatures.parameters(Signatures.Place.FUNCTION);
    SwiftEffects effects = g.signatures.effects();
    Optional<SwiftWhere> where = g.signatures.where();
    Optional<SwiftBlock> body = body();
    return new SwiftDecl.Initializer(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        keyword,
        failable,
        generics,
        parameters,
        effects,
        where,
        body);
  }

  private SwiftDecl deinitializer(DeclHead head) {
    int keyword = c.offset();
    c.advance();
    SwiftEffects effects = g.signatures.effects();
    Optional<SwiftBlock> body = body();
    return new SwiftDecl.Deinitializer(
        head.start(), c.lastEnd(), head.attributes(), head.modifiers(), keyword, effects, body);
  }

  private SwiftDecl subscript(DeclHead head) {
    int keyword = c.offset();
    c.advance();
    List<SwiftGenericParameter> generics = g.signatures.genericParameters();
    List<SwiftParameter> parameters = g.signatures.parameters(Signatures.Place.FUNCTION);
    c.expect(Tok.ARROW, "'->'");
    SwiftType result = g.types.type();
    Optional<SwiftWhere> where = g.signatures.where();
    Optional<SwiftAccessorBlock> accessors = g.accessors.block();
    return new SwiftDecl.Subscript(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        keyword,
        generics,
        parameters,
        result,
        where,
        accessors);
  }

  // ---- variables

  private SwiftDecl variable(DeclHead head) {
    boolean mutable = c.at(Tok.VAR);
    c.advance();
    List<SwiftDecl.Binding> bindings = new ArrayList<>(1);
    int context = c.context;
    c.context = 0;
    do {
      bindings.add(binding());
    } while (c.eat(Tok.COMMA));
    c.context = context;
    return new SwiftDecl.Variable(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        mutable,
        List.copyOf(bindings));
  }

  private SwiftDecl.Binding binding() {
    SwiftPattern pattern = g.patterns.simple();
    Optional<SwiftType> type = Optional.empty();
    if (c.eat(Tok.COLON)) {
      type = Optional.of(g.types.type());
    }
    Optional<SwiftExpr> initializer = Optional.empty();
    if (c.eat(Tok.EQUAL)) {
      initializer = Optional.of(g.expressions.expression());
    }
    Optional<SwiftAccessorBlock> accessors = g.accessors.block();
    int end = Math.max(pattern.end(), c.lastEnd());
    return new SwiftDecl.Binding(pattern.start(), end, pattern, type, initializer, accessors);
  }

  // ---- enum cases

  private SwiftDecl cases(DeclHead head) {
    c.advance();
    List<SwiftDecl.EnumCase> cases = new ArrayList<>();
    do {
      if (c.newline() && !Tok.isName(c.kind())) {
        c.recover("expected the name of a case");
        break;
      }
      SwiftName name =
          Tok.isNameOrWord(c.kind()) && !c.at(Tok.LET) && !c.at(Tok.VAR)
              ? c.name()
              : c.expectName("the name of a case");
      List<SwiftParameter> payload = List.of();
      if (c.at(Tok.LEFT_PAREN)) {
        payload = g.signatures.parameters(Signatures.Place.CASE);
      }
      Optional<SwiftExpr> rawValue = Optional.empty();
      if (c.eat(Tok.EQUAL)) {
        rawValue = Optional.of(g.expressions.expression());
      }
      cases.add(new SwiftDecl.EnumCase(name.start(), c.lastEnd(), name, payload, rawValue));
    } while (c.eat(Tok.COMMA));
    return new SwiftDecl.EnumCases(
        head.start(), c.lastEnd(), head.attributes(), head.modifiers(), List.copyOf(cases));
  }

  // ---- the rest

  private SwiftDecl typeAlias(DeclHead head) {
    c.advance();
    SwiftName name = c.expectName("a name");
    List<SwiftGenericParameter> generics = g.signatures.genericParameters();
    SwiftType type;
    if (c.expect(Tok.EQUAL, "'='")) {
      type = g.types.type();
    } else {
      type = new SwiftType.Unknown(c.lastEnd(), c.lastEnd());
    }
    Optional<SwiftWhere> where = g.signatures.where();
    return new SwiftDecl.TypeAlias(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        name,
        generics,
        type,
        where);
  }

  private SwiftDecl associatedType(DeclHead head) {
    c.advance();
    SwiftName name = c.expectName("a name");
    List<SwiftType> inherited = g.typeDecls.inherited();
    Optional<SwiftType> defaultType = Optional.empty();
    if (c.eat(Tok.EQUAL)) {
      defaultType = Optional.of(g.types.type());
    }
    Optional<SwiftWhere> where = g.signatures.where();
    return new SwiftDecl.AssociatedType(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        name,
        inherited,
        defaultType,
        where);
  }

  private SwiftDecl operator(DeclHead head) {
    c.advance();
    int from = c.offset();
    while (!c.at(Tok.COLON) && !c.newline() && !c.at(Tok.LEFT_BRACE) && !c.at(Tok.SEMICOLON)) {
      c.advance();
    }
    int start = c.startOf(from);
    int end = c.lastEnd();
    SwiftName name = new SwiftName(start, end, new String(c.tokens.text, start, end - start));
    List<SwiftName> groups = new ArrayList<>(1);
    if (c.eat(Tok.COLON)) {
      do {
        groups.add(c.expectName("a precedence group"));
      } while (c.eat(Tok.COMMA));
    }
    if (c.at(Tok.LEFT_BRACE) && !c.newline()) {
      // Swift 2 wrote precedences here.
      c.skipOne();
    }
    return new SwiftDecl.Operator(
        head.start(), c.lastEnd(), head.attributes(), head.modifiers(), name, List.copyOf(groups));
  }

  private SwiftDecl precedenceGroup(DeclHead head) {
    c.advance();
    SwiftName name = c.expectName("a name");
    List<SwiftDecl.Relation> relations = new ArrayList<>();
    if (c.expect(Tok.LEFT_BRACE, "'{'")) {
      while (Tok.isNameOrWord(c.kind())) {
        int from = c.offset();
        SwiftName relation = c.name();
        c.expect(Tok.COLON, "':'");
        List<SwiftName> values = new ArrayList<>(1);
        do {
          if (!Tok.isNameOrWord(c.kind())) {
            c.recover("expected a name");
            break;
          }
          values.add(c.name());
          while (c.at(Tok.DOT) && Tok.isNameOrWord(c.next())) {
            c.advance();
            values.add(c.name());
          }
        } while (c.eat(Tok.COMMA));
        relations.add(new SwiftDecl.Relation(from, c.lastEnd(), relation, List.copyOf(values)));
      }
      c.expect(Tok.RIGHT_BRACE, "'}'");
    }
    return new SwiftDecl.PrecedenceGroup(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        name,
        List.copyOf(relations));
  }

  private SwiftDecl macro(DeclHead head) {
    c.advance();
    SwiftName name = c.expectName("a name");
    List<SwiftGenericParameter> generics = g.signatures.genericParameters();
    List<SwiftParameter> parameters = g.signatures.parameters(Signatures.Place.FUNCTION);
    SwiftEffects effects = g.signatures.effects();
    Optional<SwiftType> result = g.signatures.result();
    Optional<SwiftExpr> definition = Optional.empty();
    if (c.eat(Tok.EQUAL)) {
      definition = Optional.of(g.expressions.expression());
    }
    Optional<SwiftWhere> where = g.signatures.where();
    return new SwiftDecl.Macro(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        name,
        generics,
        parameters,
        effects,
        result,
        where,
        definition);
  }
}
