package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the declarations that only C++ has, and structures, which C++ extends. */
final class CppReader {
  private static final int MAX_TEMPLATE_TOKENS = 400;

  private final Parse p;

  CppReader(Parse p) {
    this.p = p;
  }

  /** Whether a declaration of C++ starts at the word here. */
  boolean startsHere() {
    int symbol = p.symbol();
    int next = p.kind(1);
    if (symbol >= Symbols.RESERVED) {
      return false;
    }
    if (symbol == Symbols.NAMESPACE) {
      return next == Token.IDENT || next == Token.LBRACE || next == Token.LBRACKET;
    }
    if (symbol == Symbols.TEMPLATE) {
      return next == Token.LT || next == Token.IDENT || next == Token.STRUCT;
    }
    if (symbol == Symbols.USING || symbol == Symbols.FRIEND) {
      return next == Token.IDENT
          || next == Token.COLONCOLON
          || next == Token.BUILTIN
          || next == Token.STRUCT
          || next == Token.ENUM;
    }
    if (symbol == Symbols.CLASS) {
      int then = p.kind(2);
      return next == Token.IDENT
              && (then == Token.LBRACE
                  || then == Token.COLON
                  || then == Token.SEMI
                  || then == Token.IDENT
                  || then == Token.LT
                  || then == Token.COLONCOLON
                  || then == Token.LPAREN)
          || next == Token.ATTRIBUTE;
    }
    if (symbol == Symbols.STATIC_ASSERT || symbol == Symbols.C_STATIC_ASSERT) {
      return next == Token.LPAREN;
    }
    return (symbol == Symbols.PUBLIC || symbol == Symbols.PRIVATE || symbol == Symbols.PROTECTED)
        && next == Token.COLON;
  }

  /** Reads what {@link #startsHere()} announced. */
  ObjcDecl read(int place) {
    int start = p.start();
    int symbol = p.symbol();
    if (symbol == Symbols.NAMESPACE) {
      return namespace();
    }
    if (symbol == Symbols.TEMPLATE) {
      return template(place);
    }
    if (symbol == Symbols.CLASS) {
      return classOrVariable(start);
    }
    if (symbol == Symbols.PUBLIC || symbol == Symbols.PRIVATE || symbol == Symbols.PROTECTED) {
      p.advance();
      p.advance();
      return new ObjcDecl.Section(start, p.lastEnd(), p.symbols.name(symbol));
    }
    if (symbol == Symbols.USING && p.kind(1) == Token.IDENT && p.kind(2) == Token.ASSIGN) {
      return alias(start);
    }
    if (symbol == Symbols.FRIEND) {
      p.advance();
      if (p.kind() == Token.IDENT && startsHere()) {
        read(place);
      } else {
        p.declarations.read();
      }
      return new ObjcDecl.Using(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
    }
    return simple(start);
  }

  private ObjcDecl simple(int start) {
    while (p.kind() != Token.SEMI
        && p.kind() != Token.RBRACE
        && p.kind() != Token.EOF
        && !Token.isAtWord(p.kind())) {
      p.skipOne();
    }
    p.expect(Token.SEMI, "';' expected");
    return new ObjcDecl.Using(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
  }

  private ObjcDecl alias(int start) {
    p.advance();
    ObjcName name = p.name();
    p.advance();
    ObjcType type = p.types.typeName();
    if (p.kind() != Token.SEMI) {
      // Something of templates that is no plain type.
      while (p.kind() != Token.SEMI && p.kind() != Token.EOF && p.kind() != Token.RBRACE) {
        p.skipOne();
      }
    }
    p.declarations.declareType(name);
    p.expect(Token.SEMI, "';' expected");
    ObjcDeclarator declarator =
        new ObjcDeclarator(
            name.start(), name.end(), Optional.of(name), type, Optional.empty(), Optional.empty());
    return new ObjcDecl.Typedef(start, p.lastEnd(), type, List.of(declarator));
  }

  private ObjcDecl namespace() {
    int start = p.start();
    p.advance();
    int from = p.start();
    while (p.kind() == Token.IDENT
        || p.kind() == Token.COLONCOLON
        || p.kind() == Token.QUALIFIER
        || p.kind() == Token.LBRACKET
        || p.kind() == Token.ATTRIBUTE
        || p.kind() == Token.LPAREN) {
      p.skipOne();
    }
    String name = p.textOf(from, p.lastEnd());
    if (p.kind() != Token.LBRACE) {
      return simple(start);
    }
    List<ObjcDecl> items = braces(ItemReader.FILE);
    return new ObjcDecl.Namespace(start, p.lastEnd(), name, items);
  }

  /** Reads declarations in braces. */
  List<ObjcDecl> braces(int place) {
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.skipOne();
      return List.of();
    }
    boolean wasLocal = p.declarators.local;
    p.declarators.local = false;
    p.advance();
    List<ObjcDecl> items = p.items.items(place, false);
    p.declarators.local = wasLocal;
    p.leave();
    p.expect(Token.RBRACE, "'}' expected");
    return items;
  }

  /** Reads {@code extern "C" { … }}. */
  ObjcDecl linkage() {
    int start = p.start();
    p.advance();
    p.advance();
    List<ObjcDecl> items = braces(ItemReader.FILE);
    return new ObjcDecl.Linkage(start, p.lastEnd(), items);
  }

  private ObjcDecl template(int place) {
    int start = p.start();
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.advance();
      p.skipStatement();
      return p.skipped(start, "nested too deeply");
    }
    p.advance();
    if (p.kind() == Token.LT) {
      skipAngles();
    }
    if (p.kind() == Token.IDENT && p.symbol() == Symbols.REQUIRES) {
      while (p.kind() != Token.SEMI
          && p.kind() != Token.LBRACE
          && p.kind() != Token.EOF
          && !p.atNewLine()) {
        p.skipOne();
      }
    }
    ObjcDecl declaration = p.items.item(place);
    p.leave();
    if (declaration == null) {
      return p.skipped(start, "template");
    }
    int end = Math.max(p.lastEnd(), declaration.end());
    return new ObjcDecl.Template(start, end, declaration);
  }

