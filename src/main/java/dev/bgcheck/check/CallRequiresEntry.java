package dev.bgcheck.check;

import dev.bgcheck.analysis.Liveness;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call in the app's own code that only works with an entry in the property list of the target.
 *
 * <p>Quiet where the code asks the property list itself before it calls, where nothing in the app
 * leads to the call, and where the list is not known. The first call is the place; further ones are
 * related.
 */
final class CallRequiresEntry implements CheckKind<CallRequiresEntry.Params> {
  private static final int MOST_RELATED = 3;

  /** What calls for what. */
  record Params(List<ApiUsePattern> uses, EntryNeed need, TargetFilter filter) {}

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
    return TargetFilter.shape(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls."),
        Shape.Field.required(
            "keys", Shape.texts(), "The key they need; of several, one must be there."),
        Shape.Field.optional("containing", Shape.text(), "What the array at the key must hold."),
        Shape.Field.optional(
            "sample", Shape.texts(), "What the repair shows as content of an array."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    values.put("key", "the key of the property list");
    values.put("problem", "`is missing`, `is empty` or `does not hold …`");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    EntryNeed need =
        new EntryNeed(params.texts("keys"), params.findText("containing"), params.texts("sample"));
    return new Params(ApiUsePattern.parseAll(params, "uses"), need, TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    for (PlistVariant variant : params.filter().variants(context)) {
      InfoPlist list = variant.infoPlist();
      Optional<String> problem =
          EntryNeed.canTell(list) ? params.need().problem(list) : Optional.empty();
      if (problem.isPresent()) {
        List<UseSite> uses = blamed(params, code.get());
        if (!uses.isEmpty()) {
          report(problem.get(), uses, variant, params, code.get(), context);
        }
      }
    }
  }

  private static List<UseSite> blamed(Params params, TargetCode code) {
    List<UseSite> uses = new ArrayList<>();
    Liveness liveness = code.liveness();
    for (ApiUsePattern pattern : params.uses()) {
      for (UseSite use : pattern.find(code)) {
        if (use.isInApplication() && liveness.isLive(use.routine())) {
          uses.add(use);
        }
      }
    }
    return uses;
  }

  private static void report(
      String problem,
      List<UseSite> uses,
      PlistVariant variant,
      Params params,
      TargetCode code,
      CheckContext context) {
    UseSite first = uses.get(0);
    InfoPlist list = variant.infoPlist();
    String key = params.need().key();
    FindingDraft draft =
        context
            .finding(first.instruction().span())
            .with("call", ApiNaming.spoken(code.catalog(), first.api()))
            .with("key", key)
            .with("problem", problem)
            .on(variant.platform())
            .symbol(first.routine().signature().toString())
            .fix(params.need().fix(list, "…"));
    draft.related(
        list.find(key).map(InfoPlist.Entry::keySpan).orElse(list.place()),
        "`" + key + "` of target `" + context.target().name() + "` " + problem);
    uses.stream()
        .skip(1)
        .limit(MOST_RELATED)
        .forEach(use -> draft.related(use.instruction().span(), "used here too"));
    if (first.resolution().guessed()) {
      draft.confidence(Confidence.LIKELY, "the type of the receiver is told from the name");
    }
    if (!list.isComplete()) {
      draft.confidence(
          Confidence.POSSIBLE, "the build may add entries to the list that are not visible here");
    }
    if (code.readsPropertyList(key)) {
      draft.confidence(
          Confidence.POSSIBLE, "the code reads `" + key + "` at run time and may check it first");
    }
    draft.report();
  }
}
