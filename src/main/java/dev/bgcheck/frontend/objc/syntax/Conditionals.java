package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides for every {@code #if} … {@code #endif} whether it stays in the tree, and finds the
 * partners of brackets.
 *
 * <p>A group stays when it stands between whole statements or declarations and each of its branches
 * is balanced. Any other group (around an {@code else}, in an argument list, around the head of a
 * method) is dissolved here: the tokens of its first branch with content are read in place, the
 * others are dropped, and the parser never sees the directives. So is {@code #if 0}. Directives
 * other than conditions are dropped where they stand inside an expression or an enumeration.
 *
 * <p>Two passes over the tokens, each linear.
 */
final class Conditionals {
  private static final int MAX_LOOK_BACK = 64;

  private final char[] text;
  private final Tokens tokens;
  private final Symbols symbols;
  private final List<int[]> inactive = new ArrayList<>();

  /** Of each directive in a group: the next directive of the same group, or the end of file. */
  private int[] next;

  /** Of each {@code #if}: its {@code #endif}, or the end of file. */
  private int[] groupEnd;

  /** Of each {@code #if}: whether all branches are balanced. */
  private boolean[] balanced;

  private int[] open = new int[64];
  private int openCount;
  private int openBraces;

  /** How many brackets were open where the present class starts, or -1 outside of classes. */
  private int container = -1;

  private int written;

  Conditionals(char[] text, Tokens tokens, Symbols symbols) {
    this.text = text;
    this.tokens = tokens;
    this.symbols = symbols;
  }

  /** Rewrites the tokens in place. */
  void apply() {
    measure();
    rewrite();
  }

  /** The stretches that were dropped, as pairs of offsets, in order. */
  List<int[]> inactive() {
    return inactive;
  }

  /** A group that is open while its branches are measured. */
  private static final class Group {
    final int start;
    int last;
    int depth;
    int lowest;
    boolean chosen;
    int chosenDepth;
    int chosenLowest;
    boolean balanced = true;
    boolean dead;

    Group(int start, boolean dead) {
      this.start = start;
      this.last = start;
      this.dead = dead;
    }

    void endBranch(int end) {
      if (!dead) {
        balanced &= depth == 0 && lowest >= 0;
        if (!chosen && end > last + 1) {
          chosen = true;
          chosenDepth = depth;
          chosenLowest = lowest;
        }
      }
      depth = 0;
      lowest = 0;
    }
  }

  private void measure() {
    int count = tokens.count;
    byte[] kind = tokens.kind;
    int i = 0;
    while (i < count && kind[i] != Token.DIR_IF) {
      i++;
    }
    if (i == count) {
      return;
    }
    next = new int[count];
    groupEnd = new int[count];
    balanced = new boolean[count];
    List<Group> groups = new ArrayList<>();
    Group group = null;
    for (; i < count; i++) {
      int k = kind[i];
      if (k == Token.DIR_IF) {
        group = new Group(i, isConstant(i, '0'));
        groups.add(group);
      } else if (group != null) {
        if (k == Token.DIR_ELSE) {
          group.endBranch(i);
          next[group.last] = i;
          group.last = i;
          group.dead = isConstant(group.start, '1');
        } else if (k == Token.DIR_ENDIF) {
          close(group, i);
          groups.remove(groups.size() - 1);
          Group outer = groups.isEmpty() ? null : groups.get(groups.size() - 1);
          if (outer != null && !balanced[group.start]) {
            outer.lowest = Math.min(outer.lowest, outer.depth + group.chosenLowest);
            outer.depth += group.chosenDepth;
          }
          group = outer;
        } else {
          group.depth += change(i);
          group.lowest = Math.min(group.lowest, group.depth);
        }
      }
    }
    for (int k = groups.size() - 1; k >= 0; k--) {
      close(groups.get(k), count - 1);
    }
  }

  private void close(Group group, int end) {
    group.endBranch(end);
    next[group.last] = end;
    groupEnd[group.start] = end;
    balanced[group.start] = group.balanced;
  }

  /** What a token adds to the depth of nesting. */
  private int change(int i) {
    return switch (tokens.kind[i]) {
      case Token.LPAREN, Token.LBRACKET, Token.LBRACE -> 1;
      case Token.RPAREN, Token.RBRACKET, Token.RBRACE, Token.AT_END -> -1;
      case Token.AT_INTERFACE, Token.AT_IMPLEMENTATION -> 1;
      case Token.AT_PROTOCOL -> opensProtocol(i) ? 1 : 0;
      default -> 0;
    };
  }

  private boolean opensProtocol(int i) {
    return kindAt(i + 1) == Token.IDENT
        && kindAt(i + 2) != Token.SEMI
        && kindAt(i + 2) != Token.COMMA;
  }

  private int kindAt(int i) {
    return i >= 0 && i < tokens.count ? tokens.kind[i] : Token.EOF;
  }

  /** Whether the condition of a directive is just {@code digit}. */
  private boolean isConstant(int directive, char digit) {
    int end = tokens.end[directive];
    return tokens.symbol[directive] == symbolOfIf(directive)
        && text[end - 1] == digit
        && (text[end - 2] == ' ' || text[end - 2] == '\t' || text[end - 2] == '(');
  }

  private int symbolOfIf(int directive) {
    int symbol = tokens.symbol[directive];
    if (symbol < 0 || symbols.kind(symbol) != Token.IF) {
      return -2;
    }
    // Only "#if 0", not "#if A == 0".
    int from = tokens.start[directive];
    int words = 0;
    for (int i = from; i < tokens.end[directive]; i++) {
      char c = text[i];
      if (c > ' ' && c != '#' && c != '(' && c != ')' && (i == from || text[i - 1] <= ' ')) {
        words++;
      }
    }
    return words <= 2 ? symbol : -2;
  }

  private void rewrite() {
    int count = tokens.count;
    tokens.match = new int[count];
    Arrays.fill(tokens.match, -1);
    int[] ends = new int[16];
    boolean[] kept = new boolean[16];
    int depth = 0;
    int i = 0;
    while (i < count) {
      int k = tokens.kind[i];
      if (!Token.isDirective(k)) {
        write(i++);
      } else if (k == Token.DIR_IF) {
        if (depth == ends.length) {
          ends = Arrays.copyOf(ends, depth * 2);
          kept = Arrays.copyOf(kept, depth * 2);
        }
        boolean keep = staysWhole(i);
        ends[depth] = groupEnd[i];
        kept[depth] = keep;
        depth++;
        i = keep ? writeAndGoOn(i) : enterChosen(i);
      } else if (k == Token.DIR_ELSE) {
        if (depth == 0 || kept[depth - 1]) {
          i = writeAndGoOn(i);
        } else {
          drop(i, ends[depth - 1]);
          i = ends[depth - 1];
        }
      } else if (k == Token.DIR_ENDIF) {
        boolean keep = depth == 0 || kept[--depth];
        i = keep ? writeAndGoOn(i) : i + 1;
      } else {
        if (atBoundary() && !cannotStart(kindAt(i + 1), previousKind())) {
          write(i);
        }
        i++;
      }
    }
    tokens.count = written;
    for (int k = 0; k < openCount; k++) {
      tokens.match[open[k]] = -1;
    }
  }

  private int writeAndGoOn(int i) {
    write(i);
    return i + 1;
  }

  private void drop(int from, int to) {
    if (to > from) {
      inactive.add(new int[] {tokens.start[from], tokens.start[to]});
    }
  }

  /** The first token to read of a group that is dissolved. */
  private int enterChosen(int group) {
    int end = groupEnd[group];
    boolean dead = isConstant(group, '0');
    int branch = dead ? next[group] : group;
    while (branch < end && next[branch] == branch + 1 && next[branch] < end) {
      branch = next[branch];
    }
    drop(group, branch);
    // The end of the group itself is met by the loop, which closes the group there.
    return branch >= end ? end : branch + 1;
  }

  private boolean staysWhole(int group) {
    if (!balanced[group]
        || !atBoundary()
        || isConstant(group, '0')
        || isConstant(group, '1')
        || groupEnd[group] == tokens.count - 1 && tokens.kind[groupEnd[group]] != Token.DIR_ENDIF) {
      return false;
    }
    int end = groupEnd[group];
    int before = previousKind();
    int after = kindAt(end + 1);
    for (int branch = group; branch < end; branch = next[branch]) {
      int first = branch + 1;
      int last = next[branch] - 1;
      if (first > last) {
        continue;
      }
      int lastKind = tokens.kind[last];
      boolean methodPart =
          before == Token.IDENT
              && kindAt(first) == Token.IDENT
              && kindAt(first + 1) == Token.COLON
              && kindAt(first + 2) == Token.LPAREN;
      if (methodPart
          || cannotStart(tokens.kind[first], before)
          || cannotEnd(last)
          || cannotStart(after, lastKind)) {
        return false;
      }
    }
    return true;
  }

  private int previousKind() {
    return written == 0 ? Token.DIR_OTHER : tokens.kind[written - 1];
  }

  /** Whether a statement or declaration may start behind what has been written so far. */
  private boolean atBoundary() {
    if (openCount > 0 && isExpressionBracket(open[openCount - 1])) {
      return false;
    }
    int k = previousKind();
    return switch (k) {
      case Token.SEMI, Token.LBRACE, Token.RBRACE, Token.COLON, Token.RPAREN -> true;
      case Token.IDENT, Token.GT, Token.ELSE, Token.DO -> true;
      case Token.AT_END, Token.AT_OPTIONAL, Token.AT_REQUIRED, Token.AT_SECTION -> true;
      default -> Token.isDirective(k);
    };
  }

  private boolean isExpressionBracket(int bracket) {
    return tokens.kind[bracket] != Token.LBRACE || tokens.match[bracket] == -2;
  }

  /** Whether nothing new can start with {@code k} behind {@code before}. */
  private static boolean cannotStart(int k, int before) {
    boolean closed = before == Token.SEMI || before == Token.RBRACE || before == Token.LBRACE;
    switch (k) {
      case Token.RPAREN, Token.RBRACKET, Token.COMMA, Token.QUESTION, Token.COLON, Token.ARROW:
      case Token.ASSIGN, Token.OP_ASSIGN, Token.SLASH, Token.PERCENT, Token.PIPE, Token.AMPAMP:
      case Token.PIPEPIPE, Token.EQ, Token.NE, Token.LT, Token.GT, Token.LE, Token.GE, Token.SHL:
      case Token.ELSE, Token.AT_CATCH, Token.AT_FINALLY:
        return true;
      case Token.LBRACE, Token.SEMI, Token.DOT, Token.STAR, Token.AMP, Token.LPAREN:
        return !closed && !Token.isDirective(before) && before != Token.COLON;
      default:
        return false;
    }
  }

  /** Whether a statement or declaration cannot end with the token {@code last}. */
  private boolean cannotEnd(int last) {
    int k = tokens.kind[last];
    return switch (k) {
      case Token.SEMI, Token.RBRACE, Token.COLON, Token.IDENT -> false;
      case Token.AT_END, Token.AT_OPTIONAL, Token.AT_REQUIRED, Token.AT_SECTION -> false;
      case Token.RPAREN -> endsControlHead(last);
      default -> !Token.isDirective(k);
    };
  }

  /** Whether a parenthesis closes the head of an {@code if} or a loop. */
  private boolean endsControlHead(int close) {
    int depth = 0;
    for (int i = close; i >= 0 && i > close - MAX_LOOK_BACK; i--) {
      int k = tokens.kind[i];
      if (k == Token.RPAREN) {
        depth++;
      } else if (k == Token.LPAREN && --depth == 0) {
        int head = kindAt(i - 1);
        return head == Token.IF || head == Token.FOR || head == Token.WHILE;
      }
    }
    return true;
  }

  private void write(int i) {
    int to = written++;
    if (to != i) {
      tokens.move(i, to);
    }
    switch (tokens.kind[to]) {
      case Token.LPAREN, Token.LBRACKET -> push(to);
      case Token.LBRACE -> {
        // Marked for the time it is open: directives are unwelcome in it.
        boolean values = holdsValues(to);
        push(to);
        openBraces++;
        tokens.match[to] = values ? -2 : -1;
      }
      case Token.RPAREN -> closeBracket(to, Token.LPAREN);
      case Token.RBRACKET -> closeBracket(to, Token.LBRACKET);
      case Token.RBRACE -> closeBrace(to);
      case Token.AT_INTERFACE, Token.AT_IMPLEMENTATION -> {
        forgetOpen();
        container = openCount;
      }
      case Token.AT_END -> {
        forgetOpen();
        container = -1;
      }
      default -> {}
    }
  }

  /** Whether a brace opens an initializer or the constants of an enumeration, not a body. */
  private boolean holdsValues(int brace) {
    int before = brace == 0 ? Token.SEMI : tokens.kind[brace - 1];
    switch (before) {
      case Token.ASSIGN, Token.COMMA, Token.AT, Token.RETURN:
        return true;
      case Token.LBRACE:
        return openCount > 0 && tokens.match[open[openCount - 1]] == -2;
      default:
        break;
    }
    for (int i = brace - 1; i >= 0 && i > brace - 10; i--) {
      int k = tokens.kind[i];
      if (k == Token.ENUM || k == Token.IDENT && symbols.is(tokens.symbol[i], Symbols.ENUM_MACRO)) {
        return true;
      }
      if (k == Token.SEMI || k == Token.LBRACE || k == Token.RBRACE || Token.isDirective(k)) {
        return false;
      }
    }
    return false;
  }

  private void push(int bracket) {
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    open[openCount++] = bracket;
  }

  private void closeBracket(int close, int opener) {
    // A closer that has no partner nearby is ignored; the bound keeps hostile input linear.
    for (int k = openCount - 1; k >= 0 && k >= openCount - 32; k--) {
      int candidate = tokens.kind[open[k]];
      if (candidate == opener) {
        pair(open[k], close);
        openCount = k;
        return;
      }
      if (candidate == Token.LBRACE) {
        return;
      }
    }
  }

  private void closeBrace(int close) {
    if (openBraces == 0) {
      return;
    }
    while (tokens.kind[open[openCount - 1]] != Token.LBRACE) {
      openCount--;
    }
    pair(open[--openCount], close);
    openBraces--;
    if (openCount < container) {
      container = openCount;
    }
  }

  private void pair(int opener, int close) {
    tokens.match[opener] = close;
    tokens.match[close] = opener;
  }

  /** A class ends what was left open in it: an unclosed brace harms one class only. */
  private void forgetOpen() {
    if (container < 0) {
      return;
    }
    while (openCount > container) {
      int bracket = open[--openCount];
      tokens.match[bracket] = -1;
      if (tokens.kind[bracket] == Token.LBRACE) {
        openBraces--;
      }
    }
  }
}
