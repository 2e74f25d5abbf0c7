package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads the items of a file, of a class and of a structure, whatever they are. */
final class ItemReader {
  /** The level of the file, or of a namespace. */
  static final int FILE = 0;

  /** Between {@code @interface}, {@code @implementation} or {@code @protocol} and {@code @end}. */
  static final int MEMBERS = 1;

  /** Instance variables, members of structures and of C++ classes. */
  static final int FIELDS = 2;

  private final Parse p;

  ItemReader(Parse p) {
    this.p = p;
  }

  /** Reads items up to what ends their list. */
  List<ObjcDecl> items(int place, boolean conditional) {
    List<ObjcDecl> items = new ArrayList<>();
    for (; ; ) {
      int k = p.kind();
      if (k == Token.EOF || ends(k, place)) {
        return List.copyOf(items);
      }
      if (k == Token.DIR_ELSE || k == Token.DIR_ENDIF) {
        if (conditional) {
          return List.copyOf(items);
        }
        p.advance();
        continue;
      }
      int before = p.at();
      int start = p.start();
      ObjcDecl item = item(place);
      if (p.at() == before) {
        p.recover("declaration expected");
        p.skipOne();
        item = p.skipped(start, "declaration expected");
      }
      if (item != null) {
        items.add(item);
      }
    }
  }

  private boolean ends(int k, int place) {
    return switch (k) {
      case Token.RBRACE -> place == FIELDS || p.tokens.match[p.at()] > 0 && place == FILE;
      case Token.AT_END -> place != FILE;
      case Token.AT_IMPLEMENTATION, Token.AT_INTERFACE -> place != FILE;
      case Token.AT_PROTOCOL -> place == MEMBERS && p.kind(1) == Token.IDENT && opensProtocol();
      default -> false;
    };
  }

  private boolean opensProtocol() {
    return p.kind(2) != Token.SEMI && p.kind(2) != Token.COMMA;
  }

  /** Reads an item; null where it is nothing but punctuation. */
  ObjcDecl item(int place) {
    int start = p.start();
    int k = p.kind();
    switch (k) {
      case Token.SEMI:
        p.advance();
        return null;
      case Token.DIR_IF:
        return conditional(place);
      case Token.DIR_IMPORT, Token.DIR_DEFINE, Token.DIR_OTHER:
        return p.directives.read();
      case Token.MINUS, Token.PLUS:
        return place == FIELDS ? stray() : p.methods.read();
      case Token.IDENT:
        return word(place);
      case Token.EXTERN:
        if (p.kind(1) == Token.STRING && p.kind(2) == Token.LBRACE) {
          return p.cpp.linkage();
        }
        return p.declarations.read();
      case Token.ATTRIBUTE, Token.LBRACKET:
        if (k == Token.LBRACKET && !p.look.attributeAt(p.at())) {
          return stray();
        }
        int behind = behindAnnotations();
        if (behind > 0) {
          p.moveTo(behind);
          return item(place);
        }
        return p.declarations.read();
      case Token.RPAREN, Token.RBRACKET, Token.RBRACE, Token.STRAY:
        return stray();
      case Token.ASM:
        p.skipStatement();
        return p.skipped(start, "assembler");
      case Token.QUALIFIER:
        if (p.symbol() == Symbols.INLINE && p.symbol(1) == Symbols.NAMESPACE) {
          p.advance();
          return p.cpp.read(place);
        }
        return p.declarations.read();
      default:
        break;
    }
    if (Token.isAtWord(k)) {
      return atWord(start, k);
    }
    if (Token.startsDeclaration(k) || k == Token.COLONCOLON || k == Token.TILDE) {
      return p.declarations.read();
    }
    if (k == Token.AT && p.kind(1) == Token.IDENT) {
      p.advance();
      return word(place);
    }
    return stray();
  }

