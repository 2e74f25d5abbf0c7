package dev.bgcheck.analysis;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.LogNames;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks a closure as if it were called to say that nothing came of the work, or that all went well,
 * and finds what it then does.
 *
 * <p><b>The fact tracked</b> is what a local holds: nothing, something, true, false, a failure. It
 * is made at the parameters, moved by copies, and dropped where a local gets anything else. Ways
 * that contradict a fact are not taken. Past a bound on visits the answer is that something is
 * done.
 */
final class FailureWalk {
  private static final int MOST_VISITS = 400;
  private static final int DEEPEST = 5;

  /** First words of names by which somebody or something that waits is told to go on. */
  private static final Pattern LETTING_GO =
      Pattern.compile(
          "(?:resume|leave|signal|fulfill|fulfil|reject|finish|complete)(?:[A-Z_0-9].*)?"
              + "|dispatch_group_leave|dispatch_semaphore_signal|setTaskCompleted.*"
              + "|endBackgroundTask.*");

  /** First words of names by which a sign of progress is taken away, or something fails. */
  private static final Pattern ENDING =
      Pattern.compile("(?:end|stop|hide|dismiss|close|done|cancel)(?:[A-Z_0-9].*)?");

  /** Parts of the names of functions that somebody waits for. */
  private static final Pattern HANDLER =
      Pattern.compile(
          "(?i).*(?:complet|handler|callback|reply|respon|answer|resolv|reject|promise|finish|done"
              + "|result|success|fail|continu|block).*");

  /** APIs that only run the closure they get. */
  private static final Set<String> RUNNING =
      Set.of(
          "async",
          "asyncAfter",
          "sync",
          "Task",
          "run",
          "perform",
          "performAndWait",
          "performBlock",
          "performBlockAndWait",
          "addOperation",
          "addOperationWithBlock",
          "dispatch_async",
          "dispatch_after",
          "dispatch_sync",
          "animate");

  /** What a local is known to hold. */
  enum Known {
    /** Not known. */
    ANYTHING,
    /** Nil. */
    NIL,
    /** Not nil. */
    SOMETHING,
    /** True. */
    TRUE,
    /** False. */
    FALSE,
    /** A result that is a failure. */
    FAILURE,
    /** A result that is none. */
    SUCCESS;

    /** What a parameter of that type holds when all went well. */
    static Known ofSuccess(TypeRef type) {
      String name = type.unwrapped().name();
      if (name.endsWith("Error")) {
        return NIL;
      } else if (name.equals("Bool") || name.equals("BOOL") || name.equals("bool")) {
        return TRUE;
      } else if (name.equals("Result")) {
        return SUCCESS;
      }
      return type.isOptional() ? SOMETHING : ANYTHING;
    }

    /**
     * What a parameter of that type holds when there is no answer.
     *
     * @param pointers whether every object may be nil, as in Objective-C
     */
    static Known ofNothing(TypeRef type, boolean pointers) {
      String name = type.unwrapped().name();
      if (name.endsWith("Error")) {
        return SOMETHING;
      } else if (name.equals("Bool") || name.equals("BOOL") || name.equals("bool")) {
        return FALSE;
      } else if (name.equals("Result")) {
        return FAILURE;
      } else if (type.isOptional()) {
        return NIL;
      }
      boolean object = pointers && (name.startsWith("NS") && !name.endsWith("Integer"));
      return object ? NIL : ANYTHING;
    }
  }

  private record State(int block, Map<String, Known> facts) {}

  private final Program program;
  private int depth;

  FailureWalk(Program program) {
    this.program = program;
  }

  /** What {@code closure} does where its locals hold what {@code facts} say. */
  Reaction of(Routine closure, Map<String, Known> facts) {
    if (!closure.hasBody() || depth >= DEEPEST) {
      return Reaction.SOMETHING;
    }
    depth++;
    Definitions definitions = Definitions.of(closure);
    Reaction strongest = Reaction.NOTHING;
    Set<String> brought = brought(closure, facts.keySet());
    Set<Value> returned = returned(closure);
    Deque<State> open = new ArrayDeque<>();
    Set<State> seen = new HashSet<>();
    open.add(new State(0, facts));
    while (!open.isEmpty() && strongest != Reaction.WAITING) {
      State state = open.removeFirst();
      if (!seen.add(state)) {
        continue;
      }
      if (seen.size() > MOST_VISITS) {
        strongest = stronger(strongest, Reaction.SOMETHING);
        break;
      }
      Map<String, Known> now = new HashMap<>(state.facts());
      Block block = closure.block(state.block());
      for (Instruction instruction : block.instructions()) {
        strongest = stronger(strongest, run(instruction, definitions, now, brought, returned));
      }
      for (Edge edge : block.edges()) {
        take(definitions.simplify(edge.condition()), definitions, now)
            .ifPresent(next -> open.add(new State(edge.target(), next)));
      }
    }
    depth--;
    return strongest;
  }

