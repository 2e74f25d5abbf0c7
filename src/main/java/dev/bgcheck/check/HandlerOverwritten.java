package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A callback that comes once for each of several things keeps all their handlers in one variable,
 * so that the second overwrites the first.
 *
 * <p>Speaks only when the app certainly names two such things by different constant texts in places
 * that do not exclude each other, and the callback makes no difference between them.
 */
final class HandlerOverwritten implements CheckKind<HandlerOverwritten.Params> {

  /**
   * What to look for.
   *
   * @param callback hands out the handler
   * @param parameter the handler's position
   * @param name the position of the parameter that says whose handler it is
   * @param made the APIs that make such a thing
   * @param argument the position of its name in their arguments
   */
  record Params(ApiSymbol callback, int parameter, int name, ApiSymbol made, int argument) {}

  @Override
  public String id() {
    return "handler-overwritten";
  }

  @Override
  public String description() {
    return "Handlers of several things that are kept in one variable.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("callback", Shape.text(), "The callback that hands out the handler."),
        Shape.Field.required(
            "parameter", new Shape.Count(), "The position of the handler in its parameters."),
        Shape.Field.required(
            "name", new Shape.Count(), "The position of the parameter that says whose it is."),
        Shape.Field.required("made-by", Shape.text(), "The API that makes one such thing."),
        Shape.Field.required(
            "argument", new Shape.Count(), "The position of the name in that API's arguments."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("handler", "the name of the handler's parameter");
    values.put("routine", "the routine that gets it");
    values.put("kept-in", "the variable that keeps it");
    values.put("names", "the names of two of the things");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiSymbol.parse(params.text("callback")),
        params.count("parameter", 0),
        params.count("name", 0),
        ApiSymbol.parse(params.text("made-by")),
        params.count("argument", 0));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    List<StoredHandler> handlers =
        StoredHandler.in(code, params.callback(), params.parameter()).stream()
            .filter(one -> !one.dependsOn(params.name()))
            .toList();
    if (handlers.isEmpty()) {
      return;
    }
    Map<String, UseSite> named = named(params, code, Blame.in(context, code));
    if (named.size() < 2) {
      return;
    }
    for (StoredHandler one : handlers) {
      Optional<FieldRef> variable = one.variable(code);
      if (variable.isPresent()) {
        FindingDraft draft =
            one.describe(context.finding(one.store().span()))
                .with(
                    "names",
                    named.keySet().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(" and ")))
                .atMost(Severity.WARNING)
                .confidence(Confidence.LIKELY, "both may be due at once");
        named.forEach(
            (name, use) -> draft.related(use.instruction().span(), "`" + name + "` is made here"));
        draft.report();
      }
    }
  }

  /** Two places that make things of different names, and can both run. */
  private static Map<String, UseSite> named(Params params, TargetCode code, Blame blame) {
    Map<String, UseSite> named = new LinkedHashMap<>();
    for (UseSite use : code.uses(params.made())) {
      List<ResolvedText> texts =
          use.argument(params.argument())
              .map(value -> code.constants().texts(use.routine(), value))
              .orElse(List.of());
      boolean known = texts.size() == 1 && texts.get(0).isComplete();
      boolean joins = named.values().stream().allMatch(other -> canBothRun(use, other));
      if (known && joins && named.size() < 2 && blame.fallsOn(use)) {
        named.putIfAbsent(texts.get(0).text(), use);
      }
    }
    return named;
  }

  private static boolean canBothRun(UseSite one, UseSite other) {
    return !one.routine().equals(other.routine())
        || one.block() == other.block()
        || StoredHandler.leadsTo(one.routine(), one.block(), other.block())
        || StoredHandler.leadsTo(one.routine(), other.block(), one.block());
  }
}
