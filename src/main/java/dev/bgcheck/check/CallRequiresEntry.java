package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call in the app's own code that only works with an entry in the property list of the target, or
 * a callback that the system only calls with one.
 *
 * <p>Quiet where the code asks the property list itself before it calls, where nothing in the app
 * leads to the call, and where the list is not known. The first call is the place; further ones are
 * related.
 */
final class CallRequiresEntry implements CheckKind<CallRequiresEntry.Params> {
  private static final int MOST_RELATED = 3;

  /** What calls for what. */
  record Params(List<Requirement> requirements) {}

  /**
   * One call for an entry.
   *
   * @param uses what calls
   * @param together what must be used as well, if anything
   * @param unless what makes another requirement speak instead
   * @param value what the repair shows as value of a single key
   * @param because what happens without the entry
   */
  record Requirement(
      List<ApiUsePattern> uses,
      List<ApiUsePattern> together,
      List<ApiUsePattern> unless,
      EntryNeed need,
      String value,
      String because,
      Severity severity,
      List<String> contracts,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "call-requires-entry";
  }

  @Override
  public String description() {
    return "A call that needs an entry in the property list of its target.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "requirements",
            Shape.listOf(
                TargetFilter.shape(
                    Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls."),
                    Shape.Field.optional(
                        "together-with",
                        Shape.listOf(ApiUsePattern.SHAPE),
                        "Calls of which one must be there too."),
                    Shape.Field.optional(
                        "unless",
                        Shape.listOf(ApiUsePattern.SHAPE),
                        "Calls of which none may be there."),
                    Shape.Field.required(
                        "keys", Shape.texts(), "The key they need; of several, one must be there."),
                    Shape.Field.optional(
                        "containing", Shape.texts(), "What the array at the key must hold one of."),
                    Shape.Field.optional(
                        "sample", Shape.texts(), "What the repair shows as content of an array."),
                    Shape.Field.optional(
                        "value", Shape.text(), "What the repair shows as value of a single key."),
                    Shape.Field.required(
                        "because", Shape.text(), "What happens without it, as one phrase."),
                    Severities.FIELD,
                    Shape.Field.required(
                        "contracts", Shape.texts(), "The contracts that say so."))),
            "Which calls need which entry."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    values.put("entry", "the key of the property list, or the value and the key, in quotes");
    values.put("because", "what happens without it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        params.groups("requirements").stream().map(CallRequiresEntry::requirement).toList());
  }

  private static Requirement requirement(RuleParams params) {
    return new Requirement(
        ApiUsePattern.parseAll(params, "uses"),
        ApiUsePattern.parseAll(params, "together-with"),
        ApiUsePattern.parseAll(params, "unless"),
        new EntryNeed(params.texts("keys"), params.texts("containing"), params.texts("sample")),
        params.findText("value").orElse("…"),
        params.text("because"),
        Severities.parse(params),
        params.texts("contracts"),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    for (Requirement requirement : params.requirements()) {
      for (PlistVariant variant : requirement.filter().variants(context)) {
        InfoPlist list = variant.infoPlist();
        Optional<String> problem =
            EntryNeed.canTell(list) ? requirement.need().problem(list) : Optional.empty();
        if (problem.isPresent()) {
          List<ApiPlace> uses = blamed(requirement, Blame.in(context, code.get()));
          if (!uses.isEmpty()) {
            report(problem.get(), uses, variant, requirement, code.get(), context);
          }
        }
      }
    }
  }

  private static List<ApiPlace> blamed(Requirement requirement, Blame blame) {
    TargetCode code = blame.code();
    boolean used = requirement.uses().stream().anyMatch(pattern -> !pattern.places(code).isEmpty());
    boolean alone =
        !requirement.together().isEmpty() && !ApiUsePattern.anyIn(requirement.together(), code);
    // Whom to blame takes the whole program: it is asked last.
    return !used || alone || ApiUsePattern.anyIn(requirement.unless(), code)
        ? List.of()
        : ApiUsePattern.blamed(requirement.uses(), blame);
  }

  private static void report(
      String problem,
      List<ApiPlace> uses,
      PlistVariant variant,
      Requirement requirement,
      TargetCode code,
      CheckContext context) {
    ApiPlace first = uses.get(0);
    InfoPlist list = variant.infoPlist();
    String key = requirement.need().key();
    FindingDraft draft =
        context
            .finding(first.span())
            .with("call", first.spoken(code))
            .with("entry", requirement.need().spoken())
            .with("because", requirement.because())
            .on(variant.platform())
            .symbol(first.routine().signature().toString())
            .atMost(requirement.severity())
            .contracts(requirement.contracts())
            .fix(requirement.need().fix(list, requirement.value()));
    draft.related(
        list.find(key).map(InfoPlist.Entry::keySpan).orElse(list.place()),
        "`" + key + "` of target `" + context.target().name() + "` " + problem);
    uses.stream()
        .skip(1)
        .limit(MOST_RELATED)
        .forEach(use -> draft.related(use.span(), "used here too"));
    if (first.guessed()) {
      draft.confidence(Confidence.LIKELY, "the type of the receiver is told from the name");
    }
    if (!list.isComplete()) {
      draft.confidence(
          Confidence.POSSIBLE, "the build may add entries to the list that are not visible here");
    }
    if (list.localisedKeys().contains(key)) {
      draft.confidence(
          Confidence.POSSIBLE,
          "translations beside the list give `" + key + "`: they may be enough for the system");
    }
    if (code.readsPropertyList(key)) {
      draft.confidence(
          Confidence.POSSIBLE, "the code reads `" + key + "` at run time and may check it first");
    }
    draft.report();
  }
}
