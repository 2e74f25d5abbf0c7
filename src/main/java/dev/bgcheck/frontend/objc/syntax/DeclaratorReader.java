package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.frontend.objc.syntax.TypeReader.Place;
import dev.bgcheck.frontend.objc.syntax.TypeReader.Specifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads declarators: pointers, names, lists of parameters, array bounds. */
final class DeclaratorReader {
  /** A declarator: its name, null where it has none, and the type it gives to it. */
  record Declared(ObjcName name, ObjcType type) {}

  /** A list of parameters. */
  record Parameters(List<ObjcParameter> list, boolean variadic) {
    static final Parameters NONE = new Parameters(List.of(), false);
  }

  private static final int MAX_POINTERS = 64;

  private final Parse p;

  /** Whether declarations are read among statements, where {@code (…)} may hold arguments. */
  boolean local;

  DeclaratorReader(Parse p) {
    this.p = p;
  }

  /** Reads a declarator of the type {@code base}. */
  Declared read(ObjcType base, Place place) {
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.skipExpression();
      return new Declared(null, base);
    }
    Declared declared = direct(pointers(base, place), place);
    p.leave();
    return declared;
  }

  private ObjcType pointers(ObjcType base, Place place) {
    ObjcType type = base;
    for (int steps = 0; steps < MAX_POINTERS; steps++) {
      int k = p.kind();
      if (k == Token.STAR || k == Token.CARET) {
        p.advance();
        type = pointer(type, k, null);
      } else if (k == Token.AMP || k == Token.AMPAMP) {
        p.advance();
        type = pointer(type, 0, k == Token.AMP ? "&" : "&&");
      } else if (k == Token.QUALIFIER) {
        String word = p.symbols.name(p.symbol());
        p.advance();
        type = pointer(type, 0, word);
      } else if (k == Token.ATTRIBUTE) {
        p.types.attribute();
      } else if (k == Token.IDENT && p.kind(1) == Token.COLONCOLON && p.kind(2) == Token.STAR) {
        p.moveTo(p.at() + 2);
      } else if (k == Token.IDENT && annotates(place)) {
        int start = p.start();
        p.advance();
        if (p.kind() == Token.LPAREN && !p.look.opensDeclarator(p.at())) {
          p.skipOne();
        }
        type = pointer(type, 0, p.textOf(start, p.lastEnd()));
      } else if (k == Token.ELLIPSIS && place != Place.NAMED && p.kind(1) == Token.IDENT) {
        p.advance();
      } else {
        return type;
      }
    }
    return type;
  }

  /** Whether the word here, behind a pointer or type, is an annotation and not the name. */
  private boolean annotates(Place place) {
    int next = p.kind(1);
    int symbol = p.symbol();
    if (p.look.operatorAt(p.at())) {
      return false;
    }
    if (place == Place.ABSTRACT) {
      return true;
    }
    if (next == Token.IDENT) {
      return p.symbol(1) != Symbols.IN
          && (!p.look.looksLikeAnnotation(p.symbol(1)) || p.look.looksLikeAnnotation(symbol))
          && !p.tokens.newLine[p.at() + 1];
    }
    if (next == Token.LPAREN) {
      return p.look.opensDeclarator(p.at() + 1)
          || p.symbols.is(symbol, Symbols.CAPITALS)
              && p.kindAt(p.closeOf(p.at() + 1) + 1) == Token.IDENT;
    }
    if (place == Place.PARAMETER && (next == Token.COMMA || next == Token.RPAREN)) {
      return p.symbols.is(symbol, Symbols.UNDERSCORE | Symbols.ANNOTATION)
          && p.symbols.name(symbol).startsWith("_N");
    }
    return next == Token.STAR
        || next == Token.CARET
        || next == Token.QUALIFIER && !p.look.endsDeclarator(p.at() + 2);
  }

  private ObjcType pointer(ObjcType type, int kind, String word) {
    int end = Math.max(type.end(), p.lastEnd());
    if (type instanceof ObjcType.Named t) {
      int stars = t.pointers() + (kind == Token.STAR ? 1 : 0);
      List<String> words = with(t.qualifiers(), kind == Token.CARET ? "^" : word);
      return new ObjcType.Named(
          t.start(), end, t.name(), t.arguments(), stars, words, t.definition());
    }
    if (type instanceof ObjcType.TypeOf t) {
      int stars = t.pointers() + (kind == Token.STAR ? 1 : 0);
      return new ObjcType.TypeOf(t.start(), end, t.operand(), stars, with(t.qualifiers(), word));
    }
    if (type instanceof ObjcType.Callable t) {
      ObjcType.Shape shape = t.shape();
      if (shape == ObjcType.Shape.FUNCTION && kind != 0) {
        shape = kind == Token.CARET ? ObjcType.Shape.BLOCK : ObjcType.Shape.POINTER;
      }
      return new ObjcType.Callable(
          t.start(),
          end,
          shape,
          t.result(),
          t.parameters(),
          t.variadic(),
          with(t.qualifiers(), word));
    }
    return type;
  }

  private static List<String> with(List<String> words, String word) {
    if (word == null) {
      return words;
    }
    List<String> all = new ArrayList<>(words.size() + 1);
    all.addAll(words);
    all.add(word);
    return List.copyOf(all);
  }

  private Declared direct(ObjcType base, Place place) {
    if (p.kind() == Token.LPAREN && opensNested(place)) {
      int open = p.at();
      int close = p.closeOf(open);
      // The list behind the parentheses belongs to the type that they modify.
      p.moveTo(close + 1);
      ObjcType outer = suffixes(base, place, true);
      int behind = p.at();
      p.moveTo(open + 1);
      Declared inner = read(outer, place);
      if (p.at() < close) {
        p.recover("declarator not understood");
      }
      p.moveTo(Math.max(behind, p.at()));
      return inner;
    }
    ObjcName name = null;
    if (place != Place.ABSTRACT) {
      name = declaredName();
      if (name != null
          && p.kind() == Token.LPAREN
          && p.kindAt(p.closeOf(p.at()) + 1) == Token.LPAREN
          && p.symbols.is(p.tokens.symbol[p.at() - 1], Symbols.CAPITALS)) {
        // A macro makes the name.
        p.skipOne();
        name = new ObjcName(name.start(), p.lastEnd(), p.textOf(name.start(), p.lastEnd()));
      }
    }
    return new Declared(name, suffixes(base, place, false));
  }

  private boolean opensNested(Place place) {
    int open = p.at();
    if (p.tokens.match[open] < 0) {
      return false;
    }
    if (p.look.opensDeclarator(open) || p.look.opensAbstractDeclarator(open)) {
      return true;
    }
    int first = p.kindAt(open + 1);
    int second = p.kindAt(open + 2);
    int behind = p.kindAt(p.closeOf(open) + 1);
    if (first == Token.CARET || first == Token.STAR) {
      return true;
    }
    if (first == Token.AMP || first == Token.AMPAMP) {
      return second == Token.IDENT && behind == Token.LBRACKET;
    }
    if (first == Token.IDENT && second == Token.COLONCOLON) {
      return p.kindAt(open + 3) == Token.STAR;
    }
    return place != Place.ABSTRACT
        && first == Token.IDENT
        && second == Token.RPAREN
        && (behind == Token.LPAREN || behind == Token.SEMI && !local)
        && (!local || !p.look.looksLikeType(p.tokens.symbol[open + 1]));
  }

  /**
   * Reads the declared name, with the qualifiers and operators of C++; null where there is none.
   */
  private ObjcName declaredName() {
    int start = p.start();
    int first = p.at();
    if (p.kind() == Token.IDENT
        && !p.look.operatorAt(first)
        && p.kind(1) != Token.COLONCOLON
        && p.kind(1) != Token.LT) {
      return p.name();
    }
    for (; ; ) {
      p.accept(Token.COLONCOLON);
      p.accept(Token.TILDE);
      if (p.look.operatorAt(p.at())) {
        operatorName();
        break;
      }
      if (p.kind() != Token.IDENT) {
        break;
      }
      p.advance();
      if (p.kind() == Token.LT) {
        int close = p.look.afterAngles(p.at());
        int behind = p.kindAt(close);
        if (close >= 0 && (behind == Token.COLONCOLON || behind == Token.LPAREN)) {
          p.moveTo(close);
        }
      }
      if (p.kind() != Token.COLONCOLON) {
        break;
      }
    }
    return p.at() == first ? null : new ObjcName(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
  }

  private void operatorName() {
    p.advance();
    if (p.kind() == Token.LPAREN && p.kind(1) == Token.RPAREN) {
      p.moveTo(p.at() + 2);
      return;
    }
    int steps = 0;
    while (p.kind() != Token.LPAREN
        && p.kind() != Token.SEMI
        && p.kind() != Token.EOF
        && steps++ < 40) {
      p.advance();
    }
  }

  private ObjcType suffixes(ObjcType base, Place place, boolean nested) {
    ObjcType type = base;
    for (; ; ) {
      int k = p.kind();
      if (k == Token.LBRACKET && !p.look.attributeAt(p.at())) {
        type = array(type);
      } else if (k == Token.LPAREN
          && !(type instanceof ObjcType.Callable c && c.shape() == ObjcType.Shape.FUNCTION)
          && (nested || place != Place.ABSTRACT || base != type || isFunctionType())
          && (nested || parametersAt(p.at()))) {
        Parameters parameters = parameters();
        type =
            new ObjcType.Callable(
                type.start(),
                p.lastEnd(),
                ObjcType.Shape.FUNCTION,
                type,
                parameters.list(),
                parameters.variadic(),
                List.of());
      } else {
        return type;
      }
    }
  }

  private boolean isFunctionType() {
    return p.tokens.match[p.at()] > 0 && parametersAt(p.at());
  }

  private ObjcType array(ObjcType element) {
    int close = p.closeOf(p.at());
    p.advance();
    Optional<ObjcExpr> size = Optional.empty();
    while (p.kind() == Token.STATIC || p.kind() == Token.QUALIFIER) {
      p.advance();
    }
    if (p.kind() != Token.RBRACKET) {
      size = Optional.of(p.expressions.nested());
    }
    if (p.at() != close) {
      p.recover("array bound not understood");
      p.moveTo(Math.max(close, p.at()));
    }
    p.accept(Token.RBRACKET);
    return new ObjcType.Array(element.start(), p.lastEnd(), element, size);
  }

  /**
   * Whether the parentheses behind a name hold parameters and not the arguments of a constructor.
   */
  boolean parametersAt(int open) {
    int first = open + 1;
    switch (p.kindAt(first)) {
      case Token.RPAREN, Token.ELLIPSIS, Token.QUALIFIER, Token.STRUCT, Token.UNION, Token.ENUM:
      case Token.ATTRIBUTE:
        return true;
      case Token.BUILTIN, Token.TYPEOF:
        return p.kindAt(first + 1) != Token.LPAREN
            || p.kindAt(first) == Token.TYPEOF
            || p.look.opensDeclarator(first + 1)
            || p.look.opensAbstractDeclarator(first + 1);
      case Token.LBRACKET:
        return p.look.attributeAt(first);
      case Token.IDENT, Token.COLONCOLON:
        int behind = p.look.afterTypeName(first);
        return behind >= 0 && parameterGoesOn(first, behind);
      default:
        return false;
    }
  }

  private boolean parameterGoesOn(int first, int behind) {
    boolean typeLike = p.look.looksLikeType(p.tokens.symbol[first]);
    switch (p.kindAt(behind)) {
      case Token.IDENT, Token.QUALIFIER, Token.BUILTIN, Token.STRUCT, Token.ENUM, Token.ATTRIBUTE:
        return true;
      case Token.STAR, Token.AMP, Token.AMPAMP:
        int then = p.kindAt(behind + 1);
        return then == Token.RPAREN
            || then == Token.COMMA
            || then == Token.QUALIFIER
            || !local
            || typeLike && then != Token.NUMBER;
      case Token.LPAREN:
        return p.look.opensDeclarator(behind)
            || p.look.opensAbstractDeclarator(behind)
            || !local && p.kindAt(p.closeOf(behind) + 1) == Token.LPAREN;
      case Token.COMMA, Token.RPAREN, Token.ELLIPSIS, Token.ASSIGN, Token.LBRACKET:
        return !local;
      default:
        return false;
    }
  }

  /** Reads {@code (parameters)}. */
  Parameters parameters() {
    int close = p.closeOf(p.at());
    p.advance();
    if (p.kind() == Token.RPAREN) {
      p.advance();
      return Parameters.NONE;
    }
    if (p.symbol() == Symbols.VOID && p.kind(1) == Token.RPAREN) {
      p.moveTo(p.at() + 2);
      return Parameters.NONE;
    }
    boolean wasLocal = local;
    local = false;
    List<ObjcParameter> list = new ArrayList<>(4);
    boolean variadic = false;
    while (p.at() < close) {
      if (p.kind() == Token.ELLIPSIS) {
        variadic = true;
        p.advance();
      } else {
        int before = p.at();
        ObjcParameter parameter = parameter();
        if (p.at() > before) {
          list.add(parameter);
        }
      }
      if (p.at() < close && p.kind() != Token.COMMA) {
        p.recover("parameter not understood");
        int before = p.at();
        p.skipExpression();
        if (p.at() == before && p.kind() != Token.COMMA) {
          p.advance();
        }
      }
      if (!p.accept(Token.COMMA) && p.at() < close && p.kind() != Token.RPAREN) {
        p.skipOne();
      }
    }
    local = wasLocal;
    p.moveTo(Math.max(close, p.at()));
    p.accept(Token.RPAREN);
    return new Parameters(List.copyOf(list), variadic);
  }

  /** Reads a parameter. */
  ObjcParameter parameter() {
    int start = p.start();
    Specifiers specifiers = p.types.specifiers(Place.PARAMETER);
    Declared declared = read(specifiers.type(), Place.PARAMETER);
    int typeEnd = p.lastEnd();
    trailingAnnotations();
    Optional<ObjcExpr> value = Optional.empty();
    if (p.accept(Token.ASSIGN)) {
      value = Optional.of(p.expressions.initializer());
    }
    int end = Math.max(start, p.lastEnd());
    return new ObjcParameter(
        start,
        Math.max(end, typeEnd),
        declared.type(),
        Optional.ofNullable(declared.name()),
        value);
  }

  /** Skips attributes and macro words behind a declarator. */
  void trailingAnnotations() {
    for (; ; ) {
      int k = p.kind();
      if (k == Token.ATTRIBUTE || k == Token.LBRACKET && p.look.attributeAt(p.at())) {
        p.types.attribute();
      } else if (k == Token.ASM
          || k == Token.IDENT && !p.atNewLine()
          || k == Token.IDENT && p.symbols.is(p.symbol(), Symbols.CAPITALS | Symbols.UNDERSCORE)) {
        if (p.symbol() == Symbols.IN) {
          return;
        }
        p.advance();
        if (p.kind() == Token.LPAREN) {
          p.skipOne();
        }
      } else if (k == Token.QUALIFIER) {
        p.advance();
      } else {
        return;
      }
    }
  }

  /** Skips attributes in the head of a block. */
  void blockAnnotations() {
    while (p.kind() == Token.ATTRIBUTE
        || p.kind() == Token.IDENT
            && p.kind(1) == Token.LBRACE
            && p.symbols.is(p.symbol(), Symbols.CAPITALS | Symbols.UNDERSCORE)
            && !p.symbols.is(p.symbol(), Symbols.TYPE)
            && p.kindAt(p.at() - 1) == Token.RPAREN) {
      p.types.attribute();
    }
  }
}
