package dev.bgcheck.frontend.swift.syntax;

/**
 * Cuts a Swift text into tokens, in one pass and without asking the parser.
 *
 * <p>Strings with interpolations become several tokens; the tokens of an interpolated expression
 * stand between their {@link Tok#INTERPOLATION_START} and {@link Tok#INTERPOLATION_END}. Whether an
 * operator is prefix, infix or postfix follows from the characters around it, as the language
 * defines.
 */
final class Lexer extends StringLexer {
  private Lexer(Tokens tokens) {
    super(tokens);
  }

  /** The tokens of {@code source}. */
  static Tokens lex(String source) {
    Tokens tokens = new Tokens(source);
    new Lexer(tokens).run();
    return tokens;
  }

  private void run() {
    if (text[0] == '\uFEFF') {
      pos = 1;
    }
    if (text[pos] == '#' && text[pos + 1] == '!') {
      pos = lineEnd(pos);
    }
    flags = Tokens.NEWLINE;
    while (true) {
      skipTrivia();
      if (pos >= length) {
        break;
      }
      lexToken();
      flags = 0;
    }
    while (!strings.isEmpty()) {
      abandonString(length);
    }
    tokens.finish();
  }

  // ---- white space and comments

  private void skipTrivia() {
    while (true) {
      char c = text[pos];
      switch (c) {
        case ' ', '\t', '\f', '\u000B', '\u00A0', '\u200B', '\uFEFF' -> {
          flags |= Tokens.SPACE;
          pos++;
        }
        case '\n', '\r', '\u2028', '\u2029' -> {
          if (!strings.isEmpty()) {
            lineBreakInInterpolation();
          }
          flags |= Tokens.SPACE | Tokens.NEWLINE;
          pos++;
        }
        case '/' -> {
          if (text[pos + 1] == '/') {
            lineComment();
          } else if (text[pos + 1] == '*') {
            blockComment();
          } else {
            return;
          }
        }
        case '<', '=', '>' -> {
          if (!atConflictMarker(c)) {
            return;
          }
          tokens.recoveries.add(new SwiftRecovery(pos, "merge conflict"));
          pos = lineEnd(pos);
        }
        case 0 -> {
          if (pos >= length) {
            return;
          }
          flags |= Tokens.SPACE;
          pos++;
        }
        default -> {
          return;
        }
      }
    }
  }

  /** Whether a line starts here with the seven characters that mark a merge conflict. */
  private boolean atConflictMarker(char c) {
    if (pos > 0 && text[pos - 1] != '\n' && text[pos - 1] != '\r') {
      return false;
    }
    for (int i = 1; i < 7; i++) {
      if (text[pos + i] != c) {
        return false;
      }
    }
    char behind = text[pos + 7];
    return behind == ' ' || behind == '\n' || behind == '\r' || behind == 0;
  }

  private void lineComment() {
    int from = pos;
    pos = lineEnd(pos);
    boolean documentation = text[from + 2] == '/' && text[from + 3] != '/';
    tokens.comments.add(new SwiftComment(from, pos, documentation));
    flags |= Tokens.SPACE;
  }

