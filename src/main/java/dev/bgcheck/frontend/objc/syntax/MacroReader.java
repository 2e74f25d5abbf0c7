package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads macros, which are known by their shape only: arguments of any kind, routines, uses. */
final class MacroReader {
  /** An argument that was read in vain is read in another way only when it is this short. */
  private static final int MAX_SECOND_TRY = 40;

  private static final int MAX_UNCLOSED = 256;

  private final Parse p;

  MacroReader(Parse p) {
    this.p = p;
  }

  /** Reads an argument of a call: an expression, a type, statements, or any text. */
  ObjcExpr argument(int close, boolean capitals) {
    int first = p.at();
    int k = p.kind();
    int end = first;
    // In a list that is not closed every level would look at all the rest.
    int last = p.tokens.match[close] >= 0 ? close : Math.min(close, first + MAX_UNCLOSED);
    while (end < last && p.kindAt(end) != Token.COMMA && p.kindAt(end) != Token.SEMI) {
      int match = p.tokens.match[end];
      end = match > end ? match + 1 : end + 1;
    }
    end = Math.min(end, close);
    boolean statement =
        p.kindAt(end) == Token.SEMI && p.tokens.match[close] >= 0
            || k >= Token.IF && k <= Token.GOTO
            || k >= Token.AT_TRY && k <= Token.AT_AUTORELEASEPOOL
            || k == Token.STATIC;
    if (statement) {
      return statements(close, capitals);
    }
    if (p.kindAt(end - 1) == Token.STAR || k == Token.TYPEOF || k == Token.STRUCT) {
      if (p.look.typeBetween(first, end) == Lookahead.CERTAIN) {
        return typeName();
      }
    }
    if (k == Token.QUALIFIER && p.symbol() != Symbols.EXTENSION
        || k == Token.BUILTIN && p.kind(1) != Token.LPAREN && p.kind(1) != Token.LBRACE) {
      return typeOrDeclaration(end);
    }
    if (k == Token.IDENT && p.kind(1) == Token.LT && declaresGeneric(end)) {
      return typeOrDeclaration(end);
    }
    boolean text =
        k == Token.PERCENT
            || k >= Token.EQ && k <= Token.SHL
            || k == Token.ASSIGN
            || k == Token.DOT
            || k == Token.PIPE
            || k == Token.PIPEPIPE
            || k == Token.SLASH;
    if (text || end == first + 1 && isOperator(k)) {
      return text(end);
    }
    int known = p.recoveries.size();
    ObjcExpr expression = p.expressions.nestedAssignment();
    if (p.kind() == Token.ELLIPSIS) {
      p.advance();
    }
    if (p.at() == end) {
      return expression;
    }
    return otherwise(first, end, known);
  }

  private boolean declaresGeneric(int end) {
    int behind = p.look.afterAngles(p.at() + 1);
    int k = p.kindAt(behind);
    return behind > 0
        && behind < end
        && (k == Token.IDENT || k == Token.STAR && p.kindAt(behind + 1) == Token.IDENT);
  }

  private static boolean isOperator(int k) {
    return k >= Token.SEMI && k <= Token.MINUSMINUS || k >= Token.IF && k <= Token.ASM;
  }

  private ObjcExpr otherwise(int first, int end, int known) {
    boolean shortEnough = end - first <= MAX_SECOND_TRY;
    if (shortEnough) {
      p.forgetRecoveries(known);
    }
    if (p.at() > end && !shortEnough) {
      p.recover("argument not understood");
      return new ObjcExpr.MacroText(p.tokens.start[first], p.lastEnd(), "");
    }
    p.moveTo(first);
    if (shortEnough && p.look.declarationAt(first, false)) {
      return typeOrDeclaration(end);
    }
    if (shortEnough && p.look.typeBetween(first, end) == Lookahead.CERTAIN) {
      return typeName();
    }
    if (!isPlainText(first, end)) {
      p.recover("argument not understood");
    }
    return text(end);
  }

