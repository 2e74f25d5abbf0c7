package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands in front of a declarator: storage, qualifiers, macros, and the named type. */
final class TypeReader {
  /** What a list of specifiers stands in front of. */
  enum Place {
    /** A declared name. */
    NAMED,
    /** A name or none: a parameter. */
    PARAMETER,
    /** No name: a cast, the type of a method. */
    ABSTRACT
  }

  /** The specifiers of a declaration. */
  static final class Specifiers {
    final int start;
    int end;
    final List<String> storage = new ArrayList<>(2);
    final List<String> qualifiers = new ArrayList<>(2);
    String name = "";
    List<ObjcType> arguments = List.of();
    Optional<ObjcDecl> definition = Optional.empty();
    ObjcNode operand;
    boolean typedef;

    /** Whether a type has been named. */
    boolean based;

    Specifiers(int start) {
      this.start = start;
      this.end = start;
    }

    /** The type without pointers, of a declaration that ends at {@code limit}. */
    ObjcType type(int limit) {
      return start <= limit
          ? type()
          : new ObjcType.Named(limit, limit, "", List.of(), 0, List.of(), Optional.empty());
    }

    /** The type without pointers. */
    ObjcType type() {
      List<String> words = qualifiers.isEmpty() ? List.of() : List.copyOf(qualifiers);
      return operand == null
          ? new ObjcType.Named(start, end, name, arguments, 0, words, definition)
          : new ObjcType.TypeOf(start, end, operand, 0, words);
    }
  }

  private final Parse p;

  TypeReader(Parse p) {
    this.p = p;
  }

  /** Reads a type without name, such as stands in a cast; stops where it ends. */
  ObjcType typeName() {
    int first = p.at();
    Specifiers specifiers = specifiers(Place.ABSTRACT);
    ObjcType type = p.declarators.read(specifiers.type(), Place.ABSTRACT).type();
    return p.at() == first ? specifiers.type(p.lastEnd()) : type;
  }

  /** Reads {@code Name<Arguments>} and nothing else. */
  ObjcType genericName() {
    Specifiers s = new Specifiers(p.start());
    qualifiedName(s);
    s.end = p.lastEnd();
    return s.type();
  }

  /** Reads the type behind {@code new}: no declarator, because parentheses hold arguments. */
  Specifiers newType() {
    Specifiers s = new Specifiers(p.start());
    while (p.kind() == Token.QUALIFIER || p.kind() == Token.BUILTIN || p.kind() == Token.STRUCT) {
      if (p.kind() == Token.BUILTIN) {
        builtin(s);
      } else {
        p.advance();
      }
    }
    if (p.kind() == Token.IDENT || p.kind() == Token.COLONCOLON) {
      qualifiedName(s);
    }
    s.end = Math.max(s.start, p.lastEnd());
    return s;
  }

  /** Reads {@code (Type)}; what does not belong to a type is skipped. */
  ObjcType parenthesisedType() {
    int close = p.closeOf(p.at());
    p.advance();
    ObjcType type = typeName();
    if (p.at() < close && !trailingWords(close)) {
      p.recover("type not understood");
    }
    p.moveTo(Math.max(close, p.at()));
    p.accept(Token.RPAREN);
    return type;
  }

  private boolean trailingWords(int close) {
    while (p.at() < close) {
      int k = p.kind();
      if (k != Token.IDENT && k != Token.QUALIFIER && k != Token.ATTRIBUTE && k != Token.LPAREN) {
        return false;
      }
      p.skipOne();
    }
    return true;
  }

  /** Reads specifiers. */
  Specifiers specifiers(Place place) {
    Specifiers s = new Specifiers(p.start());
    for (; ; ) {
      int k = p.kind();
      switch (k) {
        case Token.QUALIFIER -> qualifier(s);
        case Token.STATIC, Token.EXTERN, Token.TYPEDEF -> storage(s, k);
        case Token.BUILTIN -> builtin(s);
        case Token.TYPEOF -> typeOf(s);
        case Token.STRUCT, Token.UNION, Token.ENUM -> {
          if (s.based) {
            return s;
          }
          p.declarations.tag(s);
          s.based = true;
        }
        case Token.ATTRIBUTE -> s.storage.add(attribute());
        case Token.LBRACKET -> {
          if (!p.look.attributeAt(p.at())) {
            return s;
          }
          s.storage.add(attribute());
        }
        case Token.IDENT, Token.COLONCOLON -> {
          boolean read = s.based ? behindBase(s, place) : word(s, place);
          if (!read) {
            return s;
          }
        }
        default -> {
          return s;
        }
      }
      s.end = p.lastEnd();
    }
  }

