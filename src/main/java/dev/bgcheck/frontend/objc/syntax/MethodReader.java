package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.frontend.objc.syntax.DeclaratorReader.Declared;
import dev.bgcheck.frontend.objc.syntax.TypeReader.Place;
import dev.bgcheck.frontend.objc.syntax.TypeReader.Specifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads methods and properties. */
final class MethodReader {
  private final Parse p;

  /** Whether the present members of a protocol are optional. */
  boolean optional;

  MethodReader(Parse p) {
    this.p = p;
  }

  /** Reads a method, declared or defined. */
  ObjcDecl read() {
    int start = p.start();
    boolean classMethod = p.kind() == Token.PLUS;
    p.advance();
    Optional<ObjcType> result = Optional.empty();
    skipAttributes();
    if (p.kind() == Token.LPAREN) {
      result = Optional.of(p.types.parenthesisedType());
    }
    skipAttributes();
    List<ObjcMethodPart> parts = new ArrayList<>(2);
    String selector = parts(parts);
    if (parts.isEmpty()) {
      p.recover("selector expected");
      p.skipStatement();
      return p.skipped(start, "method not understood");
    }
    boolean variadic = variadic();
    boolean annotated = annotations();
    Optional<ObjcStmt.Compound> body = Optional.empty();
    boolean ended = p.accept(Token.SEMI);
    if (p.kind() == Token.LBRACE) {
      body = Optional.of(p.statements.routineBody());
    } else if (!ended && !(annotated && atNextMember())) {
      p.recover("body of the method expected");
      if (!p.atNewLine()) {
        p.skipStatement();
      }
    }
    return new ObjcDecl.Method(
        start,
        p.lastEnd(),
        classMethod,
        optional,
        result,
        selector,
        List.copyOf(parts),
        variadic,
        body);
  }

  /** Whether a macro that stands here brought the body: another member follows it. */
  private boolean atNextMember() {
    int k = p.kind();
    return p.atNewLine()
        && (k == Token.AT_END || k == Token.MINUS || k == Token.PLUS || Token.isDirective(k));
  }

  private void skipAttributes() {
    while (p.kind() == Token.ATTRIBUTE) {
      p.types.attribute();
    }
  }

  private boolean variadic() {
    boolean variadic = false;
    while (p.kind() == Token.COMMA) {
      p.advance();
      if (p.accept(Token.ELLIPSIS)) {
        variadic = true;
      } else {
        // A parameter in the manner of C, as only old code has them.
        p.declarators.parameter();
      }
    }
    return variadic;
  }

  /**
   * Skips macros and attributes between the head of a method and its body or semicolon.
   *
   * @return whether the last one was a macro
   */
  private boolean annotations() {
    boolean macro = false;
    while (p.kind() == Token.ATTRIBUTE || p.kind() == Token.IDENT || p.kind() == Token.QUALIFIER) {
      if (p.kind() == Token.IDENT && p.kind(1) == Token.COLON) {
        return macro;
      }
      macro = p.kind() == Token.IDENT;
      p.types.attribute();
    }
    return macro;
  }

