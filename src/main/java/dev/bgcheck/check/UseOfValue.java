package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.ValueOrigins;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API is used with a value that must not go there: a task with a completion handler on a
 * background session, a random identifier. Speaks only when it is certain where the value comes
 * from.
 */
final class UseOfValue implements CheckKind<UseOfValue.Params> {

  /** What to look for. */
  record Params(ValueSource from, List<Misuse> misuses, TargetFilter filter) {}

  /**
   * A use that is wrong for such a value.
   *
   * @param argument the position of the argument that must not be the value; none for the receiver
   * @param unless what makes it right when it is used anywhere
   * @param ends APIs that end what the use makes: where nothing else is done with it, no harm
   * @param asks APIs that only ask it for something, which may happen before
   * @param because what happens, as a phrase
   * @param instead what to do
   */
  record Misuse(
      ApiUsePattern use,
      Optional<Integer> argument,
      List<ApiUsePattern> unless,
      Set<ApiSymbol> ends,
      Set<ApiSymbol> asks,
      String because,
      String instead,
      Severity severity,
      List<String> contracts) {}

  private static final Shape.Group MISUSE =
      Shape.Group.of(
          Shape.Field.required("use", ApiUsePattern.SHAPE, "The use."),
          Shape.Field.optional(
              "value-at",
              new Shape.Count(),
              "The position of the argument that is the value; without it, the receiver is."),
          Shape.Field.optional(
              "unless",
              Shape.listOf(ApiUsePattern.SHAPE),
              "Uses that make it right, anywhere in the target."),
          Shape.Field.optional(
              "unless-ended-by",
              Shape.texts(),
              "APIs that end what the use makes; where nothing else is done with it, all is well."),
          Shape.Field.optional(
              "asked-by", Shape.texts(), "APIs that may ask it for something before."),
          Shape.Field.required("because", Shape.text(), "What happens, as one phrase."),
          Shape.Field.optional("instead", Shape.text(), "What to do; the rule's fix when absent."),
          Severities.FIELD,
          Shape.Field.required("contracts", Shape.texts(), "The contracts that say so."));

  @Override
  public String id() {
    return "use-of-value";
  }

  @Override
  public String description() {
    return "A use of an API with a value that certainly comes from where it must not.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("from", ValueSource.SHAPE, "Where the value comes from."),
        Shape.Field.required("misuses", Shape.listOf(MISUSE), "What must not be done with it."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    values.put("because", "what happens");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ValueSource.parse(params.findGroup("from").orElseThrow()),
        params.groups("misuses").stream().map(UseOfValue::misuse).toList(),
        TargetFilter.parse(params));
  }

  private static Misuse misuse(RuleParams params) {
    return new Misuse(
        ApiUsePattern.parse(params.findGroup("use").orElseThrow()),
        params.has("value-at") ? Optional.of(params.count("value-at", 0)) : Optional.empty(),
        ApiUsePattern.parseAll(params, "unless"),
        Symbols.all(params.texts("unless-ended-by")),
        Symbols.all(params.texts("asked-by")),
        params.text("because"),
        params.findText("instead").orElse(""),
        Severities.parse(params),
        params.texts("contracts"));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    boolean wanted =
        params.filter().platforms().isEmpty() || !params.filter().variants(context).isEmpty();
    if (found.isEmpty() || !wanted || !params.filter().accepts(context.target())) {
      return;
    }
    TargetCode code = found.get();
    Blame blame = Blame.in(context, code);
    for (Misuse misuse : params.misuses()) {
      for (UseSite use : misuse.use().find(code)) {
        // Whom to blame takes the whole program: it is asked last.
        Optional<Value> value = valueOf(misuse, use);
        Optional<ValueOrigins.Making> making =
            value.flatMap(one -> params.from().find(code, use.routine(), one));
        boolean always = making.isPresent();
        if (!always) {
          making = value.flatMap(one -> params.from().findOnOneWay(code, use.routine(), one));
        }
        if (making.isPresent()
            && blame.fallsOn(use)
            && !isOnlyEnded(misuse, code, use)
            && !ApiUsePattern.anyIn(misuse.unless(), code)) {
          report(misuse, use, making.get(), always, code, context);
        }
      }
    }
  }

  /** Ex) a background session that is made again only to cancel what is left of it. */
  private static boolean isOnlyEnded(Misuse misuse, TargetCode code, UseSite use) {
    if (misuse.ends().isEmpty()
        || !(use.instruction() instanceof Instruction.Call call)
        || call.dest().isEmpty()) {
      return false;
    }
    Fate fate = Fates.flow(code).of(use.routine(), call.dest().get().name());
    return !fate.escapes()
        && !fate.usesBy(misuse.ends()).isEmpty()
        && fate.uses().stream()
            .map(one -> one.api())
            .allMatch(
                api ->
                    api.filter(misuse.ends()::contains).isPresent()
                        || api.filter(misuse.asks()::contains).isPresent());
  }

  private static Optional<Value> valueOf(Misuse misuse, UseSite use) {
    if (misuse.argument().isPresent()) {
      return use.argument(misuse.argument().get());
    }
    return use.instruction() instanceof Instruction.Call call
        ? Optional.of(call.receiver())
        : Optional.empty();
  }

  private static void report(
      Misuse misuse,
      UseSite use,
      ValueOrigins.Making making,
      boolean always,
      TargetCode code,
      CheckContext context) {
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("call", ApiNaming.spoken(code.catalog(), use.api()))
            .with("because", misuse.because())
            .symbol(use.routine().signature().toString())
            .atMost(misuse.severity())
            .contracts(misuse.contracts());
    if (!misuse.instead().isEmpty()) {
      draft.fix(Fix.advice(misuse.instead()));
    }
    if (!making.instruction().span().equals(use.instruction().span())) {
      draft.related(making.instruction().span(), "made here");
    }
    if (!always) {
      draft.confidence(Confidence.LIKELY, "only one of the ways that lead here makes it so");
    }
    if (use.resolution().guessed()) {
      draft.confidence(Confidence.LIKELY, "the type of the receiver is told from the name");
    }
    draft.report();
  }
}
