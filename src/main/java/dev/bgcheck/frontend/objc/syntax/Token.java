package dev.bgcheck.frontend.objc.syntax;

/** The kinds of tokens; plain numbers, because tokens live in arrays. */
final class Token {
  static final int EOF = 0;
  static final int IDENT = 1;
  static final int NUMBER = 2;
  static final int STRING = 3;
  static final int AT_STRING = 4;
  static final int CHAR = 5;

  static final int LPAREN = 6;
  static final int RPAREN = 7;
  static final int LBRACKET = 8;
  static final int RBRACKET = 9;
  static final int LBRACE = 10;
  static final int RBRACE = 11;
  static final int SEMI = 12;
  static final int COMMA = 13;
  static final int COLON = 14;
  static final int COLONCOLON = 15;
  static final int DOT = 16;
  static final int ARROW = 17;
  static final int ELLIPSIS = 18;
  static final int QUESTION = 19;
  static final int AT = 20;

  /** A {@code #} inside a line, a backslash, a character of no use. */
  static final int STRAY = 21;

  static final int ASSIGN = 22;

  /** {@code +=} and the like. */
  static final int OP_ASSIGN = 23;

  static final int PLUS = 24;
  static final int MINUS = 25;
  static final int STAR = 26;
  static final int SLASH = 27;
  static final int PERCENT = 28;
  static final int AMP = 29;
  static final int PIPE = 30;
  static final int CARET = 31;
  static final int TILDE = 32;
  static final int BANG = 33;
  static final int AMPAMP = 34;
  static final int PIPEPIPE = 35;
  static final int EQ = 36;
  static final int NE = 37;
  static final int LT = 38;

  /** Shifts to the right are two of these, so that nested angle brackets need no care. */
  static final int GT = 39;

  static final int LE = 40;
  static final int GE = 41;
  static final int SHL = 42;
  static final int PLUSPLUS = 43;
  static final int MINUSMINUS = 44;

  static final int IF = 50;
  static final int ELSE = 51;
  static final int FOR = 52;
  static final int WHILE = 53;
  static final int DO = 54;
  static final int SWITCH = 55;
  static final int CASE = 56;
  static final int DEFAULT = 57;
  static final int RETURN = 58;
  static final int BREAK = 59;
  static final int CONTINUE = 60;
  static final int GOTO = 61;
  static final int SIZEOF = 62;
  static final int TYPEDEF = 63;
  static final int STRUCT = 64;
  static final int UNION = 65;
  static final int ENUM = 66;
  static final int EXTERN = 67;
  static final int STATIC = 68;

  /** {@code const}, {@code __weak}, {@code inline}, {@code _Nullable} … */
  static final int QUALIFIER = 69;

  /** {@code int}, {@code void}, {@code auto} … */
  static final int BUILTIN = 70;

  static final int TYPEOF = 71;

  /** {@code __attribute__}, {@code __declspec}, {@code alignas}. */
  static final int ATTRIBUTE = 72;

  static final int ASM = 73;

  static final int AT_INTERFACE = 80;
  static final int AT_IMPLEMENTATION = 81;
  static final int AT_PROTOCOL = 82;
  static final int AT_END = 83;
  static final int AT_CLASS = 84;
  static final int AT_PROPERTY = 85;
  static final int AT_SYNTHESIZE = 86;
  static final int AT_DYNAMIC = 87;
  static final int AT_SELECTOR = 88;
  static final int AT_ENCODE = 89;
  static final int AT_TRY = 90;
  static final int AT_CATCH = 91;
  static final int AT_FINALLY = 92;
  static final int AT_THROW = 93;
  static final int AT_SYNCHRONIZED = 94;
  static final int AT_AUTORELEASEPOOL = 95;
  static final int AT_IMPORT = 96;
  static final int AT_OPTIONAL = 97;
  static final int AT_REQUIRED = 98;

  /** {@code @public}, {@code @private}, {@code @protected}, {@code @package}. */
  static final int AT_SECTION = 99;

  static final int AT_AVAILABLE = 100;
  static final int AT_ALIAS = 101;

  static final int DIR_IF = 110;

  /** {@code #else}, {@code #elif} and its kin. */
  static final int DIR_ELSE = 111;

  static final int DIR_ENDIF = 112;
  static final int DIR_IMPORT = 113;
  static final int DIR_DEFINE = 114;
  static final int DIR_OTHER = 115;

  private Token() {}

  /** Whether a token is a preprocessor directive: a whole line. */
  static boolean isDirective(int kind) {
    return kind >= DIR_IF;
  }

  /** Whether a token is {@code @} with a word. */
  static boolean isAtWord(int kind) {
    return kind >= AT_INTERFACE && kind <= AT_ALIAS;
  }

  /** Whether a token can open a declaration and nothing else. */
  static boolean startsDeclaration(int kind) {
    return kind >= TYPEDEF && kind <= ATTRIBUTE;
  }
}
