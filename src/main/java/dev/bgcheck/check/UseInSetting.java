package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A use of an API that does nothing in the target as it is: because of an entry of the property
 * list, or because another API that must go with it is used nowhere.
 */
final class UseInSetting implements CheckKind<UseInSetting.Params> {

  /**
   * What to look for.
   *
   * @param when the entry of the property list that matters, if any
   * @param together uses of which one must be there too for it to be wrong, if any
   * @param without uses of which one would make it right
   * @param types types whose mention would make it right
   * @param names constants whose mention would make it right
   * @param mildWith uses beside which it is only left over
   * @param since deployment targets below this version make it right, if any
   */
  record Params(
      List<ApiUsePattern> uses,
      Optional<PlistCondition> when,
      List<ApiUsePattern> together,
      List<ApiUsePattern> without,
      Set<String> types,
      Set<String> names,
      List<ApiUsePattern> mildWith,
      Optional<Integer> since,
      Severity severity,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "use-in-setting";
  }

  @Override
  public String description() {
    return "A use of an API that is wrong with what else the target declares or uses.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The uses."),
        Shape.Field.optional("when", PlistCondition.SHAPE, "What the property list must say."),
        Shape.Field.optional(
            "together-with",
            Shape.listOf(ApiUsePattern.SHAPE),
            "Uses of which one must be there too."),
        Shape.Field.optional(
            "without",
            Shape.listOf(ApiUsePattern.SHAPE),
            "Uses of which none may be there; also in libraries."),
        Shape.Field.optional(
            "without-types", Shape.texts(), "Types of which none may be mentioned."),
        Shape.Field.optional(
            "without-names", Shape.texts(), "Constants of which none may be mentioned."),
        Shape.Field.optional(
            "mild-with",
            Shape.listOf(ApiUsePattern.SHAPE),
            "Uses beside which it is only left over, and worth a note at most."),
        Shape.Field.optional(
            "from-version",
            new Shape.Count(),
            "The first major version of the system it is wrong on; older deployment targets are"
                + " left alone."),
        Severities.FIELD);
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiUsePattern.parseAll(params, "uses"),
        params.findGroup("when").map(PlistCondition::parse),
        ApiUsePattern.parseAll(params, "together-with"),
        ApiUsePattern.parseAll(params, "without"),
        new LinkedHashSet<>(params.texts("without-types")),
        new LinkedHashSet<>(params.texts("without-names")),
        ApiUsePattern.parseAll(params, "mild-with"),
        params.has("from-version")
            ? Optional.of(params.count("from-version", 0))
            : Optional.empty(),
        Severities.parse(params),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    for (PlistVariant variant : params.filter().variants(context)) {
      Optional<PlistCondition.Match> match = params.when().flatMap(when -> when.find(variant));
      boolean old =
          params.since().isPresent()
              && variant.configurations().stream()
                  .flatMap(one -> one.deploymentTarget().stream())
                  .anyMatch(version -> version.major() < params.since().get());
      if ((params.when().isPresent() && match.isEmpty()) || old) {
        continue;
      }
      // Whom to blame takes the whole program: it is asked last.
      boolean right =
          params.uses().stream().allMatch(pattern -> pattern.places(code).isEmpty())
              || (!params.together().isEmpty() && !ApiUsePattern.anyIn(params.together(), code))
              || params.types().stream().anyMatch(code.mentionedTypes()::contains)
              || ApiUsePattern.anyIn(params.without(), code)
              || Mentions.inTarget(code, params.names())
              || code.isMentionedUnread(params.names());
      if (!right) {
        List<ApiPlace> uses = ApiUsePattern.blamed(params.uses(), Blame.in(context, code));
        if (!uses.isEmpty()) {
          report(uses, match, variant, params, code, context);
        }
      }
    }
  }

  private static void report(
      List<ApiPlace> uses,
      Optional<PlistCondition.Match> match,
      PlistVariant variant,
      Params params,
      TargetCode code,
      CheckContext context) {
    ApiPlace first = uses.get(0);
    FindingDraft draft =
        context
            .finding(first.span())
            .with("call", first.spoken(code))
            .on(variant.platform())
            .atMost(params.severity())
            .symbol(first.routine().signature().toString());
    match.ifPresent(
        one ->
            draft.related(
                one.span(), one.words() + " of target `" + context.target().name() + "`"));
    uses.stream().skip(1).limit(3).forEach(use -> draft.related(use.span(), "used here too"));
    if (ApiUsePattern.anyIn(params.mildWith(), code)) {
      draft.atMost(Severity.NOTE);
    }
    if (first.guessed()) {
      draft.confidence(Confidence.LIKELY, "the type of the receiver is told from the name");
    }
    boolean needsOther =
        !params.without().isEmpty() || !params.types().isEmpty() || !params.names().isEmpty();
    if (needsOther && !code.unseen().isEmpty()) {
      draft.confidence(
          Confidence.POSSIBLE, "part of the code was not seen: " + code.unseen().get(0).inWords());
    }
    draft.report();
  }
}
