package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.Loops;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the ways through one routine and finds those on which an obligation is not fulfilled, or is
 * fulfilled twice.
 *
 * <p><b>The fact tracked</b> is, at each place: how often the obligation was fulfilled so far (not,
 * once), whether the value has escaped, whether something may have left it undone, whether the way
 * is a weak one, and what the conditions passed so far say about values that do not change. It is
 * made at the routine's entry (or at the instruction that makes the value), moved along edges, and
 * dropped where a way cannot be taken: the condition contradicts an earlier one, the value is nil,
 * the process ends, an error is thrown (the caller sees it). A second fulfilment ends the way.
 *
 * <p>Conditions are remembered only if two branches of the routine ask the same thing, so most
 * routines cost one visit of each block and status. Past a bound on visits the conditions are
 * forgotten and, past a second one, the search gives up and keeps quiet: it errs towards silence.
 *
 * <p>Example: {@code if !ok { done() } … if ok { done() }} has four ways by its graph and two in
 * truth; on both {@code done} is called once.
 */
final class PathSearch {
  private static final int MOST_VISITS = 20_000;

  private static final String PER_ELEMENT = "it is called for each element";

  /** The fact that a callback was asked for its error and had none. */
  private static final String NO_ERROR = "no error";

  private final Routine routine;
  private final EffectFinder effects;
  private final Definitions definitions;
  private final UnlikelyWays unlikely;
  private final Choices choices;
  private final Map<Instruction, Effect> effectCache = new java.util.IdentityHashMap<>();
  private final Set<String> askedTwice;
  private final boolean[] isInLoop;
  private boolean[] canFulfil;
  private int maker = -1;

  private boolean fulfils;
  private boolean escapes;
  private boolean gaveUp;
  // The value is used up in a loop: it is there for each element, not once.
  private boolean repeats;
  // A way ends that relied on something that may leave the obligation undone.
  private boolean missesInside;
  private final List<Miss> inner = new ArrayList<>();
  private final List<Twice> twice = new ArrayList<>();
  private final Set<FieldRef> stored = new HashSet<>();
  // An ordinary way that misses it; rather one that nobody chose.
  private State missed;
  private boolean missedByChoice;
  private State weaklyMissed;
  // The way before the last call of the block that was run last.
  private State beforeCall;

  /**
   * A place in the walk; {@code from} and {@code by} lead back to the entry.
   *
   * @param index the instruction of the block to go on with
   * @param unsure whether what fulfilled it may have left it undone
   * @param pending what was left undone on this way by something that may have fulfilled it
   */
  private record State(
      int block,
      int index,
      int count,
      boolean escaped,
      boolean unsure,
      List<Miss> pending,
      String weak,
      Map<String, Boolean> facts,
      Span first,
      State from,
      Edge by) {

    /** What makes two states the same for the walk. */
    record Key(
        int block,
        int index,
        int count,
        boolean escaped,
        boolean unsure,
        boolean pending,
        boolean weak,
        Map<String, Boolean> facts) {}

    Key key() {
      return new Key(
          block, index, count, escaped, unsure, !pending.isEmpty(), !weak.isEmpty(), facts);
    }

    State at(int next, int newCount, boolean nowEscaped, boolean nowUnsure, Span firstCall) {
      return new State(
          block, next, newCount, nowEscaped, nowUnsure, pending, weak, facts, firstCall, from, by);
    }

    State weakened(String why) {
      return new State(block, index, count, escaped, unsure, pending, why, facts, first, from, by);
    }

    State leftUndone(int next, List<Miss> misses) {
      return new State(block, next, count, escaped, unsure, misses, weak, facts, first, from, by);
    }
  }

  PathSearch(Routine routine, EffectFinder effects, Definitions definitions) {
    this.routine = routine;
    this.effects = effects;
    this.definitions = definitions;
    this.unlikely = new UnlikelyWays(routine, definitions, effects);
    this.choices = new Choices(routine, definitions);
    this.askedTwice = askedTwice();
    this.canFulfil = blocksThatCanStillFulfil();
    this.isInLoop = Loops.blocksInLoops(routine);
  }

  /** Walks from the entry. */
  Outcome fromEntry() {
    return search(0, 0);
  }

  /**
   * Walks from behind the instruction at {@code index} of {@code block}, which makes the value. A
   * way that comes back there, in a loop, loses this value for the next one.
   */
  Outcome from(int block, int index) {
    maker = block;
    canFulfil = blocksThatCanStillFulfil();
    return search(block, index + 1);
  }

