package dev.bgcheck.frontend.apple.manifest;

import dev.bgcheck.frontend.apple.manifest.ManifestValue.Flag;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Items;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Part;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Row;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Table;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Text;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Unknown;
import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftName;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Works out what expressions of a manifest come to. What is computed in a way that is not followed,
 * such as a loop or the environment, is {@link Unknown}. Every evaluation ends: steps are counted.
 */
public final class ManifestEvaluator {
  private static final int MOST_STEPS = 200_000;
  private static final int DEEPEST = 60;

  /** Arguments of one type whose constants are written with a dot alone. */
  private static final Map<String, Predicate<List<String>>> TYPES_BY_LABEL =
      Map.of(
          "product", owner -> owner.contains("Product"),
          "settings", owner -> owner.contains("Settings"),
          "infoPlist", owner -> owner.contains("InfoPlist"),
          "entitlements", owner -> owner.contains("Entitlements"),
          "destinations", owner -> owner.contains("Destinations"));

  private final ManifestDeclarations declarations;
  private final ManifestFunctions functions;
  private int steps;
  private int depth;

  /** Names mean what {@code declarations} say. */
  public ManifestEvaluator(ManifestDeclarations declarations) {
    this.declarations = declarations;
    this.functions = new ManifestFunctions(this, declarations);
  }

  /**
   * Where an expression stands.
   *
   * @param owner the types around it, outermost first
   * @param locals parameters and variables of the function around it
   */
  public record Place(SwiftSyntaxTree tree, List<String> owner, Map<String, ManifestValue> locals) {
    /** Outside of functions. */
    public static Place top(SwiftSyntaxTree tree, List<String> owner) {
      return new Place(tree, owner, new HashMap<>());
    }

    Span span(SwiftNode node) {
      return tree.span(node);
    }
  }

  /** What {@code expression} comes to. */
  public ManifestValue value(SwiftExpr expression, Place place) {
    if (++steps > MOST_STEPS || depth > DEEPEST) {
      return new Unknown(place.span(expression));
    }
    depth++;
    try {
      return evaluate(expression, place);
    } finally {
      depth--;
    }
  }

  private ManifestValue evaluate(SwiftExpr expression, Place place) {
    Span span = place.span(expression);
    if (expression instanceof SwiftExpr.StringLiteral string) {
      return text(string, place);
    } else if (expression instanceof SwiftExpr.BooleanLiteral bool) {
      return new Flag(span, bool.value());
    } else if (expression instanceof SwiftExpr.IntegerLiteral number) {
      return new ManifestValue.Digits(span, number.text());
    } else if (expression instanceof SwiftExpr.FloatLiteral number) {
      return new ManifestValue.Digits(span, number.text());
    } else if (expression instanceof SwiftExpr.ArrayLiteral array) {
      return new Items(
          span, array.elements().stream().map(one -> value(one, place)).toList(), true);
    } else if (expression instanceof SwiftExpr.DictionaryLiteral dictionary) {
      return table(dictionary, place);
    } else if (expression instanceof SwiftExpr.Paren paren) {
      return value(paren.expression(), place);
    } else if (expression instanceof SwiftExpr.Cast cast) {
      return value(cast.operand(), place);
    } else if (expression instanceof SwiftExpr.Ternary ternary) {
      return value(ternary.condition(), place) instanceof Flag flag
          ? value(flag.value() ? ternary.then() : ternary.otherwise(), place)
          : new Unknown(span);
    } else if (expression instanceof SwiftExpr.Prefix prefix) {
      return prefix.operator().text().equals("!")
              && value(prefix.operand(), place) instanceof Flag flag
          ? new Flag(span, !flag.value())
          : new Unknown(span);
    } else if (expression instanceof SwiftExpr.Binary binary) {
      return binary.operator().text().equals("+")
          ? sum(value(binary.left(), place), value(binary.right(), place), span)
          : new Unknown(span);
    } else if (expression instanceof SwiftExpr.Call call) {
      return call(call, place);
    } else if (expression instanceof SwiftExpr.Reference
        || expression instanceof SwiftExpr.Member) {
      return path(expression).map(names -> named(names, place, span)).orElse(new Unknown(span));
    }
    return new Unknown(span);
  }

  private ManifestValue text(SwiftExpr.StringLiteral string, Place place) {
    StringBuilder text = new StringBuilder();
    for (SwiftExpr.Segment segment : string.segments()) {
      if (segment instanceof SwiftExpr.Text plain) {
        text.append(plain.value());
      } else if (segment instanceof SwiftExpr.Interpolation inner
          && inner.arguments().size() == 1) {
        ManifestValue value = value(inner.arguments().get(0).value(), place);
        if (value instanceof ManifestValue.Digits digits) {
          text.append(digits.text());
        } else if (value instanceof Text known) {
          text.append(known.text());
        } else {
          return new Unknown(place.span(string));
        }
      }
    }
    return new Text(place.span(string), text.toString());
  }

