package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.frontend.objc.syntax.DeclaratorReader.Declared;
import dev.bgcheck.frontend.objc.syntax.TypeReader.Place;
import dev.bgcheck.frontend.objc.syntax.TypeReader.Specifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the declarations of C: variables, functions, {@code typedef}, structures, enumerations. */
final class DeclarationReader {
  private final Parse p;

  DeclarationReader(Parse p) {
    this.p = p;
  }

  /** Reads a declaration with its semicolon or body. */
  ObjcDecl read() {
    int start = p.start();
    int first = p.at();
    Specifiers specifiers = specifiers();
    if (p.kind() == Token.SEMI) {
      return alone(start, specifiers);
    }
    if (p.kind() == Token.LBRACKET && isStructuredBinding()) {
      return structuredBinding(start, specifiers);
    }
    List<ObjcDeclarator> declarators = new ArrayList<>(1);
    boolean wasLocal = p.declarators.local;
    p.declarators.local &= !specifiers.typedef;
    do {
      Optional<ObjcDecl> function = declarator(start, specifiers, declarators);
      if (function.isPresent()) {
        return function.get();
      }
    } while (p.accept(Token.COMMA));
    p.declarators.local = wasLocal;
    if (p.at() == first) {
      p.recover("declaration expected");
      p.skipOne();
      p.skipStatement();
      return p.skipped(start, "declaration expected");
    }
    if (!p.accept(Token.SEMI)) {
      if (!endsMacro()) {
        p.recover("';' expected");
        if (!p.atNewLine() || p.kind() == Token.LBRACE) {
          p.skipStatement();
        }
      }
    }
    return finish(start, specifiers, declarators);
  }

  /** Whether a declaration without semicolon may end here, as it is the argument of a macro. */
  private boolean endsMacro() {
    int k = p.kind();
    return k == Token.RPAREN
        || k == Token.COMMA
        || k == Token.RBRACE
            && p.tokens.match[p.at()] > 0
            && p.kindAt(p.tokens.match[p.at()] - 1) == Token.LPAREN;
  }

  private ObjcDecl finish(int start, Specifiers specifiers, List<ObjcDeclarator> declarators) {
    List<ObjcDeclarator> list = List.copyOf(declarators);
    if (specifiers.typedef) {
      for (ObjcDeclarator declarator : list) {
        declarator.name().ifPresent(this::declareType);
      }
      return new ObjcDecl.Typedef(
          Math.min(start, p.lastEnd()), p.lastEnd(), specifiers.type(p.lastEnd()), list);
    }
    return new ObjcDecl.Variables(
        Math.min(start, p.lastEnd()),
        p.lastEnd(),
        List.copyOf(specifiers.storage),
        specifiers.type(p.lastEnd()),
        list);
  }

  /** Notes that a name is a type's from here on. */
  void declareType(ObjcName name) {
    int length = name.end() - name.start();
    if (length > 0 && name.text().length() == length) {
      int symbol = p.symbols.symbol(p.text, name.start(), name.end(), name.text().hashCode());
      p.symbols.declareType(symbol);
    }
  }

  private Specifiers specifiers() {
    if (p.kind() == Token.TYPEDEF && isEnumMacro(p.at() + 1)) {
      Specifiers s = new Specifiers(p.start());
      s.typedef = true;
      s.storage.add("typedef");
      p.advance();
      s.definition = Optional.of(enumeration());
      s.based = true;
      s.end = p.lastEnd();
      p.declarators.trailingAnnotations();
      return s;
    }
    return p.types.specifiers(Place.NAMED);
  }

  /** Whether {@code NS_ENUM(…) {} or its like is at a token. */
  boolean isEnumMacro(int i) {
    if (p.kindAt(i) != Token.IDENT
        || p.kindAt(i + 1) != Token.LPAREN
        || !p.symbols.is(p.tokens.symbol[i], Symbols.ENUM_MACRO)) {
      return false;
    }
    int behind = p.closeOf(i + 1) + 1;
    for (int steps = 0; steps < 8; steps++) {
      if (p.kindAt(behind) != Token.IDENT && p.kindAt(behind) != Token.ATTRIBUTE) {
        break;
      }
      behind++;
      if (p.kindAt(behind) == Token.LPAREN) {
        behind = p.closeOf(behind) + 1;
      }
    }
    return p.kindAt(behind) == Token.LBRACE || p.kindAt(behind) == Token.SEMI;
  }