  /** The class, method or semicolon behind attributes and macros that start here, or -1. */
  private int behindAnnotations() {
    int i = p.at();
    for (int steps = 0; steps < 10; steps++) {
      int k = p.kindAt(i);
      if (k == Token.LBRACKET && p.look.attributeAt(i)) {
        i = p.closeOf(i) + 1;
      } else if (k == Token.ATTRIBUTE || k == Token.IDENT || k == Token.EXTERN) {
        i++;
        if (p.kindAt(i) == Token.LPAREN) {
          i = p.closeOf(i) + 1;
        }
      } else if (Token.isAtWord(k) && k != Token.AT_END) {
        return steps > 0 ? i : -1;
      } else {
        boolean method = (k == Token.MINUS || k == Token.PLUS) && p.kindAt(i + 1) == Token.LPAREN;
        return steps > 0 && p.kind() != Token.IDENT && (k == Token.SEMI || method) ? i : -1;
      }
    }
    return -1;
  }

  private ObjcDecl stray() {
    int start = p.start();
    p.recover("declaration expected");
    p.skipOne();
    while (p.kind() >= Token.NUMBER
        && p.kind() <= Token.MINUSMINUS
        && p.kind() != Token.RBRACE
        && p.kind() != Token.SEMI
        && p.kind() != Token.MINUS
        && p.kind() != Token.PLUS) {
      p.skipOne();
    }
    return p.skipped(start, "declaration expected");
  }

  private ObjcDecl word(int place) {
    if (p.symbol() < Symbols.RESERVED && p.cpp.startsHere()) {
      return p.cpp.read(place);
    }
    if (p.kind(1) == Token.IDENT
        && p.symbol(1) < Symbols.RESERVED
        && p.symbols.is(p.symbol(), Symbols.CAPITALS)) {
      p.advance();
      if (p.cpp.startsHere()) {
        return p.cpp.read(place);
      }
      p.moveTo(p.at() - 1);
    }
    if (p.declarations.isEnumMacro(p.at())) {
      ObjcDecl enumeration = p.declarations.enumeration();
      p.accept(Token.SEMI);
      return enumeration;
    }
    int k = p.kind(1);
    boolean annotates = k == Token.LPAREN || k == Token.IDENT || k == Token.ATTRIBUTE;
    if (annotates && p.symbols.is(p.symbol(), Symbols.CAPITALS)) {
      int behind = behindAnnotations();
      if (behind > p.at() + 1 && p.kindAt(behind - 1) != Token.SEMI && sameItem(behind)) {
        p.moveTo(behind);
        return item(place);
      }
    }
    boolean plain = k == Token.STAR || k == Token.LT || k == Token.QUALIFIER;
    if (!plain && !(place == FIELDS && isConstructor())) {
      ObjcDecl macro = p.macros.item();
      if (macro != null) {
        return macro;
      }
    }
    if (place == FILE && (isStatement() || k == Token.LPAREN && isChain())) {
      int start = p.start();
      ObjcStmt statement = p.statements.statement();
      return new ObjcDecl.Statement(start, Math.max(p.lastEnd(), start), statement);
    }
    return p.declarations.read();
  }

  /** Whether what stands in front of a class is on its line or the one above. */
  private boolean sameItem(int container) {
    int k = p.kindAt(container);
    if (k != Token.AT_INTERFACE && k != Token.AT_PROTOCOL && k != Token.AT_IMPLEMENTATION) {
      return false;
    }
    int lines = 0;
    for (int i = p.at() + 1; i <= container; i++) {
      lines += p.tokens.newLine[i] ? 1 : 0;
    }
    return lines <= 1;
  }

  /** Whether a constructor of C++ starts here: parameters, then a body or initializers. */
  private boolean isConstructor() {
    if (p.kind(1) != Token.LPAREN || !p.symbols.is(p.symbol(), Symbols.TYPE)) {
      return false;
    }
    return p.declarators.parametersAt(p.at() + 1);
  }

