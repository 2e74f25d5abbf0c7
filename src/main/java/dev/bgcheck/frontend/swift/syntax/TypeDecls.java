package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses types with members, and the members' list. */
final class TypeDecls {
  private final Grammar g;
  private final Cursor c;

  TypeDecls(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** A class, struct, enum, protocol or actor, behind its attributes and modifiers. */
  SwiftDecl type(DeclHead head) {
    SwiftDecl.TypeKind kind =
        switch (c.kind()) {
          case Tok.CLASS -> SwiftDecl.TypeKind.CLASS;
          case Tok.STRUCT -> SwiftDecl.TypeKind.STRUCT;
          case Tok.ENUM -> SwiftDecl.TypeKind.ENUM;
          case Tok.PROTOCOL -> SwiftDecl.TypeKind.PROTOCOL;
          default -> SwiftDecl.TypeKind.ACTOR;
        };
    c.advance();
    SwiftName name = c.expectName("a name");
    List<SwiftGenericParameter> generics = g.signatures.genericParameters();
    List<SwiftType> inherited = inherited();
    Optional<SwiftWhere> where = g.signatures.where();
    int bodyStart = c.at(Tok.LEFT_BRACE) ? c.offset() : c.lastEnd();
    List<SwiftDecl> members = members();
    return new SwiftDecl.Type(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        kind,
        name,
        generics,
        inherited,
        where,
        bodyStart,
        members);
  }

  /** An extension, behind its attributes and modifiers. */
  SwiftDecl extension(DeclHead head) {
    c.advance();
    SwiftType extended = g.types.type();
    List<SwiftType> inherited = inherited();
    Optional<SwiftWhere> where = g.signatures.where();
    int bodyStart = c.at(Tok.LEFT_BRACE) ? c.offset() : c.lastEnd();
    List<SwiftDecl> members = members();
    return new SwiftDecl.Extension(
        head.start(),
        c.lastEnd(),
        head.attributes(),
        head.modifiers(),
        extended,
        inherited,
        where,
        bodyStart,
        members);
  }

  /** The types behind a colon. */
  List<SwiftType> inherited() {
    if (!c.eat(Tok.COLON)) {
      return List.of();
    }
    List<SwiftType> types = new ArrayList<>(2);
    do {
      if (c.at(Tok.LEFT_BRACE)) {
        break;
      }
      types.add(g.types.type());
    } while (c.eat(Tok.COMMA));
    return List.copyOf(types);
  }

  private List<SwiftDecl> members() {
    if (!c.at(Tok.LEFT_BRACE)) {
      c.recover("expected '{'");
      return List.of();
    }
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      c.skipOne();
      return List.of();
    }
    int context = c.context;
    c.context = 0;
    c.advance();
    List<SwiftDecl> members = list();
    c.expect(Tok.RIGHT_BRACE, "'}'");
    c.context = context;
    c.leave();
    return members;
  }

  /** Members up to a closing brace or the end of an {@code #if} clause. */
  private List<SwiftDecl> list() {
    List<SwiftDecl> members = new ArrayList<>();
    while (true) {
      int k = c.kind();
      if (k == Tok.RIGHT_BRACE || k == Tok.EOF || IfConfigs.atClauseEnd(k)) {
        return List.copyOf(members);
      }
      if (k == Tok.SEMICOLON) {
        c.advance();
        continue;
      }
      members.add(member());
      k = c.kind();
      boolean apart =
          c.newline() || k == Tok.SEMICOLON || k == Tok.RIGHT_BRACE || IfConfigs.atClauseEnd(k);
      if (!apart) {
        c.recover("expected a line break or ';'");
      }
    }
  }

  private SwiftDecl member() {
    int k = c.kind();
    if (k == Tok.POUND_IF && !g.ifConfigs.atAttributes(c.pos)) {
      return config();
    }
    if (k == Tok.POUND) {
      SwiftExpr.Macro macro = g.primaries.macro();
      return new SwiftDecl.MacroExpansion(macro.start(), macro.end(), List.of(), List.of(), macro);
    }
    if (k == Tok.POUND_IF || g.modifiers.atDeclaration(c.pos, true)) {
      int before = c.pos;
      SwiftDecl declaration = g.declarations.declaration();
      if (c.pos > before) {
        return declaration;
      }
    }
    c.recover("expected a declaration");
    return unknown();
  }

  private SwiftDecl config() {
    int from = c.offset();
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      return unknown();
    }
    SwiftIfConfig<SwiftDecl> config = g.ifConfigs.parse(this::list);
    c.leave();
    return new SwiftDecl.Config(from, c.lastEnd(), config);
  }

  /** Skips to the next line where a declaration can start. */
  private SwiftDecl unknown() {
    int from = c.offset();
    do {
      c.skipOne();
    } while (!atMemberBoundary());
    return new SwiftDecl.Unknown(from, c.lastEnd());
  }

  private boolean atMemberBoundary() {
    int k = c.kind();
    return k == Tok.RIGHT_BRACE
        || k == Tok.EOF
        || k == Tok.SEMICOLON
        || IfConfigs.atClauseEnd(k)
        || (c.newline()
            && (k == Tok.POUND || k == Tok.POUND_IF || g.modifiers.atDeclaration(c.pos, true)));
  }
}