  private void blockComment() {
    int from = pos;
    pos += 2;
    int depth = 1;
    while (depth > 0) {
      char c = text[pos];
      if (c == 0 && pos >= length) {
        tokens.recoveries.add(new SwiftRecovery(from, "comment is not closed"));
        break;
      }
      if (c == '*' && text[pos + 1] == '/') {
        depth--;
        pos += 2;
      } else if (c == '/' && text[pos + 1] == '*') {
        depth++;
        pos += 2;
      } else {
        if (c == '\n' || c == '\r') {
          flags |= Tokens.NEWLINE;
        }
        pos++;
      }
    }
    boolean documentation = pos > from + 4 && text[from + 2] == '*' && text[from + 3] != '*';
    tokens.comments.add(new SwiftComment(from, pos, documentation));
    flags |= Tokens.SPACE;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < length && text[i] != '\n' && text[i] != '\r') {
      i++;
    }
    return i;
  }

  // ---- tokens

  private void lexToken() {
    char c = text[pos];
    if (c < 128) {
      if (CharacterClass.isNameStart(c)) {
        name();
        return;
      }
      if (c >= '0' && c <= '9') {
        number();
        return;
      }
      if (punctuation(c)) {
        return;
      }
      if (CharacterClass.isOperator(c)) {
        operator();
        return;
      }
    } else if (CharacterClass.isOperator(c)) {
      operator();
      return;
    } else if (CharacterClass.isNamePart(c)) {
      name();
      return;
    }
    int from = pos++;
    tokens.add(Tok.JUNK, from, pos, 0, flags);
  }

  private boolean punctuation(char c) {
    switch (c) {
      case '(' -> open(Tok.LEFT_PAREN);
      case '[' -> open(Tok.LEFT_BRACKET);
      case '{' -> open(Tok.LEFT_BRACE);
      case ')' -> closeParen();
      case ']' -> close(Tok.RIGHT_BRACKET, Tok.LEFT_BRACKET);
      case '}' -> close(Tok.RIGHT_BRACE, Tok.LEFT_BRACE);
      case ',' -> single(Tok.COMMA);
      case ':' -> single(Tok.COLON);
      case ';' -> single(Tok.SEMICOLON);
      case '@' -> single(Tok.AT);
      case '\\' -> single(Tok.BACKSLASH);
      case '"' -> string(pos, 0);
      case '`' -> quotedName();
      case '$' -> dollar();
      case '#' -> pound();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void single(int kind) {
    tokens.add(kind, pos, pos + 1, 0, flags);
    pos++;
  }

  private void open(int kind) {
    brackets.open(kind, tokens.add(kind, pos, pos + 1, 0, flags));
    pos++;
  }

  private void close(int kind, int openKind) {
    int index = tokens.add(kind, pos, pos + 1, 0, flags);
    pos++;
    int opened = brackets.close(openKind);
    if (opened >= 0) {
      tokens.match[opened] = index;
    }
  }

  private void closeParen() {
    if (strings.isEmpty() || brackets.parenOrBraceOpen()) {
      close(Tok.RIGHT_PAREN, Tok.LEFT_PAREN);
      return;
    }
    endInterpolation();
  }

  private void name() {
    int from = pos;
    int i = pos + 1;
    while (CharacterClass.isNamePart(text[i])) {
      i++;
    }
    pos = i;
    int symbol = tokens.symbols.intern(text, from, i);
    int kind = symbol < Tok.WORDS.size() ? Tok.FIRST_WORD + symbol : Tok.IDENTIFIER;
    tokens.add(kind, from, i, symbol, flags);
  }

  private void quotedName() {
    int from = pos;
    int i = pos + 1;
    while (i < length && text[i] != '`' && text[i] != '\n' && text[i] != '\r') {
      i++;
    }
    if (text[i] != '`' || i == from + 1) {
      single(Tok.JUNK);
      return;
    }
    pos = i + 1;
    tokens.add(Tok.IDENTIFIER, from, pos, tokens.symbols.intern(text, from + 1, i), flags);
  }

  private void dollar() {
    int from = pos;
    int i = pos + 1;
    boolean digits = true;
    while (CharacterClass.isNamePart(text[i])) {
      digits &= text[i] >= '0' && text[i] <= '9';
      i++;
    }
    pos = i;
    int kind = digits && i > from + 1 ? Tok.DOLLAR : Tok.IDENTIFIER;
    tokens.add(kind, from, i, tokens.symbols.intern(text, from, i), flags);
  }

  private void number() {
    int from = pos;
    int i = pos;
    boolean real = false;
    boolean tupleIndex = tokens.count > 0 && tokens.kind[tokens.count - 1] == Tok.DOT;
    if (tupleIndex) {
      while (text[i] >= '0' && text[i] <= '9') {
        i++;
      }
    } else {
      boolean hex = text[i] == '0' && text[i + 1] == 'x';
      char exponent = hex ? 'p' : 'e';
      while (true) {
        char c = text[i];
        if (CharacterClass.isNamePart(c)) {
          boolean marksExponent = (c | 0x20) == exponent && i > from;
          real |= marksExponent;
          i++;
          if (marksExponent && (text[i] == '+' || text[i] == '-')) {
            i++;
          }
        } else if (c == '.'
            && !real
            && (hex ? hexFraction(i + 1) : text[i + 1] >= '0' && text[i + 1] <= '9')) {
          real = true;
          i++;
        } else {
          break;
        }
      }
    }
    pos = i;
    int symbol = tokens.symbols.intern(text, from, i);
    tokens.add(real ? Tok.FLOAT : Tok.INTEGER, from, i, symbol, flags);
  }

  /**
   * Whether hex digits and a {@code p} stand here, so that the dot in front is no member access.
   */
  private boolean hexFraction(int from) {
    int i = from;
    while (Character.digit(text[i], 16) >= 0 || text[i] == '_') {
      i++;
    }
    return i > from && (text[i] | 0x20) == 'p';
  }

  private void pound() {
    int i = pos;
    while (text[i] == '#') {
      i++;
    }
    if (text[i] == '"') {
      int from = pos;
      pos = i;
      string(from, i - from);
      return;
    }
    if (text[i] == '/' && regex(i, i - pos)) {
      return;
    }
    if (i > pos + 1) {
      // Pounds of no string; in one token, or each would count those behind it.
      tokens.add(Tok.JUNK, pos, i, 0, flags);
      pos = i;
      return;
    }
    int kind = directive(pos + 1);
    int width = kind == Tok.POUND ? 1 : CharacterClass.nameEnd(text, pos + 1) - pos;
    tokens.add(kind, pos, pos + width, 0, flags);
    pos += width;
  }

  private int directive(int from) {
    int width = CharacterClass.nameEnd(text, from) - from;
    return switch (width) {
      case 2 -> spells(from, "if") ? Tok.POUND_IF : Tok.POUND;
      case 4 -> spells(from, "else") ? Tok.POUND_ELSE : Tok.POUND;
      case 5 -> spells(from, "endif") ? Tok.POUND_ENDIF : Tok.POUND;
      case 6 -> spells(from, "elseif") ? Tok.POUND_ELSEIF : Tok.POUND;
      default -> Tok.POUND;
    };
  }

  private boolean spells(int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  // ---- operators

  private void operator() {
    int from = pos;
    char c = text[from];
    boolean leftBound = isLeftBound(from);
    if (leftBound && (c == '?' || c == '!')) {
      single(c == '?' ? Tok.QUESTION : Tok.EXCLAMATION);
      return;
    }
    if (c == '.' && !dotStartsOperator(from)) {
      single(Tok.DOT);
      return;
    }
    if (c == '/' && regexMayStart() && regex(from, 0)) {
      return;
    }
    if (c == '<' && text[from + 1] == '#' && placeholder()) {
      return;
    }
    int i = from + 1;
    while (CharacterClass.isOperator(text[i]) && (text[i] != '.' || c == '.')) {
      if (text[i] == '/' && (text[i + 1] == '/' || text[i + 1] == '*')) {
        break;
      }
      i++;
    }
    pos = i;
    int kind = classify(from, i, leftBound);
    tokens.add(kind, from, i, tokens.symbols.intern(text, from, i), flags);
  }

  /**
   * Whether the dot here is the first of {@code ..<}, of {@code .==} or of an app's own operator.
   */
  private boolean dotStartsOperator(int dot) {
    if (dot > 0 && text[dot - 1] == '\\') {
      // Of a key path.
      return false;
    }
    return switch (text[dot + 1]) {
      case '.', '=', '>', '&', '|', '^', '%', '*', '+', '-' -> true;
      case '<' -> text[dot + 2] != '#';
      case '!' -> text[dot + 2] == '=';
      default -> false;
    };
  }

  /** The kind of the operator from {@code from} to {@code end}. */
  private int classify(int from, int end, boolean leftBound) {
    boolean rightBound = isRightBound(end, leftBound);
    if (end == from + 1) {
      switch (text[from]) {
        case '=' -> {
          return Tok.EQUAL;
        }
        case '?' -> {
          return Tok.INFIX_QUESTION;
        }
        case '&' -> {
          return leftBound || !rightBound ? Tok.BINARY : Tok.AMPERSAND;
        }
        default -> {
          // Classified by its surroundings.
        }
      }
    } else if (end == from + 2 && text[from] == '-' && text[from + 1] == '>') {
      return Tok.ARROW;
    }
    if (leftBound == rightBound) {
      return Tok.BINARY;
    }
    return leftBound ? Tok.POSTFIX_OP : Tok.PREFIX_OP;
  }

  private boolean isLeftBound(int from) {
    if (from == 0) {
      return false;
    }
    return switch (text[from - 1]) {
      case ' ', '\t', '\n', '\r', '\f', '\u000B', 0, '(', '[', '{', ',', ';', ':', '\u00A0' ->
          false;
      // A comment counts as white space.
      case '/' -> from < 2 || text[from - 2] != '*';
      default -> true;
    };
  }

  private boolean isRightBound(int end, boolean leftBound) {
    return switch (text[end]) {
      case ' ', '\t', '\n', '\r', '\f', '\u000B', 0, ')', ']', '}', ',', ';', ':', '\u00A0' ->
          false;
      case '.' -> !leftBound;
      case '/' -> text[end + 1] != '/' && text[end + 1] != '*';
      default -> true;
    };
  }

  private boolean placeholder() {
    for (int i = pos + 2; i < length && text[i] != '\n'; i++) {
      if (text[i] == '#' && text[i + 1] == '>') {
        int symbol = tokens.symbols.intern(text, pos, i + 2);
        tokens.add(Tok.IDENTIFIER, pos, i + 2, symbol, flags);
        pos = i + 2;
        return true;
      }
      if (text[i] == '<' && text[i + 1] == '#') {
        return false;
      }
    }
    return false;
  }

  // ---- regular expressions

  private boolean regexMayStart() {
    if (tokens.count == 0) {
      return true;
    }
    int previous = tokens.kind[tokens.count - 1];
    return switch (previous) {
      case Tok.IDENTIFIER,
          Tok.DOLLAR,
          Tok.INTEGER,
          Tok.FLOAT,
          Tok.STRING_END,
          Tok.REGEX,
          Tok.RIGHT_PAREN,
          Tok.RIGHT_BRACKET,
          Tok.QUESTION,
          Tok.EXCLAMATION,
          Tok.POSTFIX_OP,
          Tok.JUNK,
          Tok.DOT,
          Tok.AT,
          Tok.POUND,
          Tok.BACKSLASH,
          Tok.SELF,
          Tok.SELF_TYPE,
          Tok.SUPER,
          Tok.NIL,
          Tok.TRUE,
          Tok.FALSE,
          Tok.WILDCARD,
          Tok.ANY_TYPE ->
          false;
      case Tok.RIGHT_BRACE -> (flags & Tokens.NEWLINE) != 0;
      default -> previous < Tok.FIRST_CONTEXTUAL || previous == Tok.AWAIT;
    };
  }

  private boolean regex(int slash, int pounds) {
    int end = RegexScanner.end(text, length, slash, pounds);
    if (end < 0) {
      return false;
    }
    if (end == length && pounds > 0 && text[end - 1] != '#') {
      tokens.recoveries.add(new SwiftRecovery(pos, "regular expression is not closed"));
    }
    tokens.add(Tok.REGEX, pos, end, 0, flags);
    pos = end;
    return true;
  }
}
