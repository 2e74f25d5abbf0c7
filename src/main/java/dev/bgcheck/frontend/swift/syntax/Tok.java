package dev.bgcheck.frontend.swift.syntax;

import java.util.List;

/** The kinds of token. Words of the language have one kind each, reserved ones first. */
final class Tok {
  /** The end of the text, repeated behind the last token. */
  static final int EOF = 0;

  /** A name that is no word of the language, or one in back-ticks. */
  static final int IDENTIFIER = 1;

  /** {@code $0}. */
  static final int DOLLAR = 2;

  static final int INTEGER = 3;

  static final int FLOAT = 4;

  /** Opening quotes with their {@code #}. */
  static final int STRING_START = 5;

  /** Characters between quotes and interpolations. */
  static final int STRING_TEXT = 6;

  /** {@code \\(} with its {@code #}. */
  static final int INTERPOLATION_START = 7;

  /** The {@code )} of an interpolation. */
  static final int INTERPOLATION_END = 8;

  /** Closing quotes; empty where they are missing. */
  static final int STRING_END = 9;

  /** A whole regular expression. */
  static final int REGEX = 10;

  static final int LEFT_PAREN = 11;

  static final int RIGHT_PAREN = 12;

  static final int LEFT_BRACKET = 13;

  static final int RIGHT_BRACKET = 14;

  static final int LEFT_BRACE = 15;

  static final int RIGHT_BRACE = 16;

  static final int COMMA = 17;

  static final int COLON = 18;

  static final int SEMICOLON = 19;

  static final int DOT = 20;

  static final int AT = 21;

  /** A {@code #} in front of a name. */
  static final int POUND = 22;

  static final int POUND_IF = 23;

  static final int POUND_ELSEIF = 24;

  static final int POUND_ELSE = 25;

  static final int POUND_ENDIF = 26;

  static final int BACKSLASH = 27;

  static final int ARROW = 28;

  static final int EQUAL = 29;

  /** A prefix {@code &}. */
  static final int AMPERSAND = 30;

  /** A postfix {@code ?}. */
  static final int QUESTION = 31;

  static final int INFIX_QUESTION = 32;

  /** A postfix {@code !}. */
  static final int EXCLAMATION = 33;

  /** An operator between two operands. */
  static final int BINARY = 34;

  static final int PREFIX_OP = 35;

  static final int POSTFIX_OP = 36;

  /** A character that starts no token. */
  static final int JUNK = 37;

  /** The first kind that is a word. */
  static final int FIRST_WORD = 38;

  static final int ASSOCIATEDTYPE = 38;
  static final int CLASS = 39;
  static final int DEINIT = 40;
  static final int ENUM = 41;
  static final int EXTENSION = 42;
  static final int FILEPRIVATE = 43;
  static final int FUNC = 44;
  static final int IMPORT = 45;
  static final int INIT = 46;
  static final int INOUT = 47;
  static final int INTERNAL = 48;
  static final int LET = 49;
  static final int OPERATOR = 50;
  static final int PRECEDENCEGROUP = 51;
  static final int PRIVATE = 52;
  static final int PROTOCOL = 53;
  static final int PUBLIC = 54;
  static final int STATIC = 55;
  static final int STRUCT = 56;
  static final int SUBSCRIPT = 57;
  static final int TYPEALIAS = 58;
  static final int VAR = 59;
  static final int BREAK = 60;
  static final int CASE = 61;
  static final int CATCH = 62;
  static final int CONTINUE = 63;
  static final int DEFAULT = 64;
  static final int DEFER = 65;
  static final int DO = 66;
  static final int ELSE = 67;
  static final int FALLTHROUGH = 68;
  static final int FOR = 69;
  static final int GUARD = 70;
  static final int IF = 71;
  static final int IN = 72;
  static final int REPEAT = 73;
  static final int RETHROWS = 74;
  static final int RETURN = 75;
  static final int THROW = 76;
  static final int SWITCH = 77;
  static final int WHERE = 78;
  static final int WHILE = 79;
  static final int ANY_TYPE = 80;
  static final int AS = 81;
  static final int FALSE = 82;
  static final int IS = 83;
  static final int NIL = 84;
  static final int SELF = 85;
  static final int SELF_TYPE = 86;
  static final int SUPER = 87;
  static final int THROWS = 88;
  static final int TRUE = 89;
  static final int TRY = 90;
  static final int WILDCARD = 91;
  static final int AWAIT = 92;
  static final int ASYNC = 93;
  static final int REASYNC = 94;
  static final int ACTOR = 95;
  static final int MACRO = 96;
  static final int OPEN = 97;
  static final int FINAL = 98;
  static final int LAZY = 99;
  static final int WEAK = 100;
  static final int UNOWNED = 101;
  static final int OVERRIDE = 102;
  static final int REQUIRED = 103;
  static final int CONVENIENCE = 104;
  static final int DYNAMIC = 105;
  static final int OPTIONAL = 106;
  static final int MUTATING = 107;
  static final int NONMUTATING = 108;
  static final int INDIRECT = 109;
  static final int INFIX = 110;
  static final int PREFIX = 111;
  static final int POSTFIX = 112;
  static final int NONISOLATED = 113;
  static final int ISOLATED = 114;
  static final int DISTRIBUTED = 115;
  static final int PACKAGE = 116;
  static final int CONSUMING = 117;
  static final int BORROWING = 118;
  static final int SENDING = 119;
  static final int ANY = 120;
  static final int SOME = 121;
  static final int EACH = 122;
  static final int OF = 123;
  static final int GET = 124;
  static final int SET = 125;
  static final int WILL_SET = 126;
  static final int DID_SET = 127;
  static final int READ = 128;
  static final int MODIFY = 129;
  static final int UNDERSCORE_READ = 130;
  static final int UNDERSCORE_MODIFY = 131;
  static final int UNSAFE_ADDRESS = 132;
  static final int UNSAFE_MUTABLE_ADDRESS = 133;
  static final int MUTATE = 134;
  static final int YIELD = 135;
  static final int THEN = 136;
  static final int DISCARD = 137;
  static final int CONSUME = 138;
  static final int COPY = 139;
  static final int BORROW = 140;
  static final int UNSAFE = 141;
  static final int TYPE = 142;
  static final int METATYPE_PROTOCOL = 143;
  static final int AVAILABLE = 144;
  static final int UNAVAILABLE = 145;
  static final int UNKNOWN = 146;
  static final int OLD_CONSUMING = 147;
  static final int OLD_SHARED = 148;
  static final int OLD_OWNED = 149;
  static final int SETTER_ACCESS = 150;
  static final int CONST = 151;
  static final int LOCAL = 152;