  private Outcome search(int startBlock, int startIndex) {
    walk(startBlock, startIndex, true);
    if (gaveUp) {
      reset();
      walk(startBlock, startIndex, false);
    }
    if (gaveUp) {
      return Outcome.UNKNOWN;
    }
    List<Miss> misses = new ArrayList<>();
    boolean missesHere = missed != null || weaklyMissed != null || missesInside;
    if (missed != null) {
      misses.add(miss(missed));
    } else if (weaklyMissed != null) {
      misses.add(miss(weaklyMissed));
    }
    inner.stream().distinct().forEach(misses::add);
    boolean perElement = repeats && maker < 0;
    return new Outcome(
        fulfils,
        escapes,
        perElement ? misses.stream().map(miss -> miss.weakly(PER_ELEMENT)).toList() : misses,
        missesHere,
        twice.stream().distinct().toList(),
        stored,
        perElement);
  }

  private void reset() {
    gaveUp = false;
    missesInside = false;
    fulfils = false;
    escapes = false;
    repeats = false;
    missed = null;
    missedByChoice = false;
    weaklyMissed = null;
    inner.clear();
    twice.clear();
    stored.clear();
  }

  private void walk(int startBlock, int startIndex, boolean withFacts) {
    Deque<State> open = new ArrayDeque<>();
    Set<State.Key> seen = new HashSet<>();
    open.add(
        new State(
            startBlock, startIndex, 0, false, false, List.of(), "", Map.of(), null, null, null));
    while (!open.isEmpty()) {
      State state = open.removeFirst();
      if (!seen.add(state.key())) {
        continue;
      }
      if (seen.size() > MOST_VISITS) {
        gaveUp = true;
        return;
      }
      if (state.block() == maker && state.index() == 0) {
        end(state);
        continue;
      }
      State after = run(state, open);
      if (after == null) {
        continue;
      }
      Instruction last = routine.block(after.block()).terminator();
      if (last instanceof Instruction.Exit exit) {
        leave(after, exit);
      } else {
        for (Edge edge : ((Instruction.Branch) last).edges()) {
          boolean threw = edge.condition() instanceof Condition.Threw test && !test.negated();
          // Ex) try send(message) { done() }: when it throws, nothing was sent.
          State next = take(threw ? beforeCall : after, edge, withFacts);
          if (next != null) {
            open.add(next);
          }
        }
      }
    }
  }

  /** Runs the rest of the block; nothing when the way ends inside it. Forks go to {@code open}. */
  private State run(State start, Deque<State> open) {
    Block block = routine.block(start.block());
    State state = start;
    beforeCall = start;
    for (int i = start.index(); i < block.instructions().size(); i++) {
      Instruction instruction = block.instructions().get(i);
      beforeCall = instruction.isTerminator() ? beforeCall : state;
      if (effects.neverReturns(instruction)) {
        return null;
      }
      Effect effect = effectCache.computeIfAbsent(instruction, effects::of);
      if (effect.isNone()) {
        String why = unlikely.behind(instruction);
        state = why.isEmpty() || !state.weak().isEmpty() ? state : state.weakened(why);
        continue;
      }
      twice.addAll(effect.twice());
      stored.addAll(effect.stored());
      boolean unsure = effect.unsure();
      boolean another = unsure && (!state.pending().isEmpty() || state.unsure());
      repeats |= isInLoop[block.id()];
      if (unsure && (another || isInLoop[block.id()])) {
        // Ex) for part in parts { load(part) { left -= 1; if left == 0 { done() } } }
        // Ex) promise.then { … done() … }; promise.catch { … done() … }: they settle it.
        escapes = true;
        state = state.at(i + 1, state.count(), true, state.unsure(), state.first());
        continue;
      }
      if (unsure) {
        open.add(state.leftUndone(i + 1, effect.inner()));
      } else {
        inner.addAll(effect.inner());
      }
      if (effect.kind() == Effect.Kind.ESCAPE) {
        escapes = true;
        state = state.at(i + 1, state.count(), true, state.unsure(), state.first());
      } else if (effect.kind() == Effect.Kind.FULFIL) {
        fulfils = true;
        if (state.count() == 1) {
          boolean certain = !unsure && !state.unsure() && !state.escaped();
          if (certain && state.weak().isEmpty()) {
            twice.add(new Twice(routine, state.first(), instruction.span()));
          }
          return null;
        }
        state = state.at(i + 1, 1, state.escaped(), unsure, instruction.span());
        if (effects.callsTheValue(instruction)) {
          // Ex) try? done(value): whether it throws or not, it was called.
          beforeCall = beforeCall.at(i, 0, true, beforeCall.unsure(), null);
        }
      }
    }
    return state;
  }

