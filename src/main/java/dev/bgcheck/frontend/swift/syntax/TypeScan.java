package dev.bgcheck.frontend.swift.syntax;

/**
 * Looks ahead whether tokens form a type, without making nodes.
 *
 * <p>Used where the grammar is ambiguous: {@code a<b>(c)} calls a generic function if {@code <b>}
 * reads as generic arguments and what follows fits; {@code { (a) -> T in …}} has a signature if a
 * type stands in front of the {@code in}. A {@code <} that turned out to be an operator is
 * remembered, so that no text is looked at again and again.
 */
final class TypeScan {
  private static final int MAX_DEPTH = 32;

  private final Cursor c;
  // The place: a token, and how many of its characters have been passed.
  private int at;
  private int passed;
  private int depth;

  TypeScan(Cursor cursor) {
    this.c = cursor;
  }

  /** Whether generic arguments start at the current token, in an expression. */
  boolean atGenericArguments() {
    int open = c.pos;
    if (!c.startsWith(open, '<') || (c.flags[open] & Tokens.NO_GENERICS) != 0) {
      return false;
    }
    at = open;
    passed = 0;
    depth = 0;
    if (arguments() && fitsBehindArguments()) {
      return true;
    }
    c.flags[open] |= Tokens.NO_GENERICS;
    return false;
  }

  /** The index behind the type at {@code index}, or -1 if there is none. */
  int behindType(int index) {
    at = index;
    passed = 0;
    depth = 0;
    return type() && passed == 0 ? at : -1;
  }

  private boolean fitsBehindArguments() {
    if (passed > 0) {
      char rest = c.tokens.text[c.start[at] + passed];
      return rest == '?' || rest == '!';
    }
    return switch (c.kind[at]) {
      case Tok.RIGHT_PAREN,
          Tok.RIGHT_BRACKET,
          Tok.LEFT_BRACE,
          Tok.RIGHT_BRACE,
          Tok.DOT,
          Tok.COMMA,
          Tok.SEMICOLON,
          Tok.EOF,
          Tok.EXCLAMATION,
          Tok.QUESTION,
          Tok.INTERPOLATION_END,
          Tok.COLON ->
          true;
      case Tok.BINARY -> c.spells(at, "&");
      case Tok.LEFT_PAREN, Tok.LEFT_BRACKET -> !c.newlineAt(at);
      default -> false;
    };
  }

  private boolean atChar(char wanted) {
    return c.startsWith(at, wanted) || passed > 0
        ? at < c.tokens.count
            && c.start[at] + passed < c.end[at]
            && c.tokens.text[c.start[at] + passed] == wanted
        : false;
  }

  private void passChar() {
    passed++;
    if (c.start[at] + passed >= c.end[at]) {
      pass();
    }
  }

  private void pass() {
    at = Math.min(at + 1, c.tokens.count);
    passed = 0;
  }

  private boolean kind(int wanted) {
    return passed == 0 && c.kind[at] == wanted;
  }

  private boolean passIf(int wanted) {
    if (kind(wanted)) {
      pass();
      return true;
    }
    return false;
  }

  private boolean arguments() {
    int open = at;
    if (!atChar('<') || (passed == 0 && (c.flags[open] & Tokens.NO_GENERICS) != 0)) {
      return false;
    }
    boolean whole = passed == 0;
    passChar();
    if (!atChar('>')) {
      do {
        if (atChar('>')) {
          break;
        }
        if (!argument()) {
          if (whole) {
            c.flags[open] |= Tokens.NO_GENERICS;
          }
          return false;
        }
      } while (passIf(Tok.COMMA));
    }
    if (!atChar('>')) {
      if (whole) {
        c.flags[open] |= Tokens.NO_GENERICS;
      }
      return false;
    }
    passChar();
    return true;
  }

  private boolean argument() {
    if (passIf(Tok.INTEGER)) {
      return true;
    }
    return type();
  }

  private boolean type() {
    if (depth >= MAX_DEPTH) {
      return false;
    }
    depth++;
    boolean result = typeWithin();
    depth--;
    return result;
  }

