package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads classes, categories and protocols. */
final class ContainerReader {
  private final Parse p;

  ContainerReader(Parse p) {
    this.p = p;
  }

  /** Reads {@code @protocol … @end}. */
  ObjcDecl protocol() {
    int start = p.start();
    p.advance();
    ObjcName name = nameOf("protocol");
    List<ObjcName> protocols = new ArrayList<>(1);
    if (p.kind() == Token.LT) {
      for (ObjcType type : protocols()) {
        protocols.add(new ObjcName(type.start(), type.end(), type.baseName()));
      }
    }
    boolean wasOptional = p.methods.optional;
    p.methods.optional = false;
    List<ObjcDecl> members = p.items.items(ItemReader.MEMBERS, false);
    p.methods.optional = wasOptional;
    end();
    return new ObjcDecl.Protocol(start, p.lastEnd(), name, List.copyOf(protocols), members);
  }

  private ObjcName nameOf(String what) {
    if (p.atWord()) {
      return p.name();
    }
    p.recover("name of the " + what + " expected");
    return p.noName();
  }

  private void end() {
    p.expect(Token.AT_END, "'@end' expected");
  }

  private List<ObjcType> protocols() {
    int behind = p.look.afterAngles(p.at());
    if (behind < 0) {
      p.recover("'>' expected");
      p.advance();
      return List.of();
    }
    return p.types.arguments(behind - 1);
  }

  /** Reads {@code @interface … @end}. */
  ObjcDecl interfaceDeclaration() {
    int start = p.start();
    p.advance();
    ObjcName name = nameOf("class");
    p.declarations.declareType(name);
    List<ObjcName> typeParameters = List.of();
    List<ObjcType> protocols = List.of();
    if (p.kind() == Token.LT) {
      int behind = p.look.afterAngles(p.at());
      int next = p.kindAt(behind);
      if (next == Token.COLON || next == Token.LPAREN) {
        typeParameters = typeParameters(behind - 1);
      }
    }
    boolean extension = false;
    Optional<ObjcName> category = Optional.empty();
    Optional<ObjcType> superclass = Optional.empty();
    if (p.accept(Token.COLON)) {
      superclass = Optional.of(superclass(typeParameters));
    } else if (p.kind() == Token.LPAREN && p.kind(2) == Token.COMMA) {
      // RCT_EXTERN_MODULE(Name, Superclass)
      p.advance();
      name = nameOf("class");
      p.advance();
      superclass = Optional.of(superclass(List.of()));
      skipTo(Token.RPAREN);
    } else if (p.accept(Token.LPAREN)) {
      category = p.atWord() ? Optional.of(p.name()) : Optional.empty();
      if (p.kind() == Token.LPAREN) {
        p.skipOne();
      }
      extension = category.isEmpty();
      p.expect(Token.RPAREN, "')' expected");
    }
    if (p.kind() == Token.LT) {
      protocols = protocols();
    }
    List<ObjcDecl> variables = List.of();
    headAnnotations();
    if (p.kind() == Token.LBRACE) {
      variables = p.cpp.braces(ItemReader.FIELDS);
    }
    List<ObjcDecl> members = p.items.items(ItemReader.MEMBERS, false);
    end();
    return new ObjcDecl.Interface(
        start,
        p.lastEnd(),
        name,
        typeParameters,
        superclass,
        extension,
        category,
        protocols,
        variables,
        members);
  }

  private void skipTo(int kind) {
    while (p.kind() != kind && p.kind() != Token.EOF && p.kind() != Token.AT_END) {
      p.skipOne();
    }
    p.accept(kind);
  }

  /** Skips macros behind the head of a class, on the same line. */
  private void headAnnotations() {
    while (p.kind() == Token.ATTRIBUTE || p.kind() == Token.IDENT && !p.atNewLine()) {
      p.types.attribute();
    }
  }

  /**
   * Reads the name of the superclass, with the arguments of a generic one. Words in angle brackets
   * that are no type parameters of the class are protocols and stay for the caller.
   */
  private ObjcType superclass(List<ObjcName> typeParameters) {
    if (p.kind() != Token.IDENT) {
      p.recover("superclass expected");
      int place = p.lastEnd();
      return new ObjcType.Named(place, place, "", List.of(), 0, List.of(), Optional.empty());
    }
    ObjcName name = p.name();
    List<ObjcType> arguments = List.of();
    if (p.kind() == Token.LT) {
      int behind = p.look.afterAngles(p.at());
      if (behind > 0 && (p.kindAt(behind) == Token.LT || holdsTypes(behind - 1, typeParameters))) {
        arguments = p.types.arguments(behind - 1);
      }
    }
    return new ObjcType.Named(
        name.start(), p.lastEnd(), name.text(), arguments, 0, List.of(), Optional.empty());
  }

  /** Whether angle brackets hold types, not protocols. */
  private boolean holdsTypes(int close, List<ObjcName> typeParameters) {
    for (int i = p.at() + 1; i < close; i++) {
      int k = p.kindAt(i);
      if (k != Token.IDENT && k != Token.COMMA) {
        return true;
      }
      String word = k == Token.IDENT ? p.tokenText(i) : "";
      if (word.equals("id") || typeParameters.stream().anyMatch(t -> t.text().equals(word))) {
        return true;
      }
    }
    return false;
  }

  private List<ObjcName> typeParameters(int close) {
    p.advance();
    List<ObjcName> names = new ArrayList<>(2);
    while (p.at() < close) {
      ObjcName last = null;
      while (p.at() < close && p.kind() == Token.IDENT) {
        last = p.name();
      }
      if (last != null) {
        names.add(last);
        p.declarations.declareType(last);
      }
      while (p.at() < close && p.kind() != Token.COMMA) {
        p.skipOne();
      }
      p.accept(Token.COMMA);
    }
    p.moveTo(close + 1);
    return List.copyOf(names);
  }

  /** Reads {@code @implementation … @end}. */
  ObjcDecl implementation() {
    int start = p.start();
    p.advance();
    ObjcName name = nameOf("class");
    p.declarations.declareType(name);
    if (p.kind() == Token.LT) {
      protocols();
    }
    Optional<ObjcType> superclass = Optional.empty();
    Optional<ObjcName> category = Optional.empty();
    if (p.accept(Token.COLON)) {
      superclass = Optional.of(superclass(List.of()));
    } else if (p.accept(Token.LPAREN)) {
      category = p.atWord() ? Optional.of(p.name()) : Optional.empty();
      if (p.kind() == Token.LPAREN) {
        p.skipOne();
      }
      p.expect(Token.RPAREN, "')' expected");
    }
    headAnnotations();
    List<ObjcDecl> variables = List.of();
    if (p.kind() == Token.LBRACE) {
      variables = p.cpp.braces(ItemReader.FIELDS);
    }
    List<ObjcDecl> members = p.items.items(ItemReader.MEMBERS, false);
    end();
    return new ObjcDecl.Implementation(
        start, p.lastEnd(), name, superclass, category, variables, members);
  }
}