  /** A declaration that declares a type only, or a lone word. */
  private ObjcDecl alone(int start, Specifiers specifiers) {
    p.advance();
    if (specifiers.definition.isPresent() && !specifiers.typedef) {
      return specifiers.definition.get();
    }
    return finish(start, specifiers, List.of());
  }

  private boolean isStructuredBinding() {
    int close = p.tokens.match[p.at()];
    int behind = p.kindAt(close + 1);
    return close > 0 && (behind == Token.ASSIGN || behind == Token.COLON);
  }

  private ObjcDecl structuredBinding(int start, Specifiers specifiers) {
    int close = p.closeOf(p.at());
    p.advance();
    List<ObjcDeclarator> declarators = new ArrayList<>(2);
    while (p.at() < close) {
      if (p.kind() == Token.IDENT) {
        ObjcName name = p.name();
        declarators.add(
            new ObjcDeclarator(
                name.start(),
                name.end(),
                Optional.of(name),
                specifiers.type(),
                Optional.empty(),
                Optional.empty()));
      } else {
        p.advance();
      }
    }
    p.advance();
    if (p.accept(Token.ASSIGN)) {
      ObjcExpr value = p.expressions.nestedAssignment();
      ObjcDeclarator last =
          declarators.isEmpty() ? null : declarators.remove(declarators.size() - 1);
      if (last != null) {
        declarators.add(
            new ObjcDeclarator(
                last.start(),
                Math.max(value.end(), last.end()),
                last.name(),
                last.type(),
                Optional.empty(),
                Optional.of(value)));
      }
      p.expect(Token.SEMI, "';' expected");
    }
    return finish(start, specifiers, declarators);
  }

  /**
   * Reads a declarator with what belongs to it, or, as the first of its declaration, a function.
   */
  private Optional<ObjcDecl> declarator(
      int start, Specifiers specifiers, List<ObjcDeclarator> into) {
    int from = p.start();
    Declared declared = p.declarators.read(specifiers.type(), Place.NAMED);
    if (into.isEmpty()
        && !specifiers.typedef
        && declared.name() != null
        && declared.type() instanceof ObjcType.Callable callable
        && callable.shape() == ObjcType.Shape.FUNCTION) {
      Optional<ObjcDecl> function = functionTail(start, specifiers, declared.name(), callable);
      if (function.isPresent()) {
        return function;
      }
    }
    rest(from, declared, into);
    return Optional.empty();
  }

  private void rest(int from, Declared declared, List<ObjcDeclarator> into) {
    p.declarators.trailingAnnotations();
    Optional<ObjcExpr> bits = Optional.empty();
    Optional<ObjcExpr> value = Optional.empty();
    if (p.kind() == Token.COLON && p.kind(1) != Token.COLON) {
      p.advance();
      bits = Optional.of(p.expressions.ternary());
      p.declarators.trailingAnnotations();
    }
    if (p.accept(Token.ASSIGN)) {
      value = Optional.of(p.expressions.nestedAssignment());
      valueAnnotations();
    } else if (p.kind() == Token.LBRACE && declared.name() != null) {
      value = Optional.of(p.literals.values());
    } else if (p.kind() == Token.LPAREN && declared.name() != null) {
      int at = p.start();
      List<ObjcExpr> arguments = p.primaries.arguments();
      value = Optional.of(new ObjcExpr.InitializerList(at, p.lastEnd(), arguments));
    }
    into.add(
        new ObjcDeclarator(
            Math.min(from, p.lastEnd()),
            p.lastEnd(),
            Optional.ofNullable(declared.name()),
            declared.type(),
            bits,
            value));
  }

