package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.lifetime.RenewalSearch;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An object that the system hands to the app stands for something that happens once, and nothing
 * that its handler leads to asks for the next one.
 */
final class ObjectRenewed implements CheckKind<ObjectRenewed.Params> {

  /**
   * What to look for.
   *
   * @param sources where the objects come from
   * @param type the type of the objects that happen once
   * @param request the type of what asks for one
   * @param others types of objects, and of what asks for them, that are left alone
   * @param renew the APIs that ask for the next one
   */
  record Params(
      List<ObjectFinished.Source> sources,
      String type,
      String request,
      Set<String> others,
      Set<ApiSymbol> renew) {}

  @Override
  public String id() {
    return "object-renewed";
  }

  @Override
  public String description() {
    return "An object of the system that happens once, whose handler does not ask for the next one.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        ObjectFinished.GIVEN_BY,
        Shape.Field.required("type", Shape.text(), "The type of objects that happen once."),
        Shape.Field.required("request", Shape.text(), "The type of what asks for one."),
        Shape.Field.required(
            "other-types",
            Shape.texts(),
            "Types of objects and requests; a handler that may be about one is left alone."),
        Shape.Field.required("renewed-by", Shape.texts(), "The APIs that ask for the next one."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("object", "the name of the parameter that holds the object");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ObjectFinished.sources(params),
        params.text("type"),
        params.text("request"),
        Set.copyOf(params.texts("other-types")),
        Symbols.all(params.texts("renewed-by")));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    // Where nothing asks for one at all, code that is not here does.
    if (code.isEmpty()
        || !code.get().unseen().isEmpty()
        || code.get().uses(params.renew()).stream()
            .noneMatch(use -> use.routine().origin() == Origin.APPLICATION)) {
      return;
    }
    RenewalSearch search = new RenewalSearch(code.get().program(), code.get().graph());
    Set<Span> told = new HashSet<>();
    for (ObjectFinished.Given given : ObjectFinished.given(code.get(), params.sources())) {
      List<Routine> reached = search.from(given.routine());
      if (isOfType(params, code.get(), reached)
          && !search.mayCall(reached, params.renew())
          && told.add(given.routine().nameSpan())) {
        context
            .finding(given.routine().nameSpan())
            .with("object", given.parameter())
            .symbol(given.routine().signature().toString())
            .related(
                code.get().uses(params.renew()).get(0).instruction().span(),
                "a request is submitted here, which the handler does not lead to")
            .report();
      }
    }
  }

  /** Told from a cast on the way, else from the only kind of request that the target makes. */
  private static boolean isOfType(Params params, TargetCode code, List<Routine> reached) {
    Set<String> here =
        reached.stream()
            .flatMap(routine -> code.program().typesIn(routine).stream())
            .map(type -> type.unwrapped().name())
            .collect(Collectors.toSet());
    if (params.others().stream().anyMatch(here::contains)) {
      return false;
    }
    Set<String> all = code.mentionedTypes();
    return here.contains(params.type())
        || all.contains(params.request()) && params.others().stream().noneMatch(all::contains);
  }
}
