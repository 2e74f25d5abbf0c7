package dev.bgcheck.frontend.objc.syntax;

/**
 * Answers questions about the tokens ahead without reading them: does a declaration start here, are
 * these parentheses a cast. Every answer looks at a bounded number of tokens; brackets are jumped
 * over.
 */
final class Lookahead {
  /** No type. */
  static final int NO = 0;

  /** Could be a type as well as a value: one word in small letters or capitals. */
  static final int MAYBE = 1;

  /** Looks like the name of a type. */
  static final int LIKELY = 2;

  /** Can only be a type. */
  static final int CERTAIN = 3;

  private static final int MAX_ANGLE_TOKENS = 200;
  private static final int MAX_WORDS = 12;
  private static final int TYPE_LIKE = Symbols.TYPE | Symbols.CAMEL | Symbols.T_SUFFIX;

  private final Tokens tokens;
  private final Symbols symbols;
  private final byte[] kinds;

  Lookahead(Tokens tokens, Symbols symbols) {
    this.tokens = tokens;
    this.symbols = symbols;
    this.kinds = tokens.kind;
  }

  int kind(int i) {
    return i >= 0 && i < tokens.count ? kinds[i] : Token.EOF;
  }

  int symbol(int i) {
    return i >= 0 && i < tokens.count ? tokens.symbol[i] : -1;
  }

  private int after(int open) {
    int match = tokens.match[open];
    return match > open ? match + 1 : tokens.count - 1;
  }

  /** Whether a word looks like the name of a type. */
  boolean looksLikeType(int symbol) {
    return symbols.is(symbol, TYPE_LIKE);
  }

  /** Whether a word looks like a macro that says something about a declaration. */
  boolean looksLikeAnnotation(int symbol) {
    return symbols.is(symbol, Symbols.ANNOTATION | Symbols.UNDERSCORE)
        || symbols.is(symbol, Symbols.CAPITALS) && !symbols.is(symbol, Symbols.TYPE);
  }

  /**
   * The token behind angle brackets that hold types, or -1 where they are none.
   *
   * @param less the index of the {@code <}
   */
  int afterAngles(int less) {
    int depth = 0;
    int i = less;
    for (int steps = 0; steps < MAX_ANGLE_TOKENS; steps++) {
      switch (kind(i)) {
        case Token.LT -> depth++;
        case Token.GT -> {
          if (--depth == 0) {
            return i + 1;
          }
        }
        case Token.LPAREN, Token.LBRACKET -> {
          i = after(i);
          continue;
        }
        case Token.IDENT, Token.BUILTIN, Token.QUALIFIER, Token.STAR, Token.COMMA -> {}
        case Token.COLONCOLON, Token.AMP, Token.AMPAMP, Token.NUMBER, Token.ELLIPSIS -> {}
        case Token.STRUCT, Token.ENUM, Token.UNION, Token.TYPEOF, Token.SIZEOF, Token.CARET -> {}
        case Token.ATTRIBUTE, Token.BANG -> {}
        case Token.COLON -> {
          // class Foo<__covariant T : id<Bar>>
        }
        default -> {
          return -1;
        }
      }
      i++;
    }
    return -1;
  }

  /** The token behind {@code Name}, {@code a::b}, {@code Name<Args>}, {@code ::a}; or -1. */
  int afterTypeName(int i) {
    int k = i;
    if (kind(k) == Token.COLONCOLON) {
      k++;
    }
    for (int parts = 0; parts < MAX_WORDS; parts++) {
      if (kind(k) != Token.IDENT) {
        return -1;
      }
      k++;
      for (int lists = 0; kind(k) == Token.LT && lists < 2; lists++) {
        int behind = afterAngles(k);
        if (behind < 0) {
          return -1;
        }
        k = behind;
      }
      if (kind(k) != Token.COLONCOLON) {
        return k;
      }
      k++;
      if (symbol(k) == Symbols.TEMPLATE) {
        k++;
      }
    }
    return -1;
  }

