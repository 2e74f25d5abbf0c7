package dev.bgcheck.frontend.objc.syntax;

import java.util.Arrays;

/**
 * The words of one file: every distinct identifier has a number, one {@code String} and a few flags
 * that say what it looks like.
 *
 * <p>Numbers below {@link #RESERVED} are the words of the language, the same in every file.
 */
final class Symbols {
  /** Names a type for certain: built in, or declared in this file. */
  static final int TYPE = 1;

  /** Starts with a capital and has small letters, as class names have. */
  static final int CAMEL = 2;

  /** Capitals, digits and underscores only, as macros are. */
  static final int CAPITALS = 4;

  /** Starts with two underscores, or one and a capital. */
  static final int UNDERSCORE = 8;

  /** Qualifies a type or an outlet wherever it stands in front of one. */
  static final int ANNOTATION = 16;

  /** Ends in {@code _t}. */
  static final int T_SUFFIX = 32;

  /** Contains {@code ENUM} or {@code OPTIONS} and no small letter. */
  static final int ENUM_MACRO = 64;

  static final int RESERVED;
  static final int IN;
  static final int CLASS;
  static final int NAMESPACE;
  static final int TEMPLATE;
  static final int USING;
  static final int NEW;
  static final int DELETE;
  static final int TRY;
  static final int CATCH;
  static final int THROW;
  static final int OPERATOR;
  static final int PUBLIC;
  static final int PRIVATE;
  static final int PROTECTED;
  static final int FRIEND;
  static final int STATIC_ASSERT;
  static final int C_STATIC_ASSERT;
  static final int STATIC_CAST;
  static final int DYNAMIC_CAST;
  static final int REINTERPRET_CAST;
  static final int CONST_CAST;
  static final int BUILTIN_AVAILABLE;
  static final int TYPENAME;
  static final int NOEXCEPT;
  static final int THIS;
  static final int CO_AWAIT;
  static final int CO_RETURN;
  static final int CONSTEXPR;
  static final int INLINE;
  static final int VOID;
  static final int OVERRIDE;
  static final int FINAL;
  static final int REQUIRES;
  static final int EXTENSION;
  static final int EXPLICIT;
  static final int TYPEID;
  static final int ALIGNOF;
  private static final Symbols BASE = new Symbols();

  private static final String[] TYPES =
      ("id Class SEL IMP BOOL instancetype IBAction va_list FILE GLuint UInt8 UInt16 UInt32 UInt64 "
              + "SInt8 SInt16 SInt32 SInt64 Boolean u_char u_int u_long uint uchar ulong ushort")
          .split(" ");
  private static final String[] ANNOTATIONS =
      ("nullable nonnull null_unspecified oneway inout bycopy byref out IBOutlet IBInspectable "
              + "IBOutletCollection")
          .split(" ");

  static {
    keywords(Token.IF, "if");
    keywords(Token.ELSE, "else");
    keywords(Token.FOR, "for");
    keywords(Token.WHILE, "while");
    keywords(Token.DO, "do");
    keywords(Token.SWITCH, "switch");
    keywords(Token.CASE, "case");
    keywords(Token.DEFAULT, "default");
    keywords(Token.RETURN, "return");
    keywords(Token.BREAK, "break");
    keywords(Token.CONTINUE, "continue");
    keywords(Token.GOTO, "goto");
    keywords(Token.SIZEOF, "sizeof");
    keywords(Token.TYPEDEF, "typedef");
    keywords(Token.STRUCT, "struct");
    keywords(Token.UNION, "union");
    keywords(Token.ENUM, "enum");
    keywords(Token.EXTERN, "extern");
    keywords(Token.STATIC, "static");
    keywords(
        Token.QUALIFIER,
        "const volatile restrict register inline __const __volatile __volatile__ __restrict"
            + " __restrict__ __inline __inline__ __block __weak __strong __unsafe_unretained"
            + " __autoreleasing _Nullable _Nonnull _Null_unspecified _Nullable_result __nullable"
            + " __nonnull __null_unspecified __kindof __thread _Thread_local thread_local constexpr"
            + " __extension__ _Atomic __unused");
    keywords(
        Token.BUILTIN,
        "void char short int long float double signed unsigned __signed __signed__ _Bool bool auto"
            + " __auto_type _Complex __int128 __uint128_t wchar_t char16_t char32_t char8_t");
    keywords(Token.TYPEOF, "typeof __typeof __typeof__ decltype typeof_unqual");
    keywords(Token.ATTRIBUTE, "__attribute__ __attribute __declspec alignas _Alignas");
    keywords(Token.ASM, "asm __asm __asm__");
    IN = word("in");
    CLASS = word("class");
    NAMESPACE = word("namespace");
    TEMPLATE = word("template");
    USING = word("using");
    NEW = word("new");
    DELETE = word("delete");
    TRY = word("try");
    CATCH = word("catch");
    THROW = word("throw");
    OPERATOR = word("operator");
    PUBLIC = word("public");
    PRIVATE = word("private");
    PROTECTED = word("protected");
    FRIEND = word("friend");
    STATIC_ASSERT = word("static_assert");
    C_STATIC_ASSERT = word("_Static_assert");
    STATIC_CAST = word("static_cast");
    DYNAMIC_CAST = word("dynamic_cast");
    REINTERPRET_CAST = word("reinterpret_cast");
    CONST_CAST = word("const_cast");
    BUILTIN_AVAILABLE = word("__builtin_available");
    TYPENAME = word("typename");
    NOEXCEPT = word("noexcept");
    THIS = word("this");
    CO_AWAIT = word("co_await");
    CO_RETURN = word("co_return");
    CONSTEXPR = word("constexpr");
    INLINE = word("inline");
    VOID = word("void");
    OVERRIDE = word("override");
    FINAL = word("final");
    REQUIRES = word("requires");
    EXTENSION = word("__extension__");
    EXPLICIT = word("explicit");
    TYPEID = word("typeid");
    ALIGNOF = word("_Alignof");
    for (String type : TYPES) {
      BASE.flags[word(type)] |= TYPE;
    }
    for (String annotation : ANNOTATIONS) {
      BASE.flags[word(annotation)] |= ANNOTATION;
    }
    RESERVED = BASE.count;
  }

