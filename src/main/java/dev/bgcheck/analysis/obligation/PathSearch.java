package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.Loops;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
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
 * the process ends, an error is thrown (the caller sees it, unless nobody waits for the routine). A
 * second fulfilment ends the way.
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

  private final Routine routine;
  private final EffectFinder effects;
  private final ValueFacts values;
  private final Definitions definitions;
  private final CallbackNews news;
  private final UnlikelyWays unlikely;
  private final Choices choices;
  private final OuterQuestions outer;
  private final boolean errorsAreLost;
  private final Map<Instruction, Effect> effectCache = new IdentityHashMap<>();
  private final Questions questions;
  private final boolean[] isInLoop;
  private Chances chances;
  private int maker = -1;

  private boolean fulfils;
  private boolean escapes;
  private boolean gaveUp;
  // The value is used up in a loop: it is there for each element, not once.
  private boolean repeats;
  // A way ends that relied on something that may leave the obligation undone.
  private boolean missesInside;
  private final Set<Miss> inner = new LinkedHashSet<>();
  private final Set<Twice> twice = new LinkedHashSet<>();
  // Whose misses are among those: a block is visited once for each status.
  private final Set<List<Miss>> innerOf = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<FieldRef> stored = new HashSet<>();
  // An ordinary way that misses it; rather one that nobody chose, and that passes no loop.
  private PathState missed;
  private int missedRank;
  private PathState weaklyMissed;
  // The way before the last call of the block that was run last.
  private PathState beforeCall;

  /**
   * A search.
   *
   * @param outer what the routines around a closure ask
   * @param errorsAreLost whether nobody sees an error that the routine throws
   */
  PathSearch(
      Routine routine,
      EffectFinder effects,
      ValueFacts values,
      Definitions definitions,
      OuterQuestions outer,
      boolean errorsAreLost) {
    this.routine = routine;
    this.outer = outer;
    this.effects = effects;
    this.errorsAreLost = errorsAreLost;
    this.values = values;
    this.definitions = definitions;
    this.news = new CallbackNews(routine, definitions);
    this.unlikely = new UnlikelyWays(routine, definitions, values, news);
    this.choices = new Choices(routine, definitions);
    this.questions = new Questions(routine, definitions);
    this.chances = new Chances(routine, this::effect, maker);
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
    chances = new Chances(routine, this::effect, maker);
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
    PathBlame blame = blame();
    boolean never = !fulfils && !escapes;
    boolean missesHere = missed != null || weaklyMissed != null || missesInside;
    if (missed != null) {
      misses.add(blame.miss(missed, never));
    } else if (weaklyMissed != null) {
      misses.add(blame.miss(weaklyMissed, never));
    }
    misses.addAll(inner);
    boolean perElement = repeats && maker < 0;
    // A duty is there once: only a way through a loop may have done it for each element.
    boolean sure = missed != null && values.isDuty() && !passesLoop(missed);
    return new Outcome(
        fulfils,
        escapes,
        perElement && !sure
            ? misses.stream().map(miss -> miss.weakly(PER_ELEMENT)).toList()
            : misses,
        missesHere,
        List.copyOf(twice),
        stored,
        perElement);
  }

  private Effect effect(Instruction instruction) {
    return effectCache.computeIfAbsent(instruction, effects::of);
  }

  private void reset() {
    gaveUp = false;
    missesInside = false;
    fulfils = false;
    escapes = false;
    repeats = false;
    missed = null;
    missedRank = 0;
    weaklyMissed = null;
    inner.clear();
    innerOf.clear();
    twice.clear();
    stored.clear();
  }

  private void walk(int startBlock, int startIndex, boolean withFacts) {
    Deque<PathState> open = new ArrayDeque<>();
    Set<PathState.Key> seen = new HashSet<>();
    open.add(
        new PathState(
            startBlock, startIndex, 0, false, false, List.of(), "", Map.of(), null, null, null));
    while (!open.isEmpty()) {
      PathState state = open.removeFirst();
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
      PathState after = run(state, open, withFacts);
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
          PathState next = take(threw ? beforeCall : after, edge, withFacts);
          if (next != null) {
            open.add(next);
          }
        }
      }
    }
  }

  /** Runs the rest of the block; nothing when the way ends inside it. Forks go to {@code open}. */
  private PathState run(PathState start, Deque<PathState> open, boolean withFacts) {
    Block block = routine.block(start.block());
    PathState state = start;
    beforeCall = start;
    for (int i = start.index(); i < block.instructions().size(); i++) {
      Instruction instruction = block.instructions().get(i);
      beforeCall = instruction.isTerminator() ? beforeCall : state;
      if (values.neverReturns(instruction)) {
        return null;
      }
      if (withFacts) {
        state = state.knowing(questions.behind(instruction, state.facts()));
      }
      Effect effect = effect(instruction);
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
        addInner(effect.inner());
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
        // Ex) if !load(name, done) { done() }: the answer tells whether it is called.
        // Ex) for (i, view) in views { animate(view, then: i == last ? done : nil) }
        boolean mayDecline =
            state.escaped() || answersYesOrNo(instruction, block) || isInLoop[block.id()];
        state = state.at(i + 1, 1, mayDecline, unsure, instruction.span());
        if (values.callsTheValue(instruction)) {
          // Ex) try? done(value): whether it throws or not, it was called.
          beforeCall = beforeCall.at(i, 0, true, beforeCall.unsure(), null);
        }
      }
    }
    return state;
  }

  private void addInner(List<Miss> misses) {
    if (!misses.isEmpty() && innerOf.add(misses)) {
      inner.addAll(misses);
    }
  }

  private boolean answersYesOrNo(Instruction instruction, Block block) {
    return instruction instanceof Instruction.Call call && values.answersYesOrNo(call, block);
  }

  private void leave(PathState state, Instruction.Exit exit) {
    boolean returns = exit.kind() == Instruction.ExitKind.RETURN;
    if (returns && !isFailedCreation(exit) && !refuses(exit)) {
      end(state);
    } else if (errorsAreLost && exit.kind() == Instruction.ExitKind.THROW) {
      end(state);
    }
  }

  /** The way is over: what is still owed is missed. */
  private void end(PathState state) {
    if (state.count() != 0 || state.escaped()) {
      return;
    }
    if (!state.pending().isEmpty()) {
      addInner(state.pending());
      missesInside = true;
    } else if (state.weak().isEmpty()) {
      Miss miss = blame().miss(state, false);
      if (miss.isWeak()) {
        weaklyMissed = weaklyMissed == null ? state : weaklyMissed;
      } else {
        int rank = (miss.isChoice() ? 1 : 0) + (values.isDuty() && passesLoop(state) ? 2 : 0);
        if (missed == null || rank < missedRank) {
          missed = state;
          missedRank = rank;
        }
      }
    } else {
      weaklyMissed = weaklyMissed == null ? state : weaklyMissed;
    }
  }

  private boolean passesLoop(PathState state) {
    return state.way().stream().anyMatch(passed -> isInLoop[passed.block()]);
  }

  private PathBlame blame() {
    return new PathBlame(
        routine, chances, choices, definitions, outer, new OtherEars(routine, values));
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

  private PathState take(PathState state, Edge edge, boolean withFacts) {
    Condition condition = definitions.simplify(edge.condition());
    boolean handlerIsNil =
        condition instanceof Condition.IsNil test
            && !test.negated()
            && values.isTheValue(test.value())
            && !unlikely.isCast(test.value());
    if (handlerIsNil || unlikely.cannotBe(routine.block(state.block()), condition)) {
      // Nobody waits when the handler is nil.
      return null;
    }
    Map<String, Boolean> facts = state.facts();
    if (news.isNoResult(condition, facts)) {
      return null;
    }
    String why =
        news.isNeither(condition, facts)
            ? UnlikelyWays.NEITHER
            : unlikely.along(
                routine.block(state.block()), edge, condition, CallbackNews.hasNoError(facts));
    String weak = state.weak().isEmpty() ? why : state.weak();
    boolean escaped = state.escaped();
    if (state.count() == 1 && news.isBoth(condition, facts)) {
      // Ex) if let data { done(data) }; if let error { done(error) }: it brings one of the two.
      escaped = true;
    }
    if (condition instanceof Condition.IsTrue test && isOnceFlag(test.value())) {
      // Ex) guard !didFinish else { return }; didFinish = true; done(): whoever set the flag did
      // it.
      if (!chances.areIn(edge.target())) {
        escaped = true;
        escapes = true;
      }
    }
    if (state.count() == 1 && questions.isOfShared(condition)) {
      // Ex) defer { if failure != nil { done(failure) } }, with a closure that sets failure later
      escaped = true;
    }
    facts = news.after(condition, facts);
    if (withFacts) {
      Optional<Map.Entry<String, Boolean>> fact = questions.answer(condition);
      if (fact.isPresent()) {
        Optional<Boolean> known = Questions.known(facts, fact.get().getKey());
        if (known.isPresent() && !known.get().equals(fact.get().getValue())) {
          return null;
        }
        if (known.isEmpty()) {
          facts = new HashMap<>(facts);
          facts.put(fact.get().getKey(), fact.get().getValue());
        }
      }
    }
    return new PathState(
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
   * Whether the value is a flag that this routine sets itself: a variable it shares with others, a
   * field, or what a routine keeps that is asked who comes first.
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
    if (all.size() == 1 && all.get(0) instanceof Instruction.Call call) {
      return values.isClaim(call);
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
}