  private void leave(State state, Instruction.Exit exit) {
    if (exit.kind() == Instruction.ExitKind.RETURN && !isFailedCreation(exit) && !refuses(exit)) {
      end(state);
    }
  }

  /** The way is over: what is still owed is missed. */
  private void end(State state) {
    if (state.count() != 0 || state.escaped()) {
      return;
    }
    if (!state.pending().isEmpty()) {
      inner.addAll(state.pending());
      missesInside = true;
    } else if (state.weak().isEmpty()) {
      boolean byChoice = miss(state).isChoice();
      if (missed == null || (missedByChoice && !byChoice)) {
        missed = state;
        missedByChoice = byChoice;
      }
    } else {
      weaklyMissed = weaklyMissed == null ? state : weaklyMissed;
    }
  }

  /** Ex) return false, of a plug-in's callback that leaves the work to others. */
  private boolean refuses(Instruction.Exit exit) {
    return !routine.signature().isClosure()
        && exit.value().filter(Value.Constant.bool(false)::equals).isPresent();
  }

  /** An initialiser that returns nil tells its caller so, as one that throws does. */
  private boolean isFailedCreation(Instruction.Exit exit) {
    return routine.kind() == Routine.Kind.INITIALIZER
        && exit.value().filter(Value.Constant.NIL::equals).isPresent();
  }

  private State take(State state, Edge edge, boolean withFacts) {
    Condition condition = definitions.simplify(edge.condition());
    boolean handlerIsNil =
        condition instanceof Condition.IsNil test
            && !test.negated()
            && effects.isTheValue(test.value())
            && !unlikely.isCast(test.value());
    if (handlerIsNil || unlikely.cannotBe(condition)) {
      // Nobody waits when the handler is nil.
      return null;
    }
    String why =
        unlikely.along(
            routine.block(state.block()), edge, condition, state.facts().containsKey(NO_ERROR));
    String weak = state.weak().isEmpty() ? why : state.weak();
    boolean escaped = state.escaped();
    if (condition instanceof Condition.IsTrue test && isOnceFlag(test.value())) {
      // Ex) guard !didFinish else { return }; didFinish = true; done(): whoever set the flag did
      // it.
      if (!canFulfil[edge.target()]) {
        escaped = true;
        escapes = true;
      }
    }
    Map<String, Boolean> facts = state.facts();
    if (unlikely.isNeitherResult(condition, facts)) {
      return null;
    }
    if (unlikely.excludesResult(condition)) {
      facts = new HashMap<>(facts);
      facts.put(unlikely.excluded(condition), false);
    }
    if (unlikely.findsNoError(condition) && !facts.containsKey(NO_ERROR)) {
      facts = new HashMap<>(facts);
      facts.put(NO_ERROR, true);
    }
    if (withFacts) {
      Optional<Map.Entry<String, Boolean>> fact = fact(condition);
      if (fact.isPresent() && askedTwice.contains(fact.get().getKey())) {
        Boolean known = facts.get(fact.get().getKey());
        if (known != null && !known.equals(fact.get().getValue())) {
          return null;
        }
        if (known == null) {
          facts = new HashMap<>(facts);
          facts.put(fact.get().getKey(), fact.get().getValue());
        }
      }
    }
    return new State(
        edge.target(),
        0,
        state.count(),
        escaped,
        state.unsure(),
        state.pending(),
        weak,
        facts,
        state.first(),
        state,
        edge);
  }

  /**
   * Whether the value is a flag that this routine sets itself: a variable it shares with others, or
   * a field.
   */
  private boolean isOnceFlag(Value value) {
    if (!(value instanceof Value.Local flag)) {
      return false;
    }
    List<Instruction> all = definitions.of(flag);
    boolean shared =
        !all.isEmpty()
            && all.stream()
                .allMatch(
                    one -> one instanceof Instruction.Assign assign && isTruth(assign.source()));
    if (shared && routine.signature().isClosure()) {
      return true;
    }
    return all.size() == 1
        && all.get(0) instanceof Instruction.Load load
        && load.index().isEmpty()
        && setsField(load.member());
  }

  private boolean setsField(String member) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Store store
            && store.member().equals(member)
            && isTruth(store.value())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTruth(Value value) {
    return value instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL;
  }