  /** Skips attributes behind a value: {@code = x NS_DEPRECATED;}. */
  private void valueAnnotations() {
    if (p.kind() == Token.ATTRIBUTE
        || p.kind() == Token.IDENT
            && !p.atNewLine()
            && p.symbols.is(p.symbol(), Symbols.CAPITALS | Symbols.UNDERSCORE)) {
      p.declarators.trailingAnnotations();
    }
  }

  private Optional<ObjcDecl> functionTail(
      int start, Specifiers specifiers, ObjcName name, ObjcType.Callable callable) {
    Optional<ObjcStmt.Compound> body = Optional.empty();
    p.cpp.functionTail();
    if (p.kind() == Token.COMMA && !p.declarators.local) {
      return Optional.empty();
    }
    if (p.kind() == Token.ASSIGN || p.kind() == Token.COMMA) {
      return Optional.empty();
    }
    if (p.kind() == Token.LBRACE) {
      body = Optional.of(p.statements.routineBody());
    } else if (p.kind() != Token.SEMI && oldStyleParameters()) {
      body = Optional.of(p.statements.routineBody());
    } else if (!p.accept(Token.SEMI) && !endsMacro()) {
      p.recover("';' expected");
      if (!p.atNewLine()) {
        p.skipStatement();
      }
    }
    return Optional.of(
        new ObjcDecl.Function(
            start,
            p.lastEnd(),
            List.copyOf(specifiers.storage),
            callable.result(),
            name,
            callable.parameters(),
            callable.variadic(),
            body));
  }

  /** Skips the declarations of parameters between a head of old and its body. */
  private boolean oldStyleParameters() {
    int i = p.at();
    int steps = 0;
    while (steps++ < 64) {
      int k = p.kindAt(i);
      if (k == Token.LBRACE) {
        p.moveTo(i);
        return p.kindAt(i - 1) == Token.SEMI;
      }
      boolean fits =
          k == Token.IDENT
              || k == Token.STAR
              || k == Token.SEMI
              || k == Token.COMMA
              || k == Token.LBRACKET
              || Token.startsDeclaration(k);
      if (!fits) {
        return false;
      }
      i = k == Token.LBRACKET ? p.closeOf(i) + 1 : i + 1;
    }
    return false;
  }

  /** Reads the declaration in the condition of an {@code if}. */
  ObjcDecl condition() {
    int start = p.start();
    Specifiers specifiers = specifiers();
    List<ObjcDeclarator> declarators = new ArrayList<>(1);
    rest(p.start(), p.declarators.read(specifiers.type(), Place.NAMED), declarators);
    return finish(start, specifiers, declarators);
  }

  /** Reads the variable of a loop over a collection. */
  ObjcDecl element() {
    int start = p.start();
    Specifiers specifiers = specifiers();
    if (p.kind() == Token.LBRACKET
        || p.kind() == Token.AMP && p.kind(1) == Token.LBRACKET
        || p.kind() == Token.AMPAMP && p.kind(1) == Token.LBRACKET) {
      p.accept(Token.AMP);
      p.accept(Token.AMPAMP);
      return structuredBinding(start, specifiers);
    }
    int from = p.start();
    Declared declared = p.declarators.read(specifiers.type(), Place.NAMED);
    p.declarators.trailingAnnotations();
    ObjcDeclarator declarator =
        new ObjcDeclarator(
            Math.min(from, p.lastEnd()),
            p.lastEnd(),
            Optional.ofNullable(declared.name()),
            declared.type(),
            Optional.empty(),
            Optional.empty());
    return finish(start, specifiers, List.of(declarator));
  }

  /** Reads {@code struct a}, {@code enum {…}} and the like into the specifiers. */
  void tag(Specifiers s) {
    int kind = p.kind();
    int start = p.start();
    if (kind == Token.ENUM) {
      enumTag(s, start);
      return;
    }
    String keyword = p.symbols.name(p.symbol());
    p.advance();
    ObjcDecl.Aggregate aggregate = p.cpp.aggregate(start, keyword);
    s.name = aggregate.name().map(n -> keyword + " " + n.text()).orElse(keyword);
    if (p.kindAt(p.at() - 1) == Token.RBRACE) {
      s.definition = Optional.of(aggregate);
    }
  }

