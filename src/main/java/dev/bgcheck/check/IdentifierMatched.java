package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An identifier that code uses in one call and that no other call has introduced. Quiet when a call
 * that introduces identifiers gets one that is not known.
 */
final class IdentifierMatched implements CheckKind<IdentifierMatched.Params> {

  /**
   * What must agree.
   *
   * @param uses the calls that need the identifier; the argument of each is it
   * @param introducedBy the calls that introduce one, likewise
   * @param key the key that lists identifiers; of one that is not listed another rule speaks
   */
  record Params(
      List<ApiUsePattern> uses,
      List<ApiUsePattern> introducedBy,
      String key,
      Severity severity,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "identifier-matched";
  }

  @Override
  public String description() {
    return "An identifier that is used in one call and introduced by no other.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls that use it."),
        Shape.Field.required(
            "introduced-by", Shape.listOf(ApiUsePattern.SHAPE), "The calls that introduce it."),
        Shape.Field.required(
            "listed-in",
            Shape.text(),
            "The key that lists identifiers; of one that is not listed another rule speaks."),
        Severities.FIELD);
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("identifier", "the identifier");
    values.put("key", "the key that lists it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiUsePattern.parseAll(params, "uses"),
        ApiUsePattern.parseAll(params, "introduced-by"),
        params.text("listed-in"),
        Severities.parse(params),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    for (PlistVariant variant : params.filter().variants(context)) {
      TaskIdentifiers known = TaskIdentifiers.of(params.introducedBy(), code.get(), variant);
      if (!known.allKnown()) {
        continue;
      }
      Blame blame = Blame.in(context, code.get());
      Set<String> reported = new HashSet<>();
      for (TaskIdentifiers.Use use :
          TaskIdentifiers.of(params.uses(), code.get(), variant).uses()) {
        boolean strange =
            use.texts().stream()
                .allMatch(
                    text -> text.isNamed() && known.texts().stream().noneMatch(text::couldEqual));
        boolean listed =
            variant.infoPlist().texts(params.key()).stream()
                .anyMatch(entry -> use.texts().stream().anyMatch(entry.value()::couldEqual));
        if (strange && listed && blame.fallsOn(use.site()) && reported.add(text(use))) {
          report(text(use), use.site(), variant, params, code.get(), context);
        }
      }
    }
  }

  private static String text(TaskIdentifiers.Use use) {
    return use.texts().stream().findFirst().map(ResolvedText::text).orElse("");
  }

  private static void report(
      String identifier,
      UseSite use,
      PlistVariant variant,
      Params params,
      TargetCode code,
      CheckContext context) {
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("identifier", identifier)
            .with("key", params.key())
            .on(variant.platform())
            .atMost(params.severity())
            .symbol(use.routine().signature().toString());
    if (code.unseen().isEmpty()) {
      draft.confidence(Confidence.LIKELY, "the request may be made and never submitted");
    } else {
      draft.confidence(
          Confidence.POSSIBLE, "part of the code was not seen: " + code.unseen().get(0).inWords());
    }
    draft.report();
  }
}
