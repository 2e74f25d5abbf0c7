package dev.bgcheck.check;

import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of the property list whose value is of a type that the system does not take. */
final class PlistTypes implements CheckKind<PlistTypes.Params> {
  private static final String STRINGS = "strings";
  private static final String STRING = "string";
  private static final String TRUTH = "truth";

  /**
   * What is looked at.
   *
   * @param types the type that each key must have
   */
  record Params(Map<String, String> types, TargetFilter filter) {}

  @Override
  public String id() {
    return "plist-types";
  }

  @Override
  public String description() {
    return "Keys of the property list whose value is of a type that the system does not take.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required(
            "keys",
            new Shape.MapOf("key", Shape.choice(STRINGS, STRING, TRUTH)),
            "The type that each key must have: `strings` is an array of strings."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("key", "the key");
    values.put("problem", "what is there, such as `is a string, not an array of strings`");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(params.textByKey("keys"), TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : params.filter().variants(context)) {
      params
          .types()
          .forEach(
              (key, type) ->
                  variant.infoPlist().find(key).ifPresent(entry -> look(entry, type, context)));
    }
  }

  private static void look(InfoPlist.Entry entry, String type, CheckContext context) {
    PlistValue value = entry.value();
    switch (type) {
      case STRINGS -> lookAtStrings(entry, context);
      case STRING -> {
        if (value.asText().isEmpty()) {
          report(entry, value, isNot(value, "a string"), Optional.empty(), context);
        }
      }
      default -> {
        boolean variable = value.asText().map(text -> !text.value().isComplete()).orElse(false);
        if (value.asTruth().isEmpty() && !variable) {
          report(entry, value, isNot(value, "a boolean"), Optional.empty(), context);
        }
      }
    }
  }

  private static void lookAtStrings(InfoPlist.Entry entry, CheckContext context) {
    Optional<PlistValue.Array> array = entry.value().asArray();
    if (array.isEmpty()) {
      report(
          entry,
          entry.value(),
          isNot(entry.value(), "an array of strings"),
          wrapped(entry.value()),
          context);
      return;
    }
    for (PlistValue item : array.get().items()) {
      Optional<PlistValue.Text> text = item.asText();
      if (text.isEmpty()) {
        report(
            entry, item, "holds " + article(item) + "; it holds strings", removal(item), context);
      } else if (text.get().raw().isBlank()) {
        report(entry, item, "holds an empty string", removal(item), context);
      }
    }
  }

  private static String isNot(PlistValue value, String wanted) {
    return "is " + article(value) + ", not " + wanted;
  }

  private static String article(PlistValue value) {
    String name = value.typeName();
    return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  private static void report(
      InfoPlist.Entry entry,
      PlistValue place,
      String problem,
      Optional<Fix> fix,
      CheckContext context) {
    var draft =
        context
            .finding(place.span())
            .with("key", entry.key())
            .with("problem", problem)
            .symbol(entry.key());
    fix.ifPresent(draft::fix);
    draft.report();
  }

  /** A string, or several in one with separators, becomes an array of them. */
  private static Optional<Fix> wrapped(PlistValue value) {
    Optional<PlistValue.Text> text = value.asText();
    if (text.isEmpty() || text.get().raw().isBlank()) {
      return Optional.empty();
    }
    List<String> words = Arrays.asList(text.get().raw().strip().split("[\\s,;]+"));
    Optional<TextEdit> edit = PlistEdits.replaceByArray(value, words);
    return edit.map(
        one ->
            new Fix(
                PlistLines.below(
                    "make it an array:",
                    one.newText()
                        .replaceAll("(?m)^[ \\t]+(?=</)", "")
                        .replaceAll("(?m)^[ \\t]+", "  ")),
                List.of(one),
                true));
  }

  private static Optional<Fix> removal(PlistValue item) {
    return PlistEdits.removeItem(item).map(edit -> new Fix("remove the item", List.of(edit), true));
  }
}