  private int[] table;
  private int[] hashes;
  private String[] names;
  private byte[] kinds;
  private byte[] flags;
  private int count;

  private Symbols() {
    table = new int[1024];
    hashes = new int[256];
    names = new String[256];
    kinds = new byte[256];
    flags = new byte[256];
  }

  private Symbols(Symbols base) {
    table = base.table.clone();
    hashes = base.hashes.clone();
    names = base.names.clone();
    kinds = base.kinds.clone();
    flags = base.flags.clone();
    count = base.count;
  }

  /** The words of a new file. */
  static Symbols ofLanguage() {
    return new Symbols(BASE);
  }

  private static void keywords(int kind, String words) {
    for (String word : words.split(" ")) {
      BASE.kinds[word(word)] = (byte) kind;
    }
  }

  private static int word(String text) {
    char[] chars = text.toCharArray();
    int hash = 0;
    for (char c : chars) {
      hash = hash * 31 + c;
    }
    return BASE.symbol(chars, 0, chars.length, hash);
  }

  /** The number of a word; {@code hash} as {@link String#hashCode()} counts it. */
  int symbol(char[] text, int start, int end, int hash) {
    int mask = table.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    int found = table[slot];
    while (found != 0) {
      if (hashes[found - 1] == hash && matches(names[found - 1], text, start, end)) {
        return found - 1;
      }
      slot = slot + 1 & mask;
      found = table[slot];
    }
    return add(new String(text, start, end - start), hash, slot);
  }

  private static boolean matches(String name, char[] text, int start, int end) {
    int length = end - start;
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int add(String name, int hash, int slot) {
    if (count == names.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
      names = Arrays.copyOf(names, count * 2);
      kinds = Arrays.copyOf(kinds, count * 2);
      flags = Arrays.copyOf(flags, count * 2);
    }
    names[count] = name;
    hashes[count] = hash;
    kinds[count] = Token.IDENT;
    flags[count] = shape(name);
    table[slot] = ++count;
    if (count * 2 > table.length) {
      grow();
    }
    return count - 1;
  }

  private void grow() {
    int[] larger = new int[table.length * 4];
    int mask = larger.length - 1;
    for (int i = 0; i < count; i++) {
      int slot = (hashes[i] ^ hashes[i] >>> 15) & mask;
      while (larger[slot] != 0) {
        slot = slot + 1 & mask;
      }
      larger[slot] = i + 1;
    }
    table = larger;
  }

  private static byte shape(String name) {
    boolean small = false;
    boolean capital = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      small |= c >= 'a' && c <= 'z' || c > 0x7f;
      capital |= c >= 'A' && c <= 'Z';
    }
    int shape = 0;
    if (capital && !small && name.length() > 1) {
      shape |= CAPITALS;
      if (name.contains("ENUM") || name.contains("OPTIONS")) {
        shape |= ENUM_MACRO;
      }
    }
    char first = name.charAt(0);
    if (first >= 'A' && first <= 'Z' && small) {
      shape |= CAMEL;
    }
    if (first == '_' && name.length() > 1 && (name.charAt(1) == '_' || isCapital(name.charAt(1)))) {
      shape |= UNDERSCORE;
    }
    if (name.endsWith("_t")) {
      shape |= T_SUFFIX;
    }
    return (byte) shape;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** The text of a word. */
  String name(int symbol) {
    return names[symbol];
  }

  /** The kind of token that a word is: {@link Token#IDENT} or a keyword. */
  int kind(int symbol) {
    return kinds[symbol];
  }

  /** Whether a word has one of the flags in {@code mask}. */
  boolean is(int symbol, int mask) {
    return symbol >= 0 && (flags[symbol] & mask) != 0;
  }

  /** Notes that a word names a type. */
  void declareType(int symbol) {
    flags[symbol] |= TYPE;
  }
}