  /** What a condition says about a value that does not change, by a name for the question. */
  private Optional<Map.Entry<String, Boolean>> fact(Condition condition) {
    if (condition instanceof Condition.IsTrue test) {
      return stable(test.value()).map(name -> Map.entry("true " + name, !test.negated()));
    } else if (condition instanceof Condition.IsNil test) {
      return stable(test.value()).map(name -> Map.entry("nil " + name, !test.negated()));
    } else if (condition instanceof Condition.IsCase test) {
      return stable(test.value())
          .map(name -> Map.entry("case " + name + " " + test.caseName(), !test.negated()));
    } else if (condition instanceof Condition.IsEqual test
        && test.other() instanceof Value.Constant constant) {
      return stable(test.value())
          .map(name -> Map.entry("equal " + name + " " + constant, !test.negated()));
    }
    return Optional.empty();
  }

  private Optional<String> stable(Value value) {
    Value origin = definitions.origin(value);
    return origin instanceof Value.Local local && definitions.isStable(local)
        ? Optional.of(local.name())
        : Optional.empty();
  }

  private Set<String> askedTwice() {
    Map<String, Integer> askers = new LinkedHashMap<>();
    for (Block block : routine.blocks()) {
      Set<String> here = new HashSet<>();
      for (Edge edge : block.edges()) {
        fact(definitions.simplify(edge.condition())).ifPresent(fact -> here.add(fact.getKey()));
      }
      here.forEach(question -> askers.merge(question, 1, Integer::sum));
    }
    Set<String> twiceOrMore = new HashSet<>();
    askers.forEach(
        (question, count) -> {
          if (count > 1) {
            twiceOrMore.add(question);
          }
        });
    return twiceOrMore;
  }

  private boolean[] blocksThatCanStillFulfil() {
    int count = routine.blocks().size();
    boolean[] can = new boolean[count];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = count - 1; i >= 0; i--) {
        if (!can[i] && (doesSomething(routine.block(i)) || leadsOn(routine.block(i), can))) {
          can[i] = true;
          changed = true;
        }
      }
    }
    return can;
  }

  private boolean doesSomething(Block block) {
    for (Instruction instruction : block.instructions()) {
      if (effectCache.computeIfAbsent(instruction, effects::of).kind() != Effect.Kind.NONE) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsOn(Block block, boolean[] can) {
    for (Edge edge : block.edges()) {
      if (can[edge.target()] && edge.target() != maker) {
        return true;
      }
    }
    return false;
  }

  /** Blames the last branch on the way from which another turn would still have fulfilled it. */
  private Miss miss(State end) {
    List<State> way = new ArrayList<>();
    for (State state = end; state != null; state = state.from()) {
      way.add(0, state);
    }
    boolean never = !fulfils && !escapes;
    for (int i = way.size() - 1; i > 0; i--) {
      Edge edge = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      boolean lost = !canFulfil[edge.target()] && leadsOn(from, canFulfil);
      if (lost) {
        return new Miss(
            routine,
            StatementHead.of(edge.span()),
            label(from, edge),
            never,
            end.weak(),
            choices.isMade(from, edge),
            steps(way, i));
      }
    }
    // Ex) a loop that may run no time at all: the way passes a place that could have fulfilled it.
    for (int i = way.size() - 1; i > 0; i--) {
      Edge edge = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      if (from.edges().size() > 1 && leadsOn(from, canFulfil)) {
        return new Miss(
            routine,
            StatementHead.of(edge.span()),
            label(from, edge),
            never,
            end.weak(),
            choices.isMade(from, edge),
            steps(way, i));
      }
    }
    Span exit = routine.block(end.block()).terminator().span();
    return new Miss(
        routine, never ? routine.nameSpan() : exit, "", never, end.weak(), false, List.of());
  }

  private static String label(Block from, Edge edge) {
    if (!edge.label().isEmpty() && !edge.label().equals("throwing")) {
      return edge.label();
    }
    boolean throwing = edge.condition() instanceof Condition.Threw threw && !threw.negated();
    if (throwing) {
      return "an error is thrown";
    }
    return from.terminator() instanceof Instruction.Branch branch
            && branch.kind() == Instruction.BranchKind.CHAIN
        ? "the optional chain ends early"
        : "";
  }

  private List<TraceStep> steps(List<State> way, int upTo) {
    List<TraceStep> steps = new ArrayList<>();
    for (int i = 1; i <= upTo; i++) {
      Edge edge = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      String label = label(from, edge);
      if (from.edges().size() > 1 && !label.isEmpty()) {
        steps.add(new TraceStep("takes '" + label + "'", StatementHead.of(edge.span())));
      }
    }
    return steps;
  }
}