  private boolean isChain() {
    int behind = p.kindAt(p.closeOf(p.at() + 1) + 1);
    return behind == Token.ARROW || behind == Token.DOT;
  }

  /** Whether what the word starts can only be a statement. */
  private boolean isStatement() {
    return switch (p.kind(1)) {
      case Token.DOT, Token.ARROW, Token.ASSIGN, Token.OP_ASSIGN, Token.PLUSPLUS -> true;
      default -> false;
    };
  }

  private ObjcDecl conditional(int place) {
    int start = p.start();
    List<ObjcBranch<ObjcDecl>> branches = new ArrayList<>(2);
    do {
      int from = p.start();
      int directive = p.at();
      p.advance();
      List<ObjcDecl> items = items(place, true);
      branches.add(p.directives.branch(from, directive, items));
    } while (p.kind() == Token.DIR_ELSE);
    p.accept(Token.DIR_ENDIF);
    return new ObjcDecl.Conditional(start, p.lastEnd(), List.copyOf(branches));
  }

  private ObjcDecl atWord(int start, int kind) {
    switch (kind) {
      case Token.AT_INTERFACE:
        return p.containers.interfaceDeclaration();
      case Token.AT_IMPLEMENTATION:
        return p.containers.implementation();
      case Token.AT_PROTOCOL:
        return opensProtocol() ? p.containers.protocol() : forward(true);
      case Token.AT_CLASS:
        return forward(false);
      case Token.AT_PROPERTY:
        return p.methods.property();
      case Token.AT_SYNTHESIZE, Token.AT_DYNAMIC:
        return p.methods.synthesize();
      case Token.AT_IMPORT:
        p.advance();
        int from = p.start();
        while (p.atWord() || p.kind() == Token.DOT) {
          p.advance();
        }
        String module = p.textOf(from, p.lastEnd());
        p.expect(Token.SEMI, "';' expected");
        return new ObjcDecl.Import(start, p.lastEnd(), ObjcDecl.Style.MODULE, module, true);
      case Token.AT_OPTIONAL, Token.AT_REQUIRED:
        p.methods.optional = kind == Token.AT_OPTIONAL;
        p.advance();
        return section(start);
      case Token.AT_SECTION:
        p.advance();
        return section(start);
      case Token.AT_ALIAS:
        return alias(start);
      case Token.AT_END:
        p.recover("'@end' without beginning");
        p.advance();
        return p.skipped(start, "'@end' without beginning");
      default:
        p.recover("declaration expected");
        p.advance();
        p.skipStatement();
        return p.skipped(start, "declaration expected");
    }
  }

  private ObjcDecl section(int start) {
    return new ObjcDecl.Section(start, p.lastEnd(), p.textOf(start + 1, p.lastEnd()));
  }

  private ObjcDecl alias(int start) {
    p.advance();
    ObjcName alias = p.atWord() ? p.name() : p.noName();
    ObjcName name = p.atWord() ? p.name() : p.noName();
    p.expect(Token.SEMI, "';' expected");
    return new ObjcDecl.Alias(start, p.lastEnd(), alias, name);
  }

  private ObjcDecl forward(boolean protocol) {
    int start = p.start();
    p.advance();
    List<ObjcName> names = new ArrayList<>(2);
    while (p.kind() == Token.IDENT) {
      ObjcName name = p.name();
      names.add(name);
      if (!protocol) {
        p.declarations.declareType(name);
      }
      if (p.kind() == Token.LT) {
        int behind = p.look.afterAngles(p.at());
        p.moveTo(behind < 0 ? p.at() + 1 : behind);
      }
      if (!p.accept(Token.COMMA)) {
        break;
      }
    }
    p.expect(Token.SEMI, "';' expected");
    return new ObjcDecl.ForwardDeclaration(start, p.lastEnd(), protocol, List.copyOf(names));
  }
}