  private void qualifier(Specifiers s) {
    String text = p.symbols.name(p.symbol());
    if (p.kind(1) == Token.LPAREN && text.equals("_Atomic")) {
      typeOf(s);
      return;
    }
    switch (text) {
      case "inline", "__inline", "__inline__", "register", "constexpr", "thread_local", "__thread":
      case "_Thread_local", "__block", "__extension__", "__unused":
        s.storage.add(text);
        break;
      default:
        s.qualifiers.add(text);
        break;
    }
    p.advance();
  }

  private void storage(Specifiers s, int kind) {
    s.typedef |= kind == Token.TYPEDEF;
    s.storage.add(p.symbols.name(p.symbol()));
    p.advance();
    if (kind == Token.EXTERN) {
      p.accept(Token.STRING);
    }
  }

  private void builtin(Specifiers s) {
    String word = p.symbols.name(p.symbol());
    s.name = s.name.isEmpty() ? word : s.name + " " + word;
    s.based = true;
    p.advance();
  }

  private void typeOf(Specifiers s) {
    p.advance();
    s.based = true;
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.skipOne();
      return;
    }
    typeOfOperand(s);
    p.leave();
  }

  private void typeOfOperand(Specifiers s) {
    if (p.kind() != Token.LPAREN) {
      s.operand = p.expressions.unary();
      return;
    }
    if (p.look.typeInParentheses(p.at()) == Lookahead.CERTAIN) {
      s.operand = parenthesisedType();
    } else {
      int close = p.closeOf(p.at());
      p.advance();
      s.operand = p.expressions.nested();
      if (p.at() != close) {
        p.recover("operand not understood");
        p.moveTo(Math.max(close, p.at()));
      }
      p.accept(Token.RPAREN);
    }
  }

  /** Reads {@code __attribute__((…))} or {@code [[…]]}; its text. */
  String attribute() {
    int start = p.start();
    if (p.kind() == Token.LBRACKET) {
      p.skipOne();
    } else {
      p.advance();
      if (p.kind() == Token.LPAREN) {
        p.skipOne();
      }
    }
    return p.textOf(start, p.lastEnd());
  }

  /** Reads a word in front of the base type, or as the base type; false where it is the name. */
  private boolean word(Specifiers s, Place place) {
    int at = p.at();
    if (p.look.operatorAt(at)) {
      return false;
    }
    if (p.kind() == Token.IDENT && isAnnotation(at, place)) {
      annotation(s.storage);
      return true;
    }
    if (p.symbol() == Symbols.TYPENAME) {
      p.advance();
      return true;
    }
    if (p.kind(1) == Token.LPAREN && isMacroType(at)) {
      int start = p.start();
      p.advance();
      p.skipOne();
      s.name = p.textOf(start, p.lastEnd());
      s.based = true;
      return true;
    }
    if (place == Place.NAMED) {
      int behind = p.look.afterTypeName(at);
      int k = p.kindAt(behind);
      if (behind < 0 && p.kindAt(at + 1) == Token.COLONCOLON
          || behind > 0 && k == Token.LPAREN && !p.look.opensDeclarator(behind)) {
        return false;
      }
    }
    s.based = true;
    qualifiedName(s);
    return true;
  }

  /** Reads a macro word with its arguments, if it has any. */
  private void annotation(List<String> into) {
    int start = p.start();
    p.advance();
    if (p.kind() == Token.LPAREN && !p.look.opensDeclarator(p.at())) {
      p.skipOne();
    }
    into.add(p.textOf(start, p.lastEnd()));
  }

  /** Reads {@code a::B<C>}. */
  private void qualifiedName(Specifiers s) {
    int start = p.start();
    int first = p.at();
    p.accept(Token.COLONCOLON);
    while (p.kind() == Token.IDENT) {
      int word = p.at();
      p.advance();
      for (int lists = 0; p.kind() == Token.LT && lists < 2; lists++) {
        int close = p.look.afterAngles(p.at());
        if (close >= 0) {
          List<ObjcType> more = arguments(close - 1);
          s.arguments = lists == 0 ? more : joined(s.arguments, more);
        }
      }
      if (p.kind() != Token.COLONCOLON) {
        s.name = word == first ? p.tokenText(word) : p.textOf(start, p.tokens.end[word]);
        return;
      }
      p.advance();
      if (p.symbol() == Symbols.TEMPLATE) {
        p.advance();
      }
    }
    s.name = p.textOf(start, p.lastEnd());
  }

  private static List<ObjcType> joined(List<ObjcType> first, List<ObjcType> second) {
    List<ObjcType> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /** Reads {@code <A, B *>}; {@code close} is the closing bracket. */
  List<ObjcType> arguments(int close) {
    List<ObjcType> arguments = new ArrayList<>(2);
    p.advance();
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.moveTo(close + 1);
      return List.of();
    }
    while (p.at() < close) {
      int before = p.at();
      ObjcType argument = typeName();
      if (p.at() > before) {
        arguments.add(argument);
      }
      // Values, packs and bounds of template arguments are of no interest.
      while (p.at() < close && p.kind() != Token.COMMA) {
        p.skipOne();
      }
      p.accept(Token.COMMA);
    }
    p.leave();
    p.moveTo(close + 1);
    return List.copyOf(arguments);
  }

  /** Whether the word at {@code i}, in front of the base type, is a macro or an annotation. */
  private boolean isAnnotation(int i, Place place) {
    int symbol = p.tokens.symbol[i];
    int next = i + 1;
    if (p.kindAt(next) == Token.LPAREN) {
      return annotatesWithArguments(next);
    }
    if (symbol == Symbols.EXPLICIT && p.kindAt(next) == Token.IDENT) {
      return true;
    }
    if (symbol == Symbols.IN && place != Place.NAMED) {
      return p.kindAt(next) == Token.IDENT || Token.startsDeclaration(p.kindAt(next));
    }
    int m = next;
    while (p.kindAt(m) == Token.QUALIFIER
        || p.kindAt(m) == Token.ATTRIBUTE && p.kindAt(m + 1) == Token.LPAREN) {
      m = p.kindAt(m) == Token.ATTRIBUTE ? p.closeOf(m + 1) + 1 : m + 1;
    }
    int k = p.kindAt(m);
    if (k == Token.STATIC && namesBehind(m)) {
      // Ex) CFStringRef static const separators = …
      return false;
    }
    if (k == Token.BUILTIN
        || k == Token.STRUCT
        || k == Token.UNION
        || k == Token.ENUM
        || k == Token.TYPEOF
        || k == Token.STATIC
        || k == Token.EXTERN
        || k == Token.TYPEDEF) {
      return true;
    }
    if (k != Token.IDENT || p.tokens.symbol[m] == Symbols.IN && place == Place.NAMED) {
      return k == Token.COLONCOLON && m == next + 1;
    }
    return annotatesName(i, symbol, m, m > next, place);
  }

  /** Whether storage and qualifiers at {@code i} stand right in front of the declared name. */
  private boolean namesBehind(int i) {
    int k = i;
    while (p.kindAt(k) == Token.STATIC || p.kindAt(k) == Token.QUALIFIER) {
      k++;
    }
    return p.kindAt(k) == Token.IDENT
        && (p.kindAt(k + 1) == Token.ASSIGN || p.kindAt(k + 1) == Token.SEMI);
  }

  private boolean annotatesName(int i, int symbol, int m, boolean qualified, Place place) {
    int other = p.tokens.symbol[m];
    boolean typeLike = p.look.looksLikeType(other);
    switch (p.kindAt(m + 1)) {
      case Token.COMMA, Token.RPAREN, Token.ASSIGN, Token.SEMI, Token.LBRACKET, Token.COLON:
      case Token.LBRACE, Token.EOF, Token.GT, Token.LPAREN:
        if (p.symbols.is(symbol, Symbols.ANNOTATION)) {
          return place != Place.NAMED || typeLike;
        }
        if (qualified) {
          return false;
        }
        if (place == Place.ABSTRACT) {
          return !p.symbols.is(other, Symbols.UNDERSCORE);
        }
        return place == Place.PARAMETER
            && typeLike
            && !p.symbols.is(symbol, Symbols.TYPE)
            && p.look.looksLikeAnnotation(symbol);
      case Token.IDENT:
        if (p.tokens.symbol[m + 1] == Symbols.IN && place == Place.NAMED) {
          return false;
        }
        if (place != Place.ABSTRACT
            && p.look.looksLikeAnnotation(p.tokens.symbol[m + 1])
            && !(p.look.looksLikeAnnotation(symbol) && typeLike)) {
          return false;
        }
        return !p.look.looksLikeAnnotation(other) || p.look.looksLikeAnnotation(symbol);
      case Token.STAR, Token.LT, Token.AMP, Token.AMPAMP, Token.CARET, Token.QUALIFIER:
      case Token.COLONCOLON, Token.BUILTIN, Token.ATTRIBUTE, Token.STRUCT:
        if (p.kindAt(m + 1) == Token.ATTRIBUTE && !typeLike
            || p.kindAt(m + 1) == Token.QUALIFIER && p.look.endsDeclarator(m + 2)) {
          return false;
        }
        return !p.look.looksLikeAnnotation(other) || p.look.looksLikeAnnotation(symbol);
      default:
        return false;
    }
  }

  /**
   * Whether {@code MACRO(…)} stands for the type itself: a pointer or the declared name follows.
   */
  private boolean isMacroType(int i) {
    int behind = p.closeOf(i + 1) + 1;
    boolean declares = p.kindAt(behind) == Token.IDENT && p.kindAt(behind + 1) == Token.ASSIGN;
    if (declares || p.kindAt(behind) == Token.STAR) {
      return !p.look.opensDeclarator(i + 1) && !p.look.opensAbstractDeclarator(i + 1);
    }
    if (!p.symbols.is(p.tokens.symbol[i], Symbols.CAPITALS | Symbols.UNDERSCORE)
        || p.look.opensAbstractDeclarator(i + 1)
        || p.look.opensDeclarator(i + 1)) {
      return false;
    }
    return p.kindAt(behind) == Token.STAR
        || p.kindAt(behind) == Token.IDENT
            && (p.look.endsDeclarator(behind + 1) || p.kindAt(behind + 1) == Token.LBRACKET)
            && p.tokens.symbol[behind] != Symbols.IN;
  }

  private boolean annotatesWithArguments(int open) {
    if (p.look.opensDeclarator(open)
        || p.look.opensAbstractDeclarator(open)
        || isMacroType(open - 1)) {
      return false;
    }
    int behind = p.closeOf(open) + 1;
    switch (p.kindAt(behind)) {
      case Token.IDENT:
        int symbol = p.tokens.symbol[behind];
        return symbol != Symbols.OVERRIDE && symbol != Symbols.NOEXCEPT && symbol != Symbols.FINAL;
      case Token.BUILTIN, Token.STRUCT, Token.UNION, Token.ENUM, Token.TYPEOF, Token.STATIC:
      case Token.EXTERN, Token.TYPEDEF:
        return true;
      case Token.QUALIFIER, Token.ATTRIBUTE:
        int then = p.kindAt(behind + 1);
        return then != Token.SEMI && then != Token.LBRACE && then != Token.LPAREN;
      default:
        return false;
    }
  }

  /** Reads a word behind the base type as an annotation; false where it is the declared name. */
  private boolean behindBase(Specifiers s, Place place) {
    if (p.kind() == Token.COLONCOLON || p.look.operatorAt(p.at())) {
      return false;
    }
    int next = p.kind(1);
    boolean annotates;
    if (place == Place.ABSTRACT) {
      annotates = true;
    } else if (next == Token.IDENT) {
      annotates =
          p.symbol(1) != Symbols.IN
              && (!p.look.looksLikeAnnotation(p.symbol(1))
                  || p.look.looksLikeAnnotation(p.symbol()));
    } else if (next == Token.LPAREN) {
      annotates =
          p.look.opensDeclarator(p.at() + 1)
              || p.look.looksLikeAnnotation(p.symbol())
                  && p.kindAt(p.closeOf(p.at() + 1) + 1) == Token.IDENT;
    } else {
      annotates =
          next == Token.STAR
              || next == Token.BUILTIN
              || next == Token.QUALIFIER && !p.look.endsDeclarator(p.at() + 2);
    }
    if (annotates) {
      annotation(s.qualifiers);
    }
    return annotates;
  }
}