  /**
   * Whether a declaration starts at a token where a statement is expected.
   *
   * @param strict whether only a variable with {@code =} counts, as in the condition of an {@code
   *     if}
   */
  boolean declarationAt(int i, boolean strict) {
    switch (kind(i)) {
      case Token.IDENT, Token.COLONCOLON:
        return namedDeclarationAt(i, strict);
      case Token.BUILTIN:
        int next = kind(i + 1);
        return next != Token.LPAREN && next != Token.LBRACE
            || next == Token.LPAREN && opensDeclarator(i + 1);
      case Token.TYPEOF:
        return kind(i + 1) == Token.LPAREN
            && kind(after(i + 1)) != Token.LPAREN
            && kind(after(i + 1)) != Token.COLONCOLON;
      case Token.QUALIFIER:
        return symbol(i) != Symbols.EXTENSION || declarationAt(i + 1, strict);
      case Token.ATTRIBUTE, Token.TYPEDEF, Token.STRUCT, Token.UNION, Token.ENUM:
      case Token.EXTERN, Token.STATIC:
        return true;
      case Token.LBRACKET:
        return attributeAt(i) && declarationAt(after(i), strict);
      default:
        return false;
    }
  }

  /** Whether the word {@code operator} here is the keyword of C++ and not a name. */
  boolean operatorAt(int i) {
    if (symbol(i) != Symbols.OPERATOR) {
      return false;
    }
    return switch (kind(i + 1)) {
      case Token.RPAREN, Token.SEMI, Token.COLON, Token.DOT, Token.RBRACKET -> false;
      case Token.COMMA -> kind(i + 2) == Token.LPAREN && tokens.end[i] == tokens.start[i + 1];
      case Token.LBRACKET -> kind(i + 2) == Token.RBRACKET;
      case Token.LPAREN -> kind(i + 2) == Token.RPAREN && kind(i + 3) == Token.LPAREN;
      case Token.ASSIGN -> kind(i + 2) == Token.LPAREN && tokens.end[i] == tokens.start[i + 1];
      case Token.IDENT -> symbol(i + 1) != Symbols.IN;
      default -> true;
    };
  }

  /** Whether {@code [[word]]} starts here, an attribute of C++ or C23. */
  boolean attributeAt(int i) {
    return kind(i) == Token.LBRACKET
        && kind(i + 1) == Token.LBRACKET
        && kind(i + 2) == Token.IDENT
        && tokens.match[i] > 0
        && tokens.match[i] == tokens.match[i + 1] + 1
        && (kind(i + 3) == Token.RBRACKET
            || kind(i + 3) == Token.LPAREN
            || kind(i + 3) == Token.COLONCOLON);
  }

  private boolean namedDeclarationAt(int i, boolean strict) {
    int k = afterTypeName(i);
    if (k < 0) {
      return false;
    }
    boolean plain = k == i + 1;
    int stars = 0;
    boolean reference = false;
    boolean qualified = false;
    for (int steps = 0; steps < MAX_WORDS; steps++) {
      int kind = kind(k);
      if (kind == Token.STAR) {
        stars++;
      } else if (kind == Token.QUALIFIER || kind == Token.STATIC || kind == Token.EXTERN) {
        // Ex) CFStringRef static const separators = …
        qualified = true;
      } else if (kind == Token.AMP || kind == Token.AMPAMP) {
        if (reference) {
          return false;
        }
        reference = true;
      } else if ((kind == Token.ATTRIBUTE || kind == Token.TYPEOF) && kind(k + 1) == Token.LPAREN) {
        k = after(k + 1) - 1;
      } else if (kind == Token.LT && stars == 0 && afterAngles(k) > 0) {
        k = afterAngles(k) - 1;
      } else if (kind == Token.IDENT && symbol(k) != Symbols.IN && wordGoesOn(k, stars > 0)) {
        plain = false;
      } else {
        break;
      }
      k++;
    }
    int kind = kind(k);
    if (kind == Token.LPAREN) {
      return !strict && !reference && (opensDeclarator(k) || plain && macroTypeAt(k));
    }
    int end = kind(k + 1);
    boolean namedIn = qualified || stars > 0 || end == Token.ASSIGN;
    if (kind != Token.IDENT || symbol(k) == Symbols.IN && !namedIn) {
      return false;
    }
    if (end == Token.COLONCOLON) {
      // A member defined outside of its class; among statements nothing of the kind occurs.
      return !strict;
    }
    if (strict) {
      return end == Token.ASSIGN;
    }
    if (reference) {
      return end == Token.ASSIGN || end == Token.COLON;
    }
    if (plain && stars == 0 && !qualified && tokens.newLine[k]) {
      // A macro without semicolon in front of a statement.
      if (symbols.is(symbol(i), Symbols.CAPITALS) && !symbols.is(symbol(i), Symbols.TYPE)
          || end == Token.LPAREN && !looksLikeType(symbol(i))) {
        return false;
      }
    }
    return switch (end) {
      case Token.ASSIGN, Token.SEMI, Token.COMMA, Token.LBRACKET, Token.RPAREN -> true;
      case Token.COLON, Token.ATTRIBUTE, Token.IDENT, Token.EOF, Token.ASM -> true;
      case Token.QUALIFIER -> endsDeclarator(k + 2);
      case Token.LPAREN -> true;
      case Token.LBRACE -> stars == 0;
      default -> stars == 0 && tokens.newLine[k + 1 < tokens.count ? k + 1 : k];
    };
  }