  /** Reads {@code label:(Type)name label:(Type)name}; the selector. */
  String parts(List<ObjcMethodPart> parts) {
    String selector = "";
    while (p.atWord() || p.kind() == Token.COLON || p.kind() == Token.COLONCOLON) {
      int start = p.start();
      boolean labelled = p.atWord();
      if (!parts.isEmpty()
          && labelled
          && p.kind(1) != Token.COLON
          && p.kind(1) != Token.COLONCOLON) {
        break;
      }
      ObjcName label = labelled ? p.name() : new ObjcName(start, start, "");
      if (p.kind() == Token.COLONCOLON) {
        // - foo::(int)x
        parts.add(part(start, label));
        parts.add(
            new ObjcMethodPart(
                p.lastEnd(), p.lastEnd(), p.noName(), Optional.empty(), Optional.empty()));
        p.advance();
        selector += label.text() + "::";
        parts.add(parameter(start, new ObjcName(start, start, "")));
        continue;
      }
      if (p.kind() == Token.LPAREN && parts.isEmpty()) {
        // A macro makes the selector.
        p.skipOne();
        label = new ObjcName(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
      }
      if (p.kind() != Token.COLON) {
        parts.add(part(start, label));
        return label.text();
      }
      p.advance();
      selector = selector + label.text() + ":";
      parts.add(parameter(start, label));
    }
    return selector;
  }

  private ObjcMethodPart part(int start, ObjcName label) {
    return new ObjcMethodPart(start, p.lastEnd(), label, Optional.empty(), Optional.empty());
  }

  private ObjcMethodPart parameter(int start, ObjcName label) {
    Optional<ObjcType> type = Optional.empty();
    skipAttributes();
    if (p.kind() == Token.LPAREN) {
      type = Optional.of(p.types.parenthesisedType());
    }
    while (p.kind() == Token.ATTRIBUTE
        || p.kind() == Token.QUALIFIER
        || p.kind() == Token.IDENT && p.kind(1) == Token.IDENT && annotates()) {
      p.types.attribute();
    }
    Optional<ObjcName> name = Optional.empty();
    if (p.atWord()) {
      name = Optional.of(p.name());
    } else {
      p.recover("parameter expected");
    }
    while (p.kind() == Token.ATTRIBUTE || p.kind() == Token.IDENT && annotatesParameter()) {
      p.types.attribute();
    }
    return new ObjcMethodPart(start, p.lastEnd(), label, type, name);
  }

  private boolean annotates() {
    return p.look.looksLikeAnnotation(p.symbol()) && p.kind(2) != Token.COLON
        || p.kind(2) == Token.IDENT
            && p.kind(3) == Token.COLON
            && p.look.looksLikeAnnotation(p.symbol());
  }

  private boolean annotatesParameter() {
    int next = p.kind(1);
    return next == Token.IDENT && p.look.looksLikeAnnotation(p.symbol())
        || next == Token.LPAREN && p.kindAt(p.closeOf(p.at() + 1) + 1) == Token.IDENT;
  }

  /** Reads {@code @property}. */
  ObjcDecl property() {
    int start = p.start();
    p.advance();
    List<ObjcPropertyAttribute> attributes = new ArrayList<>(4);
    if (p.kind() == Token.LPAREN) {
      attributes(attributes);
    }
    Specifiers specifiers = p.types.specifiers(Place.NAMED);
    List<ObjcDeclarator> declarators = new ArrayList<>(1);
    do {
      int from = p.start();
      Declared declared = p.declarators.read(specifiers.type(), Place.NAMED);
      if (declared.name() == null) {
        p.recover("name of the property expected");
      }
      p.declarators.trailingAnnotations();
      Optional<ObjcExpr> bits = Optional.empty();
      if (p.accept(Token.COLON)) {
        bits = Optional.of(p.expressions.ternary());
      }
      declarators.add(
          new ObjcDeclarator(
              Math.min(from, p.lastEnd()),
              p.lastEnd(),
              Optional.ofNullable(declared.name()),
              declared.type(),
              bits,
              Optional.empty()));
    } while (p.accept(Token.COMMA));
    if (!p.accept(Token.SEMI)) {
      p.recover("';' expected");
      if (!p.atNewLine()) {
        p.skipStatement();
      }
    }
    return new ObjcDecl.Property(
        start,
        p.lastEnd(),
        List.copyOf(attributes),
        specifiers.type(p.lastEnd()),
        List.copyOf(declarators));
  }

  private void attributes(List<ObjcPropertyAttribute> attributes) {
    int close = p.closeOf(p.at());
    p.advance();
    while (p.at() < close) {
      if (p.accept(Token.COMMA)) {
        continue;
      }
      int start = p.start();
      String name = p.tokenText(p.at());
      p.skipOne();
      int from = p.lastEnd();
      boolean assigned = p.accept(Token.ASSIGN);
      int valueStart = assigned || p.kind() == Token.LPAREN ? p.start() : -1;
      while (p.at() < close && p.kind() != Token.COMMA) {
        p.skipOne();
      }
      String value = valueStart < 0 || p.lastEnd() <= from ? "" : p.textOf(valueStart, p.lastEnd());
      if (!assigned && value.startsWith("(") && value.endsWith(")")) {
        value = value.substring(1, value.length() - 1);
      }
      attributes.add(new ObjcPropertyAttribute(start, p.lastEnd(), name, value));
    }
    p.moveTo(Math.max(close, p.at()));
    p.expect(Token.RPAREN, "')' expected");
  }

  /** Reads {@code @synthesize} or {@code @dynamic}. */
  ObjcDecl synthesize() {
    int start = p.start();
    boolean dynamic = p.kind() == Token.AT_DYNAMIC;
    p.advance();
    List<ObjcDecl.Synthesized> properties = new ArrayList<>(2);
    List<ObjcName> names = new ArrayList<>(2);
    if (p.kind() == Token.LPAREN) {
      // @dynamic (class) a;
      p.skipOne();
    }
    while (p.atWord()) {
      ObjcName name = p.name();
      names.add(name);
      Optional<ObjcName> variable = Optional.empty();
      if (p.accept(Token.ASSIGN) && p.atWord()) {
        variable = Optional.of(p.name());
      }
      properties.add(new ObjcDecl.Synthesized(name.start(), p.lastEnd(), name, variable));
      if (!p.accept(Token.COMMA)) {
        break;
      }
    }
    p.expect(Token.SEMI, "';' expected");
    return dynamic
        ? new ObjcDecl.Dynamic(start, p.lastEnd(), List.copyOf(names))
        : new ObjcDecl.Synthesize(start, p.lastEnd(), List.copyOf(properties));
  }
}