  private boolean typeWithin() {
    while (true) {
      if (kind(Tok.AT)) {
        pass();
        if (!name()) {
          return false;
        }
        while (kind(Tok.DOT)) {
          pass();
          if (!name()) {
            return false;
          }
        }
        if (kind(Tok.LEFT_PAREN) && c.adjacent(at)) {
          at = c.behind(at);
        }
      } else if (passed == 0 && Types.isSpecifier(c, at)) {
        boolean detailed = kind(Tok.NONISOLATED);
        pass();
        if (detailed && kind(Tok.LEFT_PAREN)) {
          at = c.behind(at);
        }
      } else {
        break;
      }
    }
    boolean tuple = kind(Tok.LEFT_PAREN);
    if (!composition()) {
      return false;
    }
    if (tuple) {
      int before = at;
      while (kind(Tok.ASYNC) || kind(Tok.REASYNC) || kind(Tok.THROWS) || kind(Tok.RETHROWS)) {
        boolean typed = kind(Tok.THROWS);
        pass();
        if (typed && kind(Tok.LEFT_PAREN)) {
          at = c.behind(at);
        }
      }
      if (passIf(Tok.ARROW)) {
        return type();
      }
      return at == before;
    }
    return true;
  }

  private boolean composition() {
    do {
      while (passed == 0 && Types.isPrefix(c, at)) {
        pass();
      }
      if (atChar('~')) {
        passChar();
      }
      if (!simple()) {
        return false;
      }
    } while (passAmpersand());
    return true;
  }

  private boolean passAmpersand() {
    if (passed == 0 && kind(Tok.BINARY) && c.spells(at, "&")) {
      pass();
      return true;
    }
    return false;
  }

  private boolean simple() {
    switch (passed == 0 ? c.kind[at] : Tok.JUNK) {
      case Tok.LEFT_PAREN -> {
        if (!tuple()) {
          return false;
        }
      }
      case Tok.LEFT_BRACKET -> {
        pass();
        if (kind(Tok.INTEGER)) {
          pass();
          if (!passIf(Tok.OF)) {
            return false;
          }
        }
        if (!type() || (passIf(Tok.COLON) && !type()) || !passIf(Tok.RIGHT_BRACKET)) {
          return false;
        }
      }
      case Tok.WILDCARD -> pass();
      default -> {
        if (!name()) {
          return false;
        }
        if (atChar('<') && !arguments()) {
          return false;
        }
      }
    }
    return suffixes();
  }

  private boolean suffixes() {
    while (true) {
      if (kind(Tok.DOT)) {
        int k = c.kind[at + 1];
        if (!Tok.isNameOrWord(k) || k == Tok.SELF || k == Tok.INIT) {
          return true;
        }
        pass();
        pass();
        if (atChar('<') && !arguments()) {
          return false;
        }
      } else if (kind(Tok.QUESTION) || kind(Tok.EXCLAMATION)) {
        pass();
      } else if (passed > 0 && (atChar('?') || atChar('!'))) {
        passChar();
      } else {
        return true;
      }
    }
  }

  private boolean name() {
    if (passed > 0) {
      return false;
    }
    int k = c.kind[at];
    if (Tok.isName(k) || k == Tok.SELF_TYPE || k == Tok.ANY_TYPE) {
      pass();
      return true;
    }
    return false;
  }

  private boolean tuple() {
    pass();
    while (!kind(Tok.RIGHT_PAREN)) {
      if (Tok.isNameOrWord(c.kind[at]) && passed == 0) {
        if (c.kind[at + 1] == Tok.COLON) {
          pass();
          pass();
        } else if (Tok.isNameOrWord(c.kind[at + 1]) && c.kindAt(at + 2) == Tok.COLON) {
          pass();
          pass();
          pass();
        }
      }
      if (!type()) {
        return false;
      }
      if (atChar('.')) {
        pass();
      }
      if (!passIf(Tok.COMMA)) {
        break;
      }
    }
    return passIf(Tok.RIGHT_PAREN);
  }
}
