package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A handler that somebody waits for: of a callback of Apple's, of a closure that an API calls, or
 * of a routine of the app's own.
 *
 * @param routine the routine or closure that gets it
 * @param parameter the parameter that it is
 * @param waiter how to name who gets it, in quotes
 * @param worst the severity of a missing call, by the contracts
 * @param contracts the contracts that say so; empty for the app's own
 * @param isOwn whether the app's own routine promises it
 * @param named the parameter that says whose the handler is, if one does
 * @param choicesCount whether ways that are taken on purpose count too
 * @param doubt why a missing call may do no harm in this app; empty for most
 */
record OwedHandler(
    Routine routine,
    String parameter,
    String waiter,
    Severity worst,
    List<String> contracts,
    boolean isOwn,
    Optional<Integer> named,
    boolean choicesCount,
    String doubt) {
  /** The parameter's name; its label where the name is left out with {@code _}. */
  String spokenParameter() {
    if (!parameter.startsWith("_")) {
      return parameter;
    }
    return routine.parameters().stream()
        .filter(one -> one.name().equals(parameter) && !one.label().isEmpty())
        .map(Parameter::label)
        .findFirst()
        .orElse("the handler");
  }

  /** Every handler that the app gets and somebody waits for, in the order of the program. */
  static List<OwedHandler> all(TargetCode code, HandlerCalls.Params params, CheckContext context) {
    List<OwedHandler> owed = new ArrayList<>();
    for (Routine routine : code.program().routines()) {
      if (!routine.hasBody() || routine.origin() != Origin.APPLICATION) {
        continue;
      }
      List<ApiSymbol> callbacks = code.program().callbacksOf(routine);
      for (ApiSymbol callback : callbacks) {
        if (!params.except().contains(callback)) {
          code.catalog()
              .find(callback)
              .ifPresent(
                  member ->
                      fromCallback(
                          code, params, routine, member, denied(params, callback, context), owed));
        }
      }
      if (params.own() && callbacks.isEmpty() && OwnHandlers.judges(routine)) {
        OwnHandlers.parametersOf(routine)
            .forEach(
                name ->
                    owed.add(
                        new OwedHandler(
                            routine,
                            name,
                            "'" + routine.signature().spokenName() + "'",
                            Severity.WARNING,
                            List.of(),
                            true,
                            Optional.empty(),
                            true,
                            "")));
      }
    }
    fromClosures(code, params, owed);
    return owed;
  }

  /** Ex) a mode that is not declared: the system never calls it. */
  private static String denied(
      HandlerCalls.Params params, ApiSymbol callback, CheckContext context) {
    return params.onlyDeclared().stream()
        .filter(one -> one.callbacks().contains(callback) && one.isDenied(context))
        .map(OnlyDeclared::otherwise)
        .findFirst()
        .orElse("");
  }

  private static void fromCallback(
      TargetCode code,
      HandlerCalls.Params params,
      Routine routine,
      ApiMember member,
      String doubt,
      List<OwedHandler> owed) {
    Optional<EventDuty> duty =
        params.duties().stream().filter(one -> one.callback().equals(member.symbol())).findFirst();
    if (duty.isPresent() && duty.get().isMissed(code, routine)) {
      return;
    }
    Optional<ApiFact.CalledBySystem> callback = member.findCallback();
    for (ApiFact.Handler handler :
        callback.map(ApiFact.CalledBySystem::handlers).orElse(List.of())) {
      if (handler.argument() < routine.parameters().size()) {
        owed.add(
            new OwedHandler(
                routine,
                routine.parameters().get(handler.argument()).name(),
                "'" + spoken(routine) + "'",
                handler.severity(),
                handler.contracts(),
                false,
                Optional.ofNullable(params.named().get(member.symbol())),
                duty.isEmpty(),
                doubt));
      }
    }
  }

  /** Ex) HKObserverQuery's update handler gets a completion handler of its own. */
  private static void fromClosures(
      TargetCode code, HandlerCalls.Params params, List<OwedHandler> owed) {
    for (ApiSymbol api : code.usedApis()) {
      Optional<ApiMember> member = code.catalog().find(api);
      if (member.isEmpty() || params.except().contains(api)) {
        continue;
      }
      for (ApiFact fact : member.get().facts()) {
        if (fact instanceof ApiFact.RunsClosure runs && !runs.handlers().isEmpty()) {
          for (UseSite use : code.uses(api)) {
            fromClosure(code, use, runs, doubt(code, params, api), owed);
          }
        }
      }
    }
  }

  /** Ex) without background delivery HealthKit does not count what is left unanswered (C37). */
  private static String doubt(TargetCode code, HandlerCalls.Params params, ApiSymbol api) {
    return params.onlyWith().stream()
        .filter(one -> one.closuresOf().contains(api))
        .filter(one -> one.uses().stream().noneMatch(code.usedApis()::contains))
        .map(HandlerCalls.OnlyWith::otherwise)
        .findFirst()
        .orElse("");
  }

  private static void fromClosure(
      TargetCode code,
      UseSite use,
      ApiFact.RunsClosure runs,
      String doubt,
      List<OwedHandler> owed) {
    List<Routine> bodies =
        use.argument(runs.argument())
            .map(value -> code.graph().values().of(use.routine(), value))
            .orElse(List.of());
    for (Routine body : bodies) {
      for (ApiFact.Handler handler : runs.handlers()) {
        boolean named = handler.argument() < body.parameters().size();
        if (named && body.origin() == Origin.APPLICATION) {
          owed.add(
              new OwedHandler(
                  body,
                  body.parameters().get(handler.argument()).name(),
                  "the closure given to " + ApiNaming.spoken(code.catalog(), use.api()),
                  handler.severity(),
                  handler.contracts(),
                  false,
                  Optional.empty(),
                  true,
                  doubt));
        }
      }
    }
  }

  private static String spoken(Routine routine) {
    return routine.signature().spokenName();
  }
}