  private void skipAngles() {
    int depth = 0;
    for (int steps = 0; steps < MAX_TEMPLATE_TOKENS && p.kind() != Token.EOF; steps++) {
      int k = p.kind();
      p.skipOne();
      if (k == Token.LT) {
        depth++;
      } else if (k == Token.GT && --depth == 0) {
        return;
      }
    }
  }

  private ObjcDecl classOrVariable(int start) {
    p.advance();
    ObjcDecl.Aggregate aggregate = aggregate(start, "class");
    if (!p.accept(Token.SEMI)) {
      if (p.kind() == Token.IDENT || p.kind() == Token.STAR) {
        return simple(start);
      }
      p.recover("';' expected");
    }
    return aggregate;
  }

  /** Reads a structure or class whose keyword has been read: its name, bases and members. */
  ObjcDecl.Aggregate aggregate(int start, String keyword) {
    while (p.kind() == Token.ATTRIBUTE
        || p.look.attributeAt(p.at())
        || p.kind() == Token.IDENT && p.kind(1) == Token.LPAREN && p.kind(2) != Token.STAR) {
      p.types.attribute();
    }
    while (p.kind() == Token.IDENT
        && p.kind(1) == Token.IDENT
        && p.symbol(1) != Symbols.FINAL
        && (p.kind(2) == Token.LBRACE || p.kind(2) == Token.COLON)) {
      p.advance();
    }
    Optional<ObjcName> name = Optional.empty();
    if (p.kind() == Token.IDENT || p.kind() == Token.COLONCOLON) {
      ObjcType type = p.types.genericName();
      ObjcName typeName = new ObjcName(type.start(), type.end(), type.baseName());
      name = Optional.of(typeName);
    }
    if (p.kind() == Token.IDENT && p.symbol() == Symbols.FINAL) {
      p.advance();
    }
    while (p.kind() == Token.ATTRIBUTE) {
      p.types.attribute();
    }
    List<ObjcType> bases = new ArrayList<>(1);
    if (p.kind() == Token.COLON && !keyword.equals("union") && basesHere()) {
      p.advance();
      bases(bases);
    }
    List<ObjcDecl> members = List.of();
    if (p.kind() == Token.LBRACE) {
      if (keyword.equals("class") || keyword.equals("struct")) {
        name.ifPresent(p.declarations::declareType);
      }
      members = braces(ItemReader.FIELDS);
    }
    return new ObjcDecl.Aggregate(start, p.lastEnd(), keyword, name, List.copyOf(bases), members);
  }

