package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.Queues;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.api.ApiThread;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which thread the callbacks of the app's delegates arrive, where the call that hands a delegate
 * over says so: a central manager's queue, a session's delegate queue.
 */
final class DelegateThreads {
  /**
   * A type of the app that is handed to an API as its delegate.
   *
   * @param protocol the API's protocol for it: a type may be the delegate of several APIs, each
   *     with a queue of its own
   */
  private record Delegate(TypeName type, String protocol) {}

  private final Program program;
  private final ApiCatalog catalog;
  private final Queues queues;
  private final Map<Delegate, ApiThread.Place> threads = new HashMap<>();

  DelegateThreads(Program program, ApiCatalog catalog, Queues queues) {
    this.program = program;
    this.catalog = catalog;
    this.queues = queues;
    for (NamedPlace place : program.apiUses()) {
      if (place.instruction() instanceof Instruction.Call call) {
        place
            .resolution()
            .api()
            .flatMap(catalog::find)
            .ifPresent(
                member ->
                    member
                        .findFact(ApiFact.DeliversCallbacks.class)
                        .ifPresent(
                            fact -> delivers(place.routine(), call, protocol(member, fact), fact)));
      }
    }
  }

  /**
   * Where a callback of a delegate arrives, told from where the delegate is handed over to what
   * calls it.
   */
  ApiThread.Place placeOf(TypeName type, ApiSymbol callback) {
    Set<TypeName> family = new HashSet<>(program.supertypesOf(type));
    family.addAll(program.subtypesOf(type));
    ApiThread.Place all = null;
    for (Map.Entry<Delegate, ApiThread.Place> one : threads.entrySet()) {
      if (family.contains(one.getKey().type())
          && belong(one.getKey().protocol(), callback.owner())) {
        ApiThread.Place here = one.getValue();
        all = all == null || all == here ? here : ApiThread.Place.UNKNOWN;
      }
    }
    return all == null ? ApiThread.Place.UNKNOWN : all;
  }

  /**
   * Whether who has a delegate of the protocol {@code wanted} also makes the callbacks of {@code
   * made}: ex) a URLSessionDelegate those of URLSessionDownloadDelegate. A central calls the
   * delegates of its peripherals on its own queue, too.
   */
  private boolean belong(String wanted, String made) {
    Optional<ApiType> one = catalog.findType(wanted);
    Optional<ApiType> other = catalog.findType(made);
    boolean related =
        one.isPresent()
            && other.isPresent()
            && (catalog.isSubtype(one.get(), other.get())
                || catalog.isSubtype(other.get(), one.get()));
    return related
        || wanted.equals("CBCentralManagerDelegate") && made.equals("CBPeripheralDelegate");
  }

  private static String protocol(ApiMember member, ApiFact.DeliversCallbacks fact) {
    return fact.delegate() >= 0 && fact.delegate() < member.parameters().size()
        ? member.parameters().get(fact.delegate()).type().unwrapped().name()
        : "";
  }

  private void delivers(
      Routine routine, Instruction.Call call, String protocol, ApiFact.DeliversCallbacks fact) {
    Resolution resolution = program.resolution(call);
    Optional<TypeName> delegate = Optional.empty();
    ApiThread.Place place =
        fact.thread().place() == ApiThread.Place.QUEUE_ARGUMENT
            ? fact.thread().otherwise()
            : fact.thread().place();
    for (int i = 0; i < resolution.positions().size(); i++) {
      Value value = call.arguments().get(i).value();
      if (resolution.positions().get(i) == fact.delegate()) {
        delegate = program.typeOf(routine, value).typeName();
      }
      if (fact.thread().place() == ApiThread.Place.QUEUE_ARGUMENT
          && resolution.positions().get(i) == fact.thread().argument()) {
        place = queues.placeOf(routine, value, fact.thread().otherwise());
      }
    }
    ApiThread.Place settled = place;
    delegate.ifPresent(
        type ->
            threads.merge(
                new Delegate(type, protocol),
                settled,
                (one, other) -> one == other ? one : ApiThread.Place.UNKNOWN));
  }
}
