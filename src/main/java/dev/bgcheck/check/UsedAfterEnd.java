package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.lifetime.EndedUse;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object is used after it has ended, in the routine that ends it or is told of its end. */
final class UsedAfterEnd implements CheckKind<UsedAfterEnd.Params> {

  /**
   * Objects of one sort.
   *
   * @param ends APIs that end the one they are called on
   * @param told callbacks that say that one has ended
   * @param uses APIs that must not be called on it then
   * @param because what happens, as a phrase
   */
  record Objects(
      Set<ApiSymbol> ends,
      List<Told> told,
      Set<ApiSymbol> uses,
      String because,
      Severity severity,
      List<String> contracts) {}

  /**
   * A callback.
   *
   * @param parameter the position of the parameter that is the object
   */
  record Told(ApiSymbol callback, int parameter) {}

  /** What to look for. */
  record Params(List<Objects> objects) {}

  private static final Shape.Group TOLD =
      Shape.Group.of(
          Shape.Field.required("callback", Shape.text(), "The callback, as `Protocol selector`."),
          Shape.Field.required(
              "parameter", new Shape.Count(), "The position of the parameter that has ended."));

  private static final Shape.Group OBJECTS =
      Shape.Group.of(
          Shape.Field.optional("ended-by", Shape.texts(), "The APIs that end one."),
          Shape.Field.optional(
              "ended-in", Shape.listOf(TOLD), "Callbacks that get one which has ended."),
          Shape.Field.required("used-by", Shape.texts(), "The APIs that it is no good for then."),
          Shape.Field.required("because", Shape.text(), "What happens then, as one phrase."),
          Severities.FIELD,
          Shape.Field.required("contracts", Shape.texts(), "The contracts that say so."));

  @Override
  public String id() {
    return "used-after-end";
  }

  @Override
  public String description() {
    return "An object that is used after it has ended.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("objects", Shape.listOf(OBJECTS), "The sorts of objects."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    values.put("object", "the class of the object");
    values.put("because", "what happens");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(params.groups("objects").stream().map(UsedAfterEnd::objects).toList());
  }

  private static Objects objects(RuleParams params) {
    return new Objects(
        Symbols.all(params.texts("ended-by")),
        params.groups("ended-in").stream()
            .map(one -> new Told(ApiSymbol.parse(one.text("callback")), one.count("parameter", 0)))
            .toList(),
        Symbols.all(params.texts("used-by")),
        params.text("because"),
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
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    Set<Span> told = new HashSet<>();
    for (Objects objects : params.objects()) {
      if (code.uses(objects.uses()).isEmpty()) {
        continue;
      }
      EndedUse search = new EndedUse(code.program(), code.graph());
      for (Place place : places(objects, code, search)) {
        if (told.add(place.found().call().span())) {
          context
              .finding(place.found().call().span())
              .with("call", ApiNaming.spoken(code.catalog(), place.found().api()))
              .with("object", place.found().api().owner())
              .with("because", objects.because())
              .symbol(place.found().routine().signature().toString())
              .related(place.end(), place.words())
              .atMost(objects.severity())
              .contracts(objects.contracts())
              .report();
        }
      }
    }
  }

  /** A use, and what ended the object before. */
  private record Place(EndedUse.Found found, Span end, String words) {}

  private static List<Place> places(Objects objects, TargetCode code, EndedUse search) {
    List<Place> places = new ArrayList<>();
    for (UseSite end : code.uses(objects.ends())) {
      if (end.isInApplication()
          && !end.resolution().guessed()
          && end.instruction() instanceof Instruction.Call call) {
        search
            .behind(end.routine(), end.block(), call, objects.uses())
            .forEach(use -> places.add(new Place(use, call.span(), "it is ended here")));
      }
    }
    for (Told told : objects.told()) {
      for (Routine routine : code.program().implementationsOf(told.callback())) {
        if (routine.origin() == Origin.APPLICATION) {
          search
              .ofParameter(routine, told.parameter(), objects.uses())
              .forEach(
                  use -> places.add(new Place(use, routine.nameSpan(), "it has ended by then")));
        }
      }
    }
    return places;
  }
}
