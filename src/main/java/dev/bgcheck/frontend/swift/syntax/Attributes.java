package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses attributes. */
final class Attributes {
  // Attributes whose arguments are no expressions.
  private static final Set<String> VERBATIM =
      Set.of(
          "attached",
          "available",
          "freestanding",
          "objc",
          "backDeployed",
          "convention",
          "differentiable",
          "derivative",
          "transpose",
          "_alignment",
          "_backDeploy",
          "_cdecl",
          "_documentation",
          "_effects",
          "_implements",
          "_lifetime",
          "lifetime",
          "abi",
          "_objcImplementation",
          "_objcRuntimeName",
          "_originallyDefinedIn",
          "_specialize",
          "specialized",
          "_specializeExtension",
          "_spi_available",
          "_dynamicReplacement",
          "storageRestrictions",
          "rawLayout",
          "_rawLayout",
          "isolated",
          "exclusivity",
          "inline",
          "_expose",
          "_extern");

  // Attributes of types that take no arguments: a paren behind them starts the type.
  private static final Set<String> BARE =
      Set.of(
          "escaping",
          "autoclosure",
          "Sendable",
          "MainActor",
          "noescape",
          "unchecked",
          "preconcurrency",
          "retroactive",
          "noDerivative",
          "concurrent",
          "_nonSendable",
          "async");

  private final Grammar g;
  private final Cursor c;

  Attributes(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The attributes in front of a declaration, with those in {@code #if}. */
  List<SwiftAttribute> ofDeclaration() {
    if (!c.at(Tok.AT) && !c.at(Tok.POUND_IF)) {
      return List.of();
    }
    List<SwiftAttribute> attributes = new ArrayList<>();
    while (true) {
      if (c.at(Tok.AT)) {
        attributes.add(attribute(false));
      } else if (c.at(Tok.POUND_IF) && g.ifConfigs.atAttributes(c.pos)) {
        SwiftIfConfig<SwiftAttribute> config = g.ifConfigs.parse(this::ofClause);
        for (SwiftIfConfig.Clause<SwiftAttribute> clause : config.clauses()) {
          attributes.addAll(clause.items());
        }
      } else {
        return List.copyOf(attributes);
      }
    }
  }

  private List<SwiftAttribute> ofClause() {
    if (!c.enter()) {
      return List.of();
    }
    List<SwiftAttribute> attributes = ofDeclaration();
    c.leave();
    return attributes;
  }

  /** The attributes of a closure or parameter. */
  List<SwiftAttribute> plain() {
    if (!c.at(Tok.AT)) {
      return List.of();
    }
    List<SwiftAttribute> attributes = new ArrayList<>();
    while (c.at(Tok.AT)) {
      attributes.add(attribute(true));
    }
    return List.copyOf(attributes);
  }

  /** The attribute of a type. */
  SwiftAttribute ofType() {
    return attribute(true);
  }

  /** The index behind the attribute at {@code index}. */
  int behind(int index) {
    int i = index + 1;
    if (!Tok.isNameOrWord(c.kindAt(i))) {
      return i;
    }
    i++;
    while (c.kindAt(i) == Tok.DOT && Tok.isNameOrWord(c.kindAt(i + 1))) {
      i += 2;
    }
    if (c.startsWith(i, '<')) {
      // Generic arguments of an attribute are short; angle brackets are not paired.
      int end = g.typeScan.behindType(index + 1);
      i = end < 0 ? i : end;
    }
    return c.kindAt(i) == Tok.LEFT_PAREN && !c.newlineAt(i) ? c.behind(i) : i;
  }

  private SwiftAttribute attribute(boolean tight) {
    int from = c.offset();
    c.advance();
    SwiftType type = name();
    String text = type.dottedName();
    boolean parenthesised =
        c.at(Tok.LEFT_PAREN)
            && !c.newline()
            && (c.adjacent() || !tight || text.equals("convention"))
            && !(tight && BARE.contains(text));
    if (!parenthesised) {
      return new SwiftAttribute(from, c.lastEnd(), type, false, List.of());
    }
    int context = c.context;
    c.context = 0;
    List<SwiftArgument> arguments =
        VERBATIM.contains(text) ? verbatim() : g.arguments.parenthesised();
    c.context = context;
    return new SwiftAttribute(from, c.lastEnd(), type, true, arguments);
  }

  private SwiftType name() {
    int from = c.offset();
    if (!Tok.isNameOrWord(c.kind()) || c.newline()) {
      c.recover("expected the name of an attribute");
      int at = c.lastEnd();
      return new SwiftType.Unknown(at, at);
    }
    SwiftName first = c.name();
    List<SwiftType> firstArguments = g.types.genericArguments();
    SwiftType type =
        new SwiftType.Named(from, c.lastEnd(), Optional.empty(), first, firstArguments);
    int links = 0;
    while (c.at(Tok.DOT) && Tok.isNameOrWord(c.next()) && links++ < Cursor.MAX_HEIGHT) {
      c.advance();
      SwiftName name = c.name();
      List<SwiftType> arguments = g.types.genericArguments();
      type = new SwiftType.Named(from, c.lastEnd(), Optional.of(type), name, arguments);
    }
    return type;
  }

  /** The arguments in the parentheses here as they are written, divided at commas. */
  List<SwiftArgument> verbatim() {
    int close = c.match(c.pos);
    c.advance();
    List<SwiftArgument> arguments = new ArrayList<>();
    while (!c.at(Tok.RIGHT_PAREN) && !c.atEnd() && c.pos != close) {
      int from = c.offset();
      Optional<SwiftName> label = Optional.empty();
      if (Tok.isNameOrWord(c.kind()) && c.next() == Tok.COLON) {
        int behind = c.kindAt(c.pos + 2);
        // Not in a selector: "tableView:didSelect:".
        boolean value = behind == Tok.STRING_START || behind == Tok.FLOAT || behind == Tok.INTEGER;
        if (value || (Tok.isNameOrWord(behind) && c.kindAt(c.pos + 3) != Tok.COLON)) {
          label = Optional.of(c.name());
          c.advance();
        }
      }
      int valueFrom = c.offset();
      SwiftExpr value;
      if (c.at(Tok.STRING_START)) {
        value = g.strings.literal();
      } else {
        skipValue();
        value = new SwiftExpr.Verbatim(c.startOf(valueFrom), c.lastEnd());
      }
      arguments.add(new SwiftArgument(c.startOf(from), c.lastEnd(), label, value));
      if (!c.eat(Tok.COMMA)) {
        break;
      }
    }
    if (!c.eat(Tok.RIGHT_PAREN)) {
      c.recover("expected ')'");
      if (close >= c.pos) {
        c.pos = close + 1;
      }
    }
    return List.copyOf(arguments);
  }

  private void skipValue() {
    while (!c.at(Tok.COMMA) && !c.at(Tok.RIGHT_PAREN) && !c.at(Tok.RIGHT_BRACE) && !c.atEnd()) {
      c.skipOne();
    }
  }
}