  /** Whether the parentheses belong to a macro that stands for a type: {@code OF(x) y = z}. */
  private boolean macroTypeAt(int open) {
    int name = after(open);
    if (kind(name) == Token.STAR && kind(name + 1) == Token.IDENT && !tokens.newLine[name]) {
      return kind(name + 2) == Token.ASSIGN || kind(name + 2) == Token.SEMI;
    }
    return kind(name) == Token.IDENT && !tokens.newLine[name] && kind(name + 1) == Token.ASSIGN;
  }

  /**
   * Whether the word at {@code k} cannot be the declared name, because more of the type follows.
   */
  private boolean wordGoesOn(int k, boolean behindStar) {
    int next = kind(k + 1);
    if (next == Token.IDENT) {
      return symbol(k + 1) != Symbols.IN
          && !(symbols.is(symbol(k + 1), Symbols.CAPITALS | Symbols.UNDERSCORE)
              && isTrailingAnnotation(k + 1))
          && !tokens.newLine[k + 1];
    }
    if (next == Token.STAR) {
      return !behindStar;
    }
    if (next == Token.LT) {
      int behind = afterAngles(k + 1);
      return !behindStar
          && behind > 0
          && (kind(behind) == Token.IDENT || kind(behind) == Token.STAR);
    }
    return next == Token.QUALIFIER && !endsDeclarator(k + 2)
        || next == Token.BUILTIN
        || next == Token.STRUCT;
  }

  /** Whether a declarator ends in front of a token. */
  boolean endsDeclarator(int i) {
    return switch (kind(i)) {
      case Token.ASSIGN, Token.SEMI, Token.COMMA, Token.RPAREN -> true;
      case Token.IDENT -> symbol(i) == Symbols.IN;
      default -> false;
    };
  }

  private boolean isTrailingAnnotation(int k) {
    return switch (kind(k + 1)) {
      case Token.SEMI, Token.ASSIGN, Token.COMMA, Token.LPAREN, Token.RPAREN -> {
        yield !symbols.is(symbol(k), Symbols.TYPE);
      }
      default -> false;
    };
  }

  /** Whether {@code (^name)(…)} or {@code (*name)(…)} starts here. */
  boolean opensDeclarator(int outer) {
    int open = outer;
    if (kind(open + 1) == Token.IDENT
        && (kind(open + 2) == Token.CARET || kind(open + 2) == Token.STAR)
        && looksLikeAnnotation(symbol(open + 1))) {
      open++;
    }
    int first = kind(open + 1);
    if (first != Token.CARET && first != Token.STAR) {
      return false;
    }
    int second = kind(open + 2);
    int behind = kind(after(outer));
    if (behind == Token.IDENT && kind(after(outer) + 1) == Token.LPAREN) {
      // A macro around the parameters: (*f) OF((int x))
      behind = symbols.is(symbol(after(outer)), Symbols.CAPITALS) ? Token.LPAREN : behind;
    }
    if (second == Token.RPAREN) {
      return behind == Token.LPAREN;
    }
    if (second != Token.IDENT && second != Token.QUALIFIER && second != Token.STAR) {
      return false;
    }
    if (first == Token.CARET) {
      return behind == Token.LPAREN;
    }
    int third = kind(open + 3);
    return (behind == Token.LPAREN || behind == Token.LBRACKET)
        && (third == Token.RPAREN
            || third == Token.LBRACKET
            || third == Token.LPAREN
            || third == Token.IDENT);
  }

  /** How sure it is that parentheses hold a type and nothing else. */
  int typeInParentheses(int open) {
    int close = tokens.match[open];
    return close <= open ? NO : typeBetween(open + 1, close);
  }

