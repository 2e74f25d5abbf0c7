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

  private static final String DELEGATE = "delegate";

  private final Program program;
  private final ApiCatalog catalog;
  private final Queues queues;
  private final Map<Delegate, ApiThread.Place> threads = new HashMap<>();
  // Where objects of a type call the delegate that they are given later, if all are made alike.
  private final Map<String, ApiThread.Place> places = new HashMap<>();

  DelegateThreads(Program program, ApiCatalog catalog, Queues queues) {
    this.program = program;
    this.catalog = catalog;
    this.queues = queues;
    for (NamedPlace place : program.apiUses()) {
      if (place.instruction() instanceof Instruction.Call call) {
        Optional<ApiMember> member = place.resolution().api().flatMap(catalog::find);
        Optional<ApiFact.DeliversCallbacks> fact =
            member.flatMap(one -> one.findFact(ApiFact.DeliversCallbacks.class));
        if (fact.isPresent()) {
          delivers(place.routine(), call, protocol(member.get(), fact.get()), fact.get());
          if (fact.get().delegate() < 0 && member.get().kind() == ApiMember.Kind.INITIALIZER) {
            places.merge(
                member.get().owner(),
                place(place.routine(), call, fact.get()),
                (one, other) -> one == other ? one : ApiThread.Place.UNKNOWN);
          }
        }
      }
    }
    if (!places.isEmpty()) {
      program.apiUses().forEach(this::assigned);
    }
  }

  /** Ex) registry.delegate = self, where every registry is made with a queue of its own. */
  private void assigned(NamedPlace place) {
    Optional<ApiMember> member =
        place
            .resolution()
            .api()
            .flatMap(catalog::find)
            .filter(one -> one.swiftName().equals(DELEGATE) && places.containsKey(one.owner()));
    if (member.isEmpty()) {
      return;
    }
    Optional<Value> value = Optional.empty();
    if (place.instruction() instanceof Instruction.Store store) {
      value = Optional.of(store.value());
    } else if (place.instruction() instanceof Instruction.Call call
        && call.arguments().size() == 1) {
      value = Optional.of(call.arguments().get(0).value());
    }
    value
        .flatMap(one -> program.typeOf(place.routine(), one).unwrapped().typeName())
        .ifPresent(
            type ->
                threads.merge(
                    new Delegate(type, member.get().result().unwrapped().name()),
                    places.get(member.get().owner()),
                    (one, other) -> one == other ? one : ApiThread.Place.UNKNOWN));
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
    for (int i = 0; i < resolution.positions().size(); i++) {
      if (resolution.positions().get(i) == fact.delegate()) {
        delegate = program.typeOf(routine, call.arguments().get(i).value()).typeName();
      }
    }
    ApiThread.Place place = place(routine, call, fact);
    delegate.ifPresent(
        type ->
            threads.merge(
                new Delegate(type, protocol),
                place,
                (one, other) -> one == other ? one : ApiThread.Place.UNKNOWN));
  }

  private ApiThread.Place place(
      Routine routine, Instruction.Call call, ApiFact.DeliversCallbacks fact) {
    Resolution resolution = program.resolution(call);
    if (fact.thread().place() != ApiThread.Place.QUEUE_ARGUMENT) {
      return fact.thread().place();
    }
    ApiThread.Place place = fact.thread().otherwise();
    for (int i = 0; i < resolution.positions().size(); i++) {
      if (resolution.positions().get(i) == fact.thread().argument()) {
        place = queues.placeOf(routine, call.arguments().get(i).value(), fact.thread().otherwise());
      }
    }
    return place;
  }
}
