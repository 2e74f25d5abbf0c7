package dev.bgcheck.check;

import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the configuration calls for another in the property list. A key whose value is of
 * the wrong type, and one that only an ignored build setting gives, are left to the rules that
 * speak of those.
 */
final class RequiresEntry implements CheckKind<RequiresEntry.Params> {

  /**
   * What calls for what.
   *
   * @param when what calls
   * @param keys the keys of which one must be there, and not be empty
   * @param containing what the array at that key must hold
   * @param sample strings for the lines shown in the repair
   * @param severity of its findings, milder than the rule's
   */
  record Params(
      PlistCondition when,
      List<String> keys,
      Optional<String> containing,
      List<String> sample,
      Severity severity,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "requires-entry";
  }

  @Override
  public String description() {
    return "An entry of the property list or the entitlements that calls for an array in the"
        + " property list.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("when", PlistCondition.SHAPE, "What calls for the array."),
        Shape.Field.required(
            "keys", Shape.texts(), "The key of the array; of several, one must be there."),
        Shape.Field.optional("containing", Shape.text(), "What the array must hold."),
        Shape.Field.optional(
            "sample", Shape.texts(), "What the repair shows as content, where it is not known."),
        Severities.FIELD);
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("cause", "the entry that calls for the array, in quotes");
    values.put("key", "the key of the array");
    values.put("problem", "`is missing`, `is empty` or `does not hold …`");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    if (!params.has("containing") && !params.has("sample")) {
      params.problem("keys", "`sample` or `containing` must say what the array holds");
    }
    return new Params(
        PlistCondition.parse(params.findGroup("when").orElseThrow()),
        params.texts("keys"),
        params.findText("containing"),
        params.texts("sample"),
        Severities.parse(params),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : params.filter().variants(context)) {
      Optional<PlistCondition.Match> cause = params.when().find(variant);
      if (cause.isPresent() && canTell(variant.infoPlist())) {
        problem(variant.infoPlist(), params)
            .ifPresent(problem -> report(problem, cause.get(), variant, params, context));
      }
    }
  }

  private static boolean canTell(InfoPlist list) {
    return list.knowledge() == InfoPlist.Knowledge.COMPLETE
        || list.knowledge() == InfoPlist.Knowledge.PARTIAL;
  }

  private static Optional<String> problem(InfoPlist list, Params params) {
    String problem = "is missing";
    for (String key : params.keys()) {
      boolean ignored =
          list.ignoredSettings().stream().anyMatch(setting -> setting.key().equals(key));
      Optional<PlistValue> value = list.findValue(key);
      if (ignored || (value.isPresent() && value.get().asArray().isEmpty())) {
        return Optional.empty();
      }
      List<PlistValue.Text> texts = list.texts(key);
      if (params.containing().isPresent()) {
        String word = params.containing().get();
        if (texts.stream().anyMatch(text -> text.value().couldBe(word))) {
          return Optional.empty();
        }
        problem = value.isPresent() ? "does not hold `" + word + "`" : problem;
      } else if (!texts.isEmpty()) {
        return Optional.empty();
      } else if (value.isPresent()) {
        problem = "is empty";
      }
    }
    return Optional.of(problem);
  }

  private static void report(
      String problem,
      PlistCondition.Match cause,
      PlistVariant variant,
      Params params,
      CheckContext context) {
    InfoPlist list = variant.infoPlist();
    String key = params.keys().get(0);
    FindingDraft draft =
        context
            .finding(cause.span())
            .with("cause", cause.words())
            .with("key", key)
            .with("problem", problem)
            .on(variant.platform())
            .symbol(params.when().key())
            .atMost(params.severity())
            .fix(fix(list, key, params));
    list.find(key)
        .ifPresentOrElse(
            entry -> draft.related(entry.keySpan(), "`" + key + "` " + problem),
            () -> {
              if (!list.place().file().equals(cause.span().file())) {
                draft.related(list.place(), "`" + key + "` belongs here");
              }
            });
    if (!list.isComplete()) {
      draft.confidence(
          Confidence.POSSIBLE, "the build may add entries to the list that are not visible here");
    }
    draft.report();
  }

  private static Fix fix(InfoPlist list, String key, Params params) {
    List<String> texts = params.containing().map(List::of).orElse(params.sample());
    Optional<PropertyList> file = list.file();
    // What the array is to hold is certain only when the rule says so.
    List<TextEdit> edits =
        params.containing().isEmpty()
            ? List.of()
            : file.flatMap(one -> PlistEdits.ensureTexts(one, key, texts)).stream().toList();
    SourceFile goal = file.map(PropertyList::file).orElse(list.place().file());
    return new Fix(
        PlistLines.below("add to " + goal.path() + ":", PlistLines.array(goal.start(), key, texts)),
        edits,
        false);
  }
}