  /** How sure it is that the tokens from {@code from} up to {@code close} are a type. */
  int typeBetween(int from, int close) {
    int i = from;
    int words = 0;
    boolean certain = false;
    boolean base = false;
    for (; i < close; i++) {
      int k = kind(i);
      if (k == Token.BUILTIN || k == Token.STRUCT || k == Token.UNION || k == Token.ENUM) {
        base = true;
        certain = true;
      } else if (k == Token.QUALIFIER) {
        certain = true;
      } else if (k == Token.TYPEOF && kind(i + 1) == Token.LPAREN
          || k == Token.ATTRIBUTE && kind(i + 1) == Token.LPAREN) {
        base |= k == Token.TYPEOF;
        certain = true;
        i = after(i + 1) - 1;
      } else if (k == Token.IDENT || k == Token.COLONCOLON) {
        int behind = afterTypeName(i);
        if (behind < 0 || behind > close || ++words > MAX_WORDS) {
          return NO;
        }
        certain |= words > 1 || behind > i + 1 && kind(behind - 1) == Token.GT;
        base = true;
        i = behind - 1;
      } else {
        break;
      }
    }
    if (!base && !certain) {
      return NO;
    }
    if (i == close) {
      return words == 1 && !certain ? singleWord(from) : CERTAIN;
    }
    return abstractDeclarator(i, close, certain);
  }

  private int singleWord(int i) {
    int symbol = symbol(i);
    if (kind(i + 1) == Token.COLONCOLON) {
      return LIKELY;
    }
    if (symbols.is(symbol, Symbols.TYPE)) {
      return CERTAIN;
    }
    return looksLikeType(symbol) ? LIKELY : MAYBE;
  }

  private int abstractDeclarator(int from, int close, boolean certain) {
    int i = from;
    boolean pointer = false;
    boolean stars = false;
    if (kind(i) == Token.LPAREN && !certain && kind(after(i)) == Token.STAR) {
      // MACRO(x) *
      i = after(i);
    }
    while (i < close) {
      int k = kind(i);
      if (k == Token.STAR || k == Token.AMP || k == Token.AMPAMP) {
        pointer = true;
        stars |= k == Token.STAR;
        i++;
      } else if (k == Token.QUALIFIER
          || k == Token.IDENT
              && pointer
              && (symbols.is(symbol(i), Symbols.ANNOTATION | Symbols.UNDERSCORE)
                  || certain && symbols.is(symbol(i), Symbols.CAPITALS))) {
        i++;
      } else if (k == Token.LPAREN && opensAbstractDeclarator(i)) {
        i = after(i);
        if (kind(i) == Token.LPAREN || kind(i) == Token.LBRACKET) {
          i = after(i);
        }
        return i == close ? CERTAIN : NO;
      } else if (k == Token.LBRACKET
          && isBound(i, certain || stars || kind(close + 1) == Token.LBRACE)) {
        // Ex) (CGFloat[3]){1, 0, 0}
        pointer = true;
        i = after(i);
      } else if (k == Token.LPAREN && certain && after(i) == close) {
        // A function type: void (int).
        return i + 2 == close || startsType(i + 1) ? CERTAIN : NO;
      } else {
        return NO;
      }
    }
    return i == close ? CERTAIN : NO;
  }

  private boolean startsType(int i) {
    int k = kind(i);
    return k == Token.BUILTIN
        || k == Token.QUALIFIER
        || k == Token.STRUCT
        || k == Token.ENUM
        || k == Token.IDENT && (looksLikeType(symbol(i)) || kind(i + 1) == Token.STAR);
  }

  /** Whether a bracket holds the bound of an array: nothing, or one token. */
  private boolean isBound(int open, boolean sure) {
    return kind(open + 1) == Token.RBRACKET || sure && kind(open + 2) == Token.RBRACKET;
  }

  /** Whether a bracket opens a message and not an index. */
  boolean messageAt(int open) {
    int first = kind(open + 1);
    if (first == Token.IDENT && kind(open + 2) == Token.IDENT) {
      return true;
    }
    if (first == Token.LBRACKET && kind(after(open + 1)) == Token.IDENT) {
      return true;
    }
    int close = tokens.match[open];
    if (close < 0 || kind(close - 1) != Token.IDENT || close - 1 == open + 1) {
      return false;
    }
    int before = kind(close - 2);
    return before == Token.RBRACKET || before == Token.RPAREN || before == Token.IDENT;
  }

  /** Whether {@code (^)}, {@code (*)} or {@code (^ _Nullable)} starts here, with a list behind. */
  boolean opensAbstractDeclarator(int open) {
    int first = kind(open + 1);
    int behind = kind(after(open));
    return (first == Token.CARET || first == Token.STAR || first == Token.AMP)
        && (behind == Token.LPAREN || behind == Token.LBRACKET);
  }
}