  /** The first word that is a name wherever the grammar does not ask for the word. */
  static final int FIRST_CONTEXTUAL = 92;

  /** The words, by kind from {@link #FIRST_WORD}. */
  static final List<String> WORDS =
      List.of(
          "associatedtype",
          "class",
          "deinit",
          "enum",
          "extension",
          "fileprivate",
          "func",
          "import",
          "init",
          "inout",
          "internal",
          "let",
          "operator",
          "precedencegroup",
          "private",
          "protocol",
          "public",
          "static",
          "struct",
          "subscript",
          "typealias",
          "var",
          "break",
          "case",
          "catch",
          "continue",
          "default",
          "defer",
          "do",
          "else",
          "fallthrough",
          "for",
          "guard",
          "if",
          "in",
          "repeat",
          "rethrows",
          "return",
          "throw",
          "switch",
          "where",
          "while",
          "Any",
          "as",
          "false",
          "is",
          "nil",
          "self",
          "Self",
          "super",
          "throws",
          "true",
          "try",
          "_",
          "await",
          "async",
          "reasync",
          "actor",
          "macro",
          "open",
          "final",
          "lazy",
          "weak",
          "unowned",
          "override",
          "required",
          "convenience",
          "dynamic",
          "optional",
          "mutating",
          "nonmutating",
          "indirect",
          "infix",
          "prefix",
          "postfix",
          "nonisolated",
          "isolated",
          "distributed",
          "package",
          "consuming",
          "borrowing",
          "sending",
          "any",
          "some",
          "each",
          "of",
          "get",
          "set",
          "willSet",
          "didSet",
          "read",
          "modify",
          "_read",
          "_modify",
          "unsafeAddress",
          "unsafeMutableAddress",
          "mutate",
          "yield",
          "then",
          "discard",
          "consume",
          "copy",
          "borrow",
          "unsafe",
          "Type",
          "Protocol",
          "available",
          "unavailable",
          "unknown",
          "__consuming",
          "__shared",
          "__owned",
          "__setter_access",
          "_const",
          "_local");

  private Tok() {}

  /** Whether the kind is a word, reserved or not. */
  static boolean isWord(int kind) {
    return kind >= FIRST_WORD;
  }

  /** Whether the kind can be a name without back-ticks. */
  static boolean isName(int kind) {
    return kind == IDENTIFIER || kind >= FIRST_CONTEXTUAL;
  }

  /** Whether the kind can be a name behind a dot or a label: any word. */
  static boolean isNameOrWord(int kind) {
    return kind == IDENTIFIER || kind >= FIRST_WORD;
  }
}