  /** Whether tokens are words, literals and operators only, as macros take to join or print. */
  private boolean isPlainText(int first, int end) {
    for (int i = first; i < end; i++) {
      int k = p.kindAt(i);
      if (k == Token.LBRACE || k == Token.LBRACKET || k == Token.SEMI || k == Token.AT) {
        return false;
      }
    }
    return true;
  }

  private ObjcExpr text(int end) {
    int start = p.start();
    p.moveTo(end);
    return new ObjcExpr.MacroText(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
  }

  private ObjcExpr typeName() {
    int start = p.start();
    ObjcType type = p.types.typeName();
    return new ObjcExpr.TypeName(start, p.lastEnd(), type);
  }

  private ObjcExpr typeOrDeclaration(int end) {
    int start = p.start();
    int first = p.at();
    boolean named =
        end - first > 1
            && p.kindAt(end - 1) == Token.IDENT
            && !p.symbols.is(p.tokens.symbol[end - 1], Symbols.UNDERSCORE);
    if (!named && p.look.typeBetween(first, end) == Lookahead.CERTAIN) {
      return typeName();
    }
    ObjcParameter parameter = p.declarators.parameter();
    if (p.at() != end) {
      if (!isPlainText(first, end)) {
        p.recover("argument not understood");
      }
      p.moveTo(first);
      return text(end);
    }
    ObjcDeclarator declarator =
        new ObjcDeclarator(
            start,
            p.lastEnd(),
            parameter.name(),
            parameter.type(),
            Optional.empty(),
            parameter.defaultValue());
    ObjcDecl.Variables variables =
        new ObjcDecl.Variables(
            start, p.lastEnd(), List.of(), parameter.type(), List.of(declarator));
    return new ObjcExpr.Declaration(start, p.lastEnd(), variables);
  }

  private ObjcExpr statements(int close, boolean capitals) {
    int start = p.start();
    int known = p.recoveries.size();
    List<ObjcStmt> statements = p.statements.argument(close);
    start = Math.min(start, p.lastEnd());
    if (capitals && p.recoveries.size() > known) {
      // Text of another language, which the macro turns into a string.
      p.forgetRecoveries(known);
      p.moveTo(Math.max(close, p.at()));
      return new ObjcExpr.MacroText(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
    }
    ObjcStmt.Compound body = new ObjcStmt.Compound(start, p.lastEnd(), statements);
    return new ObjcExpr.StatementExpression(start, p.lastEnd(), body);
  }

  /**
   * Reads a macro at the level of the file or of a class: {@code NAME}, {@code NAME(…)}, {@code
   * NAME(…) { … }}. Null where a declaration starts here.
   */
  ObjcDecl item() {
    int name = p.at();
    int behind = name + 1;
    int lists = 0;
    while (p.kindAt(behind) == Token.LPAREN && p.tokens.match[behind] > 0 && lists < 3) {
      if (lists == 0 && (p.look.opensDeclarator(behind) || opensPointer(behind))) {
        return null;
      }
      behind = p.closeOf(behind) + 1;
      lists++;
    }
    while (p.kindAt(behind) == Token.ATTRIBUTE && p.kindAt(behind + 1) == Token.LPAREN) {
      behind = p.closeOf(behind + 1) + 1;
    }
    int k = p.kindAt(behind);
    if (k == Token.LBRACE) {
      if (lists == 0 && !p.symbols.is(p.symbol(), Symbols.CAPITALS)) {
        return null;
      }
      return routine(behind);
    }
    if (k == Token.SEMI
        || k == Token.EOF
        || k == Token.RBRACE
        || Token.isAtWord(k)
        || Token.isDirective(k)
        || (k == Token.MINUS || k == Token.PLUS) && startsMethod(behind)) {
      return use(behind);
    }
    if (!p.tokens.newLine[behind]) {
      return null;
    }
    if (lists > 0) {
      return k == Token.STAR || k == Token.COLON || k == Token.LBRACKET ? null : use(behind);
    }
    boolean macro =
        p.symbols.is(p.symbol(), Symbols.CAPITALS) && !p.symbols.is(p.symbol(), Symbols.TYPE);
    boolean alone =
        k == Token.IDENT
            && p.kindAt(behind + 1) == Token.LPAREN
            && !headAt(p.closeOf(behind + 1) + 1);
    return macro && k == Token.IDENT || alone || Token.startsDeclaration(k) && k != Token.QUALIFIER
        ? use(behind)
        : null;
  }

  /** Whether a function's body, semicolon or attribute stands behind its parameters. */
  private boolean headAt(int i) {
    int k = p.kindAt(i);
    return k == Token.LBRACE || k == Token.SEMI || k == Token.ATTRIBUTE;
  }

  private boolean opensPointer(int open) {
    int first = p.kindAt(open + 1);
    return first == Token.CARET
            && p.kindAt(open + 2) != Token.LBRACE
            && p.kindAt(open + 2) != Token.LPAREN
        || first == Token.STAR;
  }

  private boolean startsMethod(int sign) {
    int next = p.kindAt(sign + 1);
    return next == Token.LPAREN || next == Token.IDENT;
  }

  private ObjcDecl use(int behind) {
    int start = p.start();
    ObjcName name = p.name();
    List<ObjcExpr> arguments = new ArrayList<>(2);
    Head head = new Head(false);
    while (p.kind() == Token.LPAREN && p.at() < behind) {
      arguments(arguments, head);
    }
    p.moveTo(Math.max(p.at(), behind));
    int end = p.lastEnd();
    if (p.kind() == Token.SEMI) {
      p.advance();
      end = p.lastEnd();
    }
    return new ObjcDecl.MacroUse(start, end, name, List.copyOf(arguments));
  }

  private ObjcDecl routine(int brace) {
    int start = p.start();
    ObjcName name = p.name();
    List<ObjcExpr> arguments = new ArrayList<>(2);
    Head head = new Head(true);
    while (p.kind() == Token.LPAREN && p.at() < brace) {
      arguments(arguments, head);
    }
    p.moveTo(Math.max(p.at(), brace));
    if (p.kind() != Token.LBRACE) {
      return new ObjcDecl.MacroUse(start, p.lastEnd(), name, List.copyOf(arguments));
    }
    ObjcStmt.Compound body = p.statements.routineBody();
    return new ObjcDecl.MacroRoutine(
        start, p.lastEnd(), name, List.copyOf(arguments), head.selector, head.parts, body);
  }

  /** The head of a method found among the arguments of a macro. */
  private static final class Head {
    final boolean wanted;
    String selector = "";
    List<ObjcMethodPart> parts = List.of();

    Head(boolean wanted) {
      this.wanted = wanted;
    }
  }

  private void arguments(List<ObjcExpr> arguments, Head head) {
    int close = p.closeOf(p.at());
    p.advance();
    while (p.at() < close) {
      if (p.accept(Token.COMMA)) {
        continue;
      }
      int before = p.at();
      int from = p.start();
      if (p.kind() == Token.IDENT && p.kind(1) == Token.COLON && p.kind(2) == Token.LPAREN) {
        List<ObjcMethodPart> parts = new ArrayList<>(4);
        head.selector = p.methods.parts(parts);
        head.parts = List.copyOf(parts);
        if (p.kind() != Token.COMMA && p.at() < close) {
          p.skipExpression();
        }
        if (!head.wanted) {
          String text = p.textOf(from, p.lastEnd());
          arguments.add(new ObjcExpr.MacroText(from, p.lastEnd(), text));
        }
      } else {
        arguments.add(argument(close, true));
      }
      if (p.at() == before) {
        p.skipOne();
      }
    }
    p.moveTo(Math.max(close, p.at()));
    p.accept(Token.RPAREN);
    if (head.selector.isEmpty() && arguments.size() == 1 && name(arguments.get(0))) {
      head.selector = ((ObjcExpr.Name) arguments.get(0)).name();
    }
  }

  private static boolean name(ObjcExpr argument) {
    return argument instanceof ObjcExpr.Name;
  }
}