  private void enumTag(Specifiers s, int start) {
    p.advance();
    if (p.symbol() == Symbols.CLASS || p.kind() == Token.STRUCT) {
      p.advance();
    }
    while (p.kind() == Token.ATTRIBUTE || p.kind() == Token.IDENT && p.kind(1) == Token.LPAREN) {
      p.types.attribute();
    }
    Optional<ObjcName> name = Optional.empty();
    if (p.kind() == Token.IDENT) {
      name = Optional.of(p.name());
      while (p.kind() == Token.COLONCOLON) {
        p.advance();
        p.advance();
      }
    }
    s.name = name.map(n -> "enum " + n.text()).orElse("enum");
    Optional<ObjcType> underlying = Optional.empty();
    if (p.kind() == Token.COLON) {
      p.advance();
      underlying = Optional.of(p.types.typeName());
    }
    while (p.kind() == Token.ATTRIBUTE) {
      p.types.attribute();
    }
    if (p.kind() == Token.LBRACE) {
      List<ObjcEnumerator> constants = enumerators();
      s.definition =
          Optional.of(
              new ObjcDecl.Enumeration(start, p.lastEnd(), "enum", name, underlying, constants));
    } else if (underlying.isPresent()) {
      s.definition =
          Optional.of(
              new ObjcDecl.Enumeration(start, p.lastEnd(), "enum", name, underlying, List.of()));
    }
  }

  /** Reads {@code NS_ENUM(Type, Name) { … }}. */
  ObjcDecl enumeration() {
    int start = p.start();
    String keyword = p.symbols.name(p.symbol());
    p.advance();
    int close = p.closeOf(p.at());
    p.advance();
    Optional<ObjcType> underlying = Optional.empty();
    Optional<ObjcName> name = Optional.empty();
    if (p.at() < close && p.kindAt(p.at() + 1) != Token.RPAREN) {
      underlying = Optional.of(p.types.typeName());
    }
    if (p.accept(Token.COMMA) || underlying.isEmpty()) {
      if (p.kind() == Token.IDENT) {
        name = Optional.of(p.name());
        declareType(name.get());
      }
    }
    p.moveTo(Math.max(p.at(), close));
    p.accept(Token.RPAREN);
    p.declarators.trailingAnnotations();
    List<ObjcEnumerator> constants = p.kind() == Token.LBRACE ? enumerators() : List.of();
    int end = p.lastEnd();
    return new ObjcDecl.Enumeration(start, end, keyword, name, underlying, constants);
  }

  private List<ObjcEnumerator> enumerators() {
    int close = p.closeOf(p.at());
    p.advance();
    List<ObjcEnumerator> constants = new ArrayList<>();
    while (p.at() < close) {
      int start = p.start();
      int k = p.kind();
      if (k == Token.COMMA || Token.isDirective(k)) {
        p.advance();
        continue;
      }
      if (k != Token.IDENT) {
        p.recover("constant expected");
        p.skipExpression();
        if (p.kind() != Token.COMMA && p.at() < close) {
          p.skipOne();
        }
        continue;
      }
      ObjcName name = p.name();
      if (p.kind() == Token.LPAREN) {
        // A macro that makes constants.
        p.skipOne();
      }
      p.declarators.trailingAnnotations();
      Optional<ObjcExpr> value = Optional.empty();
      if (p.accept(Token.ASSIGN)) {
        value = Optional.of(p.expressions.nestedAssignment());
        p.declarators.trailingAnnotations();
      }
      constants.add(new ObjcEnumerator(start, p.lastEnd(), name, value));
      if (p.kind() != Token.COMMA && p.at() < close && !p.atNewLine()) {
        p.recover("',' expected");
        p.skipExpression();
        if (p.kind() != Token.COMMA && p.at() < close) {
          p.skipOne();
        }
      }
    }
    p.moveTo(Math.max(p.at(), close));
    p.accept(Token.RBRACE);
    return List.copyOf(constants);
  }
}