  /** Whether the colon here starts a list of base classes and not a width in bits. */
  private boolean basesHere() {
    for (int i = p.at() + 1, steps = 0; steps < 64; steps++, i++) {
      switch (p.kindAt(i)) {
        case Token.LBRACE -> {
          return true;
        }
        case Token.IDENT, Token.COMMA, Token.COLONCOLON, Token.LT, Token.GT, Token.STAR -> {}
        case Token.BUILTIN, Token.QUALIFIER, Token.NUMBER, Token.ELLIPSIS, Token.STRUCT -> {}
        case Token.AMP, Token.AMPAMP, Token.TYPEOF, Token.LPAREN, Token.RPAREN -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private void bases(List<ObjcType> bases) {
    while (p.kind() != Token.LBRACE && p.kind() != Token.EOF && p.kind() != Token.SEMI) {
      int symbol = p.symbol();
      boolean access =
          symbol == Symbols.PUBLIC || symbol == Symbols.PRIVATE || symbol == Symbols.PROTECTED;
      if (p.kind() == Token.IDENT && !access && !p.tokenText(p.at()).equals("virtual")
          || p.kind() == Token.COLONCOLON) {
        bases.add(p.types.genericName());
      } else {
        p.skipOne();
      }
    }
  }

  /** Skips what may stand between a list of parameters and the body or semicolon. */
  void functionTail() {
    for (; ; ) {
      int k = p.kind();
      if (k == Token.QUALIFIER || k == Token.AMP || k == Token.AMPAMP) {
        p.advance();
      } else if (k == Token.ATTRIBUTE || k == Token.ASM || p.look.attributeAt(p.at())) {
        p.types.attribute();
      } else if (k == Token.IDENT && isTailWord()) {
        p.advance();
        if (p.kind() == Token.LPAREN) {
          p.skipOne();
        }
      } else if (k == Token.ARROW) {
        p.advance();
        p.types.typeName();
      } else if (k == Token.ASSIGN
          && (p.kind(1) == Token.NUMBER
              || p.kind(1) == Token.DEFAULT
              || p.symbol(1) == Symbols.DELETE)
          && p.kind(2) == Token.SEMI) {
        p.advance();
        p.advance();
      } else if (k == Token.COLON) {
        constructorInitializers();
        return;
      } else {
        return;
      }
    }
  }

  private boolean isTailWord() {
    int next = p.kind(1);
    if (p.atNewLine()
        && !p.symbols.is(p.symbol(), Symbols.CAPITALS | Symbols.UNDERSCORE)
        && p.symbol() >= Symbols.RESERVED) {
      return false;
    }
    return next == Token.SEMI
        || next == Token.LBRACE
        || next == Token.LPAREN
        || next == Token.IDENT && p.symbols.is(p.symbol(), Symbols.CAPITALS | Symbols.UNDERSCORE)
        || next == Token.ATTRIBUTE
        || next == Token.ASSIGN
        || next == Token.ARROW
        || p.symbol() == Symbols.NOEXCEPT
        || p.symbol() == Symbols.OVERRIDE
        || p.symbol() == Symbols.FINAL
        || next == Token.COLON;
  }

  private void constructorInitializers() {
    p.advance();
    while (p.kind() == Token.IDENT || p.kind() == Token.COLONCOLON) {
      p.types.genericName();
      if (p.kind() == Token.LPAREN) {
        p.primaries.arguments();
      } else if (p.kind() == Token.LBRACE) {
        p.literals.values();
      }
      p.accept(Token.ELLIPSIS);
      if (!p.accept(Token.COMMA)) {
        return;
      }
    }
  }
}
