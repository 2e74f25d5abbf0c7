package dev.bgcheck.frontend.objc.syntax;

/** Which token a word behind {@code @} or {@code #} makes. */
final class AtWords {
  private AtWords() {}

  /** The token that {@code @} and a word are, or -1 where the word has no meaning behind one. */
  static int kind(String word) {
    return switch (word) {
      case "interface" -> Token.AT_INTERFACE;
      case "implementation" -> Token.AT_IMPLEMENTATION;
      case "protocol" -> Token.AT_PROTOCOL;
      case "end" -> Token.AT_END;
      case "class" -> Token.AT_CLASS;
      case "property" -> Token.AT_PROPERTY;
      case "synthesize" -> Token.AT_SYNTHESIZE;
      case "dynamic" -> Token.AT_DYNAMIC;
      case "selector" -> Token.AT_SELECTOR;
      case "encode" -> Token.AT_ENCODE;
      case "try" -> Token.AT_TRY;
      case "catch" -> Token.AT_CATCH;
      case "finally" -> Token.AT_FINALLY;
      case "throw" -> Token.AT_THROW;
      case "synchronized" -> Token.AT_SYNCHRONIZED;
      case "autoreleasepool" -> Token.AT_AUTORELEASEPOOL;
      case "import" -> Token.AT_IMPORT;
      case "optional" -> Token.AT_OPTIONAL;
      case "required" -> Token.AT_REQUIRED;
      case "public", "private", "protected", "package" -> Token.AT_SECTION;
      case "available" -> Token.AT_AVAILABLE;
      case "compatibility_alias" -> Token.AT_ALIAS;
      default -> -1;
    };
  }

  /** The token that a directive is. */
  static int directive(String word) {
    return switch (word) {
      case "if", "ifdef", "ifndef" -> Token.DIR_IF;
      case "else", "elif", "elifdef", "elifndef" -> Token.DIR_ELSE;
      case "endif" -> Token.DIR_ENDIF;
      case "import", "include", "include_next" -> Token.DIR_IMPORT;
      case "define" -> Token.DIR_DEFINE;
      default -> Token.DIR_OTHER;
    };
  }
}
