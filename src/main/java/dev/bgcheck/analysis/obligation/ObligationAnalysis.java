package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Follows a value that something must happen to: a completion handler that has to be called once, a
 * background task that has to be completed.
 *
 * <p><b>The fact tracked</b> is an obligation: a value, and what fulfils it ({@link Discharge}). It
 * is made where a routine gets or makes the value. It moves with copies and casts, into closures
 * that capture it, into routines of the program that it is passed to, and into an object that keeps
 * it and that nobody else has seen ({@link OwnObjects}). It is fulfilled by the call named in the
 * discharge; by a closure that fulfils it on all its ways and is run exactly once by whoever got
 * it; by a routine that does. It is handed on, and no longer owed here, when the value is stored,
 * returned, or given to code that is not in the program: {@link Outcome#stored()} says where it
 * went, so that the question can be asked again of the whole program. It is dropped where the value
 * is nil.
 *
 * <p>Each routine is looked at once for each way it can hold the value; callers use its {@link
 * Outcome}. A routine that is asked about while it is being looked at (recursion) is taken to do
 * its part. The analysis errs towards silence: what it cannot follow counts as handed on.
 *
 * <p>Example: in {@code func load(done: @escaping () -> Void) { queue.async { if ok { done() } } }}
 * the queue runs the closure once, so its ways count, and the missing else of the {@code if} is
 * found.
 */
public final class ObligationAnalysis {
  /** Routines that ask for the outcome of routines: longer chains are left alone. */
  private static final int DEEPEST = 100;

  private final Program program;
  private final ApiCatalog catalog;
  private final Discharge discharge;
  private final Map<Question, Outcome> outcomes = new HashMap<>();
  private final Map<RoutineSignature, Definitions> definitions = new HashMap<>();
  private final Supplier<FieldUses> fieldUses;
  private final OwnObjects objects;
  private ObligationAnalysis calls;
  private int depth;

  private record Question(
      RoutineSignature routine, SortedMap<String, Handle> held, boolean errorsAreLost) {}

  /** An analysis of one kind of obligation over one program. Not safe for several threads. */
  public ObligationAnalysis(Program program, ApiCatalog catalog, Discharge discharge) {
    this(program, catalog, discharge, () -> new FieldUses(program));
  }

  /**
   * An analysis that shares with others what becomes of fields.
   *
   * @param fieldUses asked when it is first needed
   */
  public ObligationAnalysis(
      Program program, ApiCatalog catalog, Discharge discharge, Supplier<FieldUses> fieldUses) {
    this.program = program;
    this.catalog = catalog;
    this.discharge = discharge;
    this.fieldUses = fieldUses;
    this.objects = new OwnObjects(program, catalog, this, fieldUses);
  }

  /** What {@code routine} does about the obligation that its local {@code name} holds on entry. */
  public Outcome outcome(Routine routine, String name) {
    return outcome(routine, java.util.List.of(name));
  }

  /**
   * What {@code routine} does about an obligation that any of its locals {@code names} can fulfil:
   * one handler for success and one for failure, say.
   */
  public Outcome outcome(Routine routine, java.util.List<String> names) {
    SortedMap<String, Handle> held = new TreeMap<>();
    names.forEach(name -> held.put(name, Handle.ITSELF));
    return outcome(routine, held);
  }

  /**
   * What {@code routine} does about the obligation that the instruction at {@code index} of {@code
   * block} makes, in its destination {@code local}.
   */
  public Outcome outcomeOfNew(Routine routine, int block, int index, Value.Local local) {
    return outcomeOfNew(routine, block, index, local, false);
  }

  /**
   * The same for a value that nobody but the routine knows: an error that it throws loses the
   * value.
   */
  public Outcome outcomeOfOwn(Routine routine, int block, int index, Value.Local local) {
    return outcomeOfNew(routine, block, index, local, true);
  }

  private Outcome outcomeOfNew(
      Routine routine, int block, int index, Value.Local local, boolean errorsAreLost) {
    SortedMap<String, Handle> held = new TreeMap<>();
    held.put(local.name(), Handle.ITSELF);
    return searchIn(routine, held, errorsAreLost).from(block, index);
  }

  /**
   * What {@code routine} does about the duty that an event brings.
   *
   * @param kind the parameter that says of what kind the event is, if one does
   */
  public Outcome outcomeOfDuty(Routine routine, Optional<String> kind) {
    SortedMap<String, Handle> held = new TreeMap<>();
    held.put(Handle.DUTY, Handle.ITSELF);
    kind.ifPresent(name -> held.put(name, Handle.KIND));
    return outcome(routine, held);
  }

  /** What {@code routine} does about what its local {@code object} keeps in {@code field}. */
  Outcome outcomeOf(Routine routine, String object, FieldRef field) {
    SortedMap<String, Handle> held = new TreeMap<>();
    held.put(object, new Handle.Kept(field));
    return outcome(routine, held);
  }

  Outcome outcome(Handle.Within closure) {
    return outcome(closure, false);
  }

  /**
   * What the closure does about what it holds.
   *
   * @param errorsAreLost whether nobody sees an error that the closure throws
   */
  Outcome outcome(Handle.Within closure, boolean errorsAreLost) {
    return program
        .findRoutine(closure.body())
        .map(body -> outcome(body, closure.held(), errorsAreLost))
        .orElse(Outcome.UNKNOWN);
  }

  /** Whether the closure returns something that whoever runs it may act on. */
  boolean returnsValue(Handle.Within closure) {
    return program.findRoutine(closure.body()).stream()
        .filter(body -> !body.result().equals(TypeRef.VOID))
        .flatMap(
            body ->
                body.blocks().stream()
                    .map(Block::terminator)
                    .flatMap(last -> given(body, closure, last)))
        .anyMatch(value -> !value.equals(Value.Constant.UNIT));
  }

  /** What a way through {@code body} returns; {@code return done()} returns nothing. */
  private Stream<Value> given(Routine body, Handle.Within closure, Instruction last) {
    return last instanceof Instruction.Exit exit && exit.kind() == Instruction.ExitKind.RETURN
        ? exit.value().stream()
            .filter(value -> definitions(body).only(value).filter(closure::isAsked).isEmpty())
        : Stream.empty();
  }

  Outcome outcome(Routine routine, SortedMap<String, Handle> held) {
    return outcome(routine, held, false);
  }

  private Outcome outcome(Routine routine, SortedMap<String, Handle> held, boolean errorsAreLost) {
    if (!routine.hasBody() || depth > DEEPEST) {
      return Outcome.UNKNOWN;
    }
    Question question = new Question(routine.signature(), held, errorsAreLost);
    Outcome known = outcomes.get(question);
    if (known != null) {
      return known;
    }
    outcomes.put(question, discharge.isDuty() ? Outcome.UNKNOWN : Outcome.ASSUMED);
    depth++;
    Outcome found = searchIn(routine, held, errorsAreLost).fromEntry();
    depth--;
    outcomes.put(question, found);
    return found;
  }

  /** Whether {@code routine} calls the closure it gets in its parameter {@code name}, and how. */
  Outcome callOutcome(Routine routine, String name) {
    if (discharge.equals(Discharge.CALL)) {
      return outcome(routine, name);
    }
    if (calls == null) {
      calls = new ObligationAnalysis(program, catalog, Discharge.CALL, fieldUses);
    }
    return calls.outcome(routine, name);
  }

  private PathSearch searchIn(
      Routine routine, SortedMap<String, Handle> held, boolean errorsAreLost) {
    Holders holders = Holders.of(program, objects, routine, held);
    Duties duties = new Duties(this, routine, holders);
    return new PathSearch(
        routine,
        new EffectFinder(this, routine, holders, duties),
        new ValueFacts(this, routine, holders, duties),
        definitions(routine),
        new OuterQuestions(this, routine),
        errorsAreLost);
  }

  Definitions definitions(Routine routine) {
    return definitions.computeIfAbsent(routine.signature(), unused -> Definitions.of(routine));
  }

  Program program() {
    return program;
  }

  ApiCatalog catalog() {
    return catalog;
  }

  Discharge discharge() {
    return discharge;
  }
}
