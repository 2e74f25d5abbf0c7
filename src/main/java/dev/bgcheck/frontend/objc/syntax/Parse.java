package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The state of parsing one file: the tokens, the place among them, what went wrong, how deep the
 * nesting is, and the readers of the parts of the language.
 */
final class Parse {
  /** How deep statements, expressions and declarators may nest before the rest is skipped. */
  static final int MAX_NESTING = 200;

  /** How high a tree may grow by chains, such as {@code a.b.c} or {@code a + b + c}. */
  static final int MAX_HEIGHT = 1500;

  final char[] text;
  final Tokens tokens;
  final Symbols symbols;
  final List<ObjcRecovery> recoveries = new ArrayList<>();
  final Lookahead look;
  final TypeReader types;
  final DeclaratorReader declarators;
  final ExpressionReader expressions;
  final PrimaryReader primaries;
  final LiteralReader literals;
  final CppExpressionReader cppExpressions;
  final StatementReader statements;
  final DeclarationReader declarations;
  final ItemReader items;
  final ContainerReader containers;
  final MethodReader methods;
  final MacroReader macros;
  final CppReader cpp;
  final DirectiveReader directives;

  /** The height of the highest tree read since the field was last reset. */
  int height;

  private final byte[] kinds;
  private int at;
  private int nesting;
  private int lastRecovery = -1;

  Parse(char[] text, Tokens tokens, Symbols symbols) {
    this.text = text;
    this.tokens = tokens;
    this.symbols = symbols;
    this.kinds = tokens.kind;
    look = new Lookahead(tokens, symbols);
    types = new TypeReader(this);
    declarators = new DeclaratorReader(this);
    expressions = new ExpressionReader(this);
    primaries = new PrimaryReader(this);
    literals = new LiteralReader(this);
    cppExpressions = new CppExpressionReader(this);
    statements = new StatementReader(this);
    declarations = new DeclarationReader(this);
    items = new ItemReader(this);
    containers = new ContainerReader(this);
    methods = new MethodReader(this);
    macros = new MacroReader(this);
    cpp = new CppReader(this);
    directives = new DirectiveReader(this);
  }

  int at() {
    return at;
  }

  void moveTo(int token) {
    at = Math.min(token, tokens.count - 1);
  }

  int kind() {
    return kinds[at];
  }

  int kind(int ahead) {
    int i = at + ahead;
    return i < tokens.count ? kinds[i] : Token.EOF;
  }

  int kindAt(int i) {
    return i >= 0 && i < tokens.count ? kinds[i] : Token.EOF;
  }

  int symbol() {
    return tokens.symbol[at];
  }

  int symbol(int ahead) {
    int i = at + ahead;
    return i < tokens.count ? tokens.symbol[i] : -1;
  }

  boolean atNewLine() {
    return tokens.newLine[at];
  }

  /** The offset where the present token starts. */
  int start() {
    return tokens.start[at];
  }

  /** The offset where the last token that was read ends. */
  int lastEnd() {
    return at == 0 ? 0 : tokens.end[at - 1];
  }

  void advance() {
    if (at < tokens.count - 1) {
      at++;
    }
  }

  boolean accept(int kind) {
    if (kinds[at] == kind) {
      advance();
      return true;
    }
    return false;
  }

  /** Reads a token of the kind, or notes that it is missing. */
  boolean expect(int kind, String reason) {
    if (accept(kind)) {
      return true;
    }
    recover(reason);
    return false;
  }

  /** The bracket that closes the one at {@code open}, or the end of file. */
  int closeOf(int open) {
    int match = tokens.match[open];
    return match > open ? match : tokens.count - 1;
  }

  /** Whether the present token is an identifier or a keyword, which a selector may be made of. */
  boolean atWord() {
    return tokens.symbol[at] >= 0 && !Token.isDirective(kinds[at]);
  }

  /** The text of a token. */
  String tokenText(int i) {
    int symbol = tokens.symbol[i];
    return symbol >= 0 && !Token.isDirective(kinds[i])
        ? symbols.name(symbol)
        : new String(text, tokens.start[i], tokens.end[i] - tokens.start[i]);
  }

  /** The text between two offsets. */
  String textOf(int start, int end) {
    return end <= start ? "" : new String(text, start, end - start);
  }

  /** Reads a word as a name. */
  ObjcName name() {
    int i = at;
    advance();
    return new ObjcName(tokens.start[i], tokens.end[i], tokenText(i));
  }

  /** A name of no letters at the present place. */
  ObjcName noName() {
    int place = at == 0 ? 0 : lastEnd();
    return new ObjcName(place, place, "");
  }

  /** Notes that something was not as expected here; once per place. */
  void recover(String reason) {
    if (lastRecovery != at) {
      lastRecovery = at;
      recoveries.add(new ObjcRecovery(Math.min(start(), text.length), reason));
    }
  }

  /** Takes back what was noted after the first {@code count}. */
  void forgetRecoveries(int count) {
    while (recoveries.size() > count) {
      recoveries.remove(recoveries.size() - 1);
    }
    lastRecovery = -1;
  }

  /** Goes one level deeper; when it answers false, the caller must skip what it would read. */
  boolean enter() {
    if (nesting >= MAX_NESTING) {
      return false;
    }
    nesting++;
    return true;
  }

  void leave() {
    nesting--;
  }

  /** What stands for declarations that were skipped, from an offset up to here. */
  ObjcDecl.Skipped skipped(int start, String reason) {
    return new ObjcDecl.Skipped(Math.min(start, lastEnd()), lastEnd(), reason);
  }

  /**
   * Skips to the next token that ends an expression on this level: a comma, a semicolon or a
   * closing bracket. Brackets are jumped over.
   */
  void skipExpression() {
    for (; ; ) {
      switch (kind()) {
        case Token.COMMA, Token.SEMI, Token.RPAREN, Token.RBRACKET, Token.RBRACE, Token.EOF -> {
          return;
        }
        case Token.AT_END, Token.AT_IMPLEMENTATION, Token.AT_INTERFACE -> {
          return;
        }
        default -> skipOne();
      }
    }
  }

  /** Skips a token, or a bracket with all it holds. */
  void skipOne() {
    int k = kind();
    if (k == Token.LPAREN || k == Token.LBRACKET || k == Token.LBRACE) {
      int match = tokens.match[at];
      moveTo(match > at ? match + 1 : at + 1);
    } else {
      advance();
    }
  }

  /** Skips a statement or declaration: up to its semicolon, or its body in braces. */
  void skipStatement() {
    for (; ; ) {
      switch (kind()) {
        case Token.SEMI -> {
          advance();
          return;
        }
        case Token.LBRACE -> {
          skipOne();
          return;
        }
        case Token.RBRACE, Token.EOF, Token.AT_END, Token.AT_IMPLEMENTATION, Token.AT_INTERFACE -> {
          return;
        }
        case Token.DIR_IF, Token.DIR_ELSE, Token.DIR_ENDIF -> {
          return;
        }
        default -> skipOne();
      }
    }
  }
}