  private ManifestValue table(SwiftExpr.DictionaryLiteral dictionary, Place place) {
    List<Row> rows = new ArrayList<>();
    boolean whole = true;
    for (SwiftExpr.Entry entry : dictionary.entries()) {
      if (value(entry.key(), place) instanceof Text key) {
        // The key's place is where the entry is written, not where a constant was declared.
        rows.add(
            new Row(new Text(place.span(entry.key()), key.text()), value(entry.value(), place)));
      } else {
        whole = false;
      }
    }
    return new Table(place.span(dictionary), rows, whole);
  }

  /** {@code a + b} of texts, arrays or dictionaries; a part that is not known leaves a gap. */
  static ManifestValue sum(ManifestValue left, ManifestValue right, Span span) {
    if (left instanceof Text one && right instanceof Text other) {
      return new Text(span, one.text() + other.text());
    }
    if (left instanceof Items || right instanceof Items) {
      List<ManifestValue> items = new ArrayList<>();
      boolean whole = true;
      for (ManifestValue side : List.of(left, right)) {
        if (side instanceof Items list) {
          items.addAll(list.items());
          whole &= list.whole();
        } else {
          whole = false;
        }
      }
      return new Items(span, items, whole);
    }
    return new Unknown(span);
  }

  /** The names of {@code a.b.c} or {@code .b.c}; empty for anything that is computed. */
  public static Optional<List<String>> path(SwiftExpr expression) {
    List<String> names = new ArrayList<>();
    SwiftExpr current = expression;
    while (current instanceof SwiftExpr.Member member) {
      names.add(0, member.name().text());
      if (member.base().isEmpty()) {
        return Optional.of(names);
      }
      current = member.base().get();
    }
    if (current instanceof SwiftExpr.Reference reference) {
      names.add(0, reference.name().text());
      return Optional.of(names);
    }
    return current instanceof SwiftExpr.Self ? Optional.of(names) : Optional.empty();
  }

  private ManifestValue named(List<String> names, Place place, Span span) {
    if (names.isEmpty()) {
      return new Unknown(span);
    }
    String last = names.get(names.size() - 1);
    if (names.size() == 1 && place.locals().containsKey(last)) {
      return place.locals().get(last);
    }
    List<String> owner = names.subList(0, names.size() - 1);
    List<ManifestDeclarations.Constant> fitting =
        declarations.constants(last).stream()
            .filter(constant -> ManifestFunctions.endsWith(constant.owner(), owner))
            .toList();
    Optional<ManifestDeclarations.Constant> nearest =
        fitting.stream().filter(one -> one.owner().equals(place.owner())).findFirst();
    if (nearest.isEmpty() && fitting.size() == 1) {
      nearest = Optional.of(fitting.get(0));
    }
    return nearest
        .map(one -> value(one.value(), Place.top(one.tree(), one.owner())))
        .orElseGet(() -> new Made(span, last, List.of()));
  }

  /** {@code product: .framework} is none of {@code Settings}, whatever that type has been given. */
  private ManifestValue argument(String label, SwiftExpr expression, Place place) {
    if (expression instanceof SwiftExpr.Member member && member.base().isEmpty()) {
      String name = member.name().text();
      Predicate<List<String>> fits = TYPES_BY_LABEL.getOrDefault(label, owner -> true);
      if (declarations.constants(name).stream().noneMatch(one -> fits.test(one.owner()))) {
        return new Made(place.span(expression), name, List.of());
      }
    }
    return value(expression, place);
  }

  private ManifestValue call(SwiftExpr.Call call, Place place) {
    Span span = place.span(call);
    Optional<List<String>> path = path(call.callee());
    if (path.isEmpty() || path.get().isEmpty()) {
      return new Unknown(span);
    }
    List<String> names = new ArrayList<>(path.get());
    if (names.size() > 1 && names.get(names.size() - 1).equals("init")) {
      names.remove(names.size() - 1);
    }
    List<Part> parts = new ArrayList<>();
    for (SwiftArgument argument : call.arguments()) {
      String label = argument.label().map(SwiftName::text).orElse("");
      parts.add(new Part(label, argument(label, argument.value(), place)));
    }
    return functions
        .call(names, parts, place, span)
        .orElseGet(() -> new Made(span, names.get(names.size() - 1), parts));
  }
}