  private static Reaction stronger(Reaction one, Reaction other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** The parameters that say what came of it, and what is worked out from them. */
  private static Set<String> brought(Routine closure, Set<String> parameters) {
    Set<String> brought = new HashSet<>(parameters);
    int before;
    do {
      before = brought.size();
      for (Block block : closure.blocks()) {
        for (Instruction instruction : block.instructions()) {
          boolean reads =
              Values.readBy(instruction).stream()
                  .anyMatch(one -> one instanceof Value.Local l && brought.contains(l.name()));
          if (reads) {
            instruction.destination().ifPresent(dest -> brought.add(dest.name()));
          }
        }
      }
    } while (brought.size() > before);
    return brought;
  }

  /** What the closure returns: that of its only expression too, which is done for what it does. */
  private static Set<Value> returned(Routine closure) {
    Set<Value> returned = new HashSet<>();
    int before;
    do {
      before = returned.size();
      for (Block block : closure.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.Exit exit) {
            exit.value().ifPresent(returned::add);
          } else if (instruction instanceof Instruction.Assign assign
              && returned.contains(assign.dest())) {
            returned.add(assign.source());
          }
        }
      }
    } while (returned.size() > before);
    return returned;
  }

  /** What the instruction does, and what is known afterwards. */
  private Reaction run(
      Instruction instruction,
      Definitions definitions,
      Map<String, Known> now,
      Set<String> brought,
      Set<Value> returned) {
    if (instruction instanceof Instruction.Assign assign) {
      set(now, assign.dest(), known(assign.source(), now));
      return Reaction.NOTHING;
    } else if (instruction instanceof Instruction.Load load) {
      boolean chained = known(load.base(), now) == Known.NIL;
      set(now, load.dest(), chained ? Known.NIL : Known.ANYTHING);
      return Reaction.NOTHING;
    } else if (instruction instanceof Instruction.Store store) {
      Optional<Reaction> release = release(store);
      if (release.isPresent()) {
        return release.get();
      }
      boolean onlyPassed = store.value() instanceof Value.Local l && brought.contains(l.name());
      boolean onNothing = known(store.base(), now) == Known.NIL;
      return onlyPassed || onNothing ? Reaction.NOTHING : Reaction.SOMETHING;
    } else if (instruction instanceof Instruction.Call call) {
      call.dest().ifPresent(dest -> now.remove(dest.name()));
      return call.isOperator() || known(call.receiver(), now) == Known.NIL
          ? Reaction.NOTHING
          : call(call, definitions, now, returned);
    }
    return instruction instanceof Instruction.Opaque ? Reaction.SOMETHING : Reaction.NOTHING;
  }

  /** Ex) isLoading = false, wheel.isHidden = true, button.isEnabled = true. */
  private static Optional<Reaction> release(Instruction.Store store) {
    String member = store.member().toLowerCase(Locale.ROOT);
    boolean ends = member.endsWith("hidden") || member.endsWith("enabled");
    if (store.value().equals(Value.Constant.bool(true)) && ends) {
      return Optional.of(Reaction.ENDING);
    }
    return store.value().equals(Value.Constant.bool(false)) && !ends
        ? Optional.of(Reaction.WAITING)
        : Optional.empty();
  }

  private Reaction call(
      Instruction.Call call, Definitions definitions, Map<String, Known> now, Set<Value> returned) {
    if (call.name().equals(Instruction.Call.INVOKE)) {
      // Ex) completion(nil); not filter(image)
      boolean waits =
          !(definitions.origin(call.receiver()) instanceof Value.Local local)
              || HANDLER.matcher(local.name()).matches();
      return waits ? Reaction.WAITING : Reaction.SOMETHING;
    }
    String base = CallNames.baseName(call);
    int colon = base.indexOf(':');
    String name = colon < 0 ? base : base.substring(0, colon);
    if (LETTING_GO.matcher(name).matches()) {
      return Reaction.WAITING;
    } else if (ENDING.matcher(name).matches()) {
      return Reaction.ENDING;
    }
    Reaction inside = Reaction.NOTHING;
    boolean runs = false;
    for (Argument argument : call.arguments()) {
      Optional<Instruction> made = definitions.only(definitions.origin(argument.value()));
      if (made.isPresent() && made.get() instanceof Instruction.MakeClosure closure) {
        runs = true;
        inside = stronger(inside, nested(closure, now));
      }
    }
    if (runs && RUNNING.contains(name)) {
      return inside;
    }
    boolean worksOut = call.dest().filter(dest -> !returned.contains(dest)).isPresent();
    if (isNoted(call, base) || worksOut && !runs) {
      // What it works out matters where it is used.
      return Reaction.NOTHING;
    }
    return Reaction.SOMETHING;
  }

  private Reaction nested(Instruction.MakeClosure closure, Map<String, Known> now) {
    Optional<Routine> body = closure.body().flatMap(program::findRoutine);
    if (body.isEmpty()) {
      return Reaction.SOMETHING;
    }
    Map<String, Known> facts = new HashMap<>();
    for (Capture capture : closure.captures()) {
      Known fact = known(capture.outer(), now);
      if (fact != Known.ANYTHING) {
        facts.put(capture.name(), fact);
      }
    }
    return of(body.get(), facts);
  }

  /** Whether the call only writes down what happened; a dialog and a login are no logs. */
  private static boolean isNoted(Instruction.Call call, String base) {
    return LogNames.isLogging(call) || base.toLowerCase(Locale.ROOT).contains("assert");
  }

  /** What is known behind an edge; empty when the way cannot be taken. */
  private static Optional<Map<String, Known>> take(
      Condition condition, Definitions definitions, Map<String, Known> now) {
    if (condition instanceof Condition.IsNil test) {
      if (isSelf(definitions.origin(test.value()))) {
        return test.negated() ? Optional.of(now) : Optional.empty();
      }
      return choose(
          test.value(),
          test.negated() ? Known.SOMETHING : Known.NIL,
          isNil(test.value(), now),
          now);
    } else if (condition instanceof Condition.IsTrue test) {
      Known known = known(test.value(), now);
      Boolean truth = known == Known.TRUE ? Boolean.TRUE : known == Known.FALSE ? false : null;
      return choose(
          test.value(),
          test.negated() ? Known.FALSE : Known.TRUE,
          isNot(truth, test.negated()),
          now);
    } else if (condition instanceof Condition.IsCase test
        && isResult(known(definitions.origin(test.value()), now))) {
      boolean failed = known(definitions.origin(test.value()), now) == Known.FAILURE;
      boolean asked = test.caseName().equals(failed ? "failure" : "success");
      return asked != test.negated() ? Optional.of(now) : Optional.empty();
    } else if (condition instanceof Condition.IsType test
        && known(test.value(), now) == Known.NIL) {
      return test.negated() ? Optional.of(now) : Optional.empty();
    } else if (condition instanceof Condition.Threw test) {
      return test.negated() ? Optional.of(now) : Optional.empty();
    }
    return Optional.of(now);
  }

  private static boolean isResult(Known known) {
    return known == Known.FAILURE || known == Known.SUCCESS;
  }

  /** Whether the value is nil; null when that is not known. */
  private static Boolean isNil(Value value, Map<String, Known> now) {
    Known known = known(value, now);
    return known == Known.NIL ? Boolean.TRUE : known == Known.ANYTHING ? null : Boolean.FALSE;
  }

  private static Boolean isNot(Boolean truth, boolean negated) {
    return truth == null ? null : truth != negated;
  }

  private static Optional<Map<String, Known>> choose(
      Value value, Known then, Boolean holds, Map<String, Known> now) {
    boolean wantsNil = then == Known.NIL;
    boolean about = then == Known.NIL || then == Known.SOMETHING;
    if (holds != null) {
      boolean taken = about ? holds == wantsNil : holds;
      return taken ? Optional.of(now) : Optional.empty();
    }
    if (!(value instanceof Value.Local local)) {
      return Optional.of(now);
    }
    Map<String, Known> next = new HashMap<>(now);
    next.put(local.name(), then);
    return Optional.of(next);
  }

  private static boolean isSelf(Value value) {
    return value instanceof Value.Local local
        && (local.name().equals("self")
            || local.name().startsWith("self~")
            || local.name().toLowerCase(Locale.ROOT).endsWith("self"));
  }

  private static void set(Map<String, Known> now, Value.Local dest, Known known) {
    if (known == Known.ANYTHING) {
      now.remove(dest.name());
    } else {
      now.put(dest.name(), known);
    }
  }

  private static Known known(Value value, Map<String, Known> now) {
    if (value instanceof Value.Local local) {
      return now.getOrDefault(local.name(), Known.ANYTHING);
    } else if (value.equals(Value.Constant.NIL)) {
      return Known.NIL;
    } else if (value.equals(Value.Constant.bool(true))) {
      return Known.TRUE;
    }
    return value.equals(Value.Constant.bool(false)) ? Known.FALSE : Known.ANYTHING;
  }
}
