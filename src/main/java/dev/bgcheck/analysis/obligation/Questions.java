package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the conditions of a routine ask about values that do not change while it runs, and whether a
 * variable of its own that changes is nil or true.
 */
final class Questions {
  /** Properties of a collection that answer the same while it does not change. */
  private static final Set<String> OF_COLLECTIONS = Set.of("isEmpty", "first", "last");

  private static final Set<String> EQUAL_TEXTS = Set.of("isEqualToString:", "equals");

  private static final String APP_STATE = "applicationState";

  private static final Pattern MUTATING =
      Pattern.compile(
          "(?:append|insert|remove|pop|drop|replace|merge|formUnion|formIntersection|subtract"
              + "|update|sort|reverse|shuffle|swap|add)(?:[A-Z].*)?");

  private final Definitions definitions;
  private final Set<String> mutated;
  private final Set<String> changing;
  private final Set<String> shared;
  private final Set<String> askedTwice;

  Questions(Routine routine, Definitions definitions) {
    this.definitions = definitions;
    this.shared = shared(routine);
    this.mutated = mutated(routine);
    this.changing = changing(routine);
    this.askedTwice = askedTwice(routine);
  }

  /** What the condition answers, when another branch asks the same. */
  Optional<Map.Entry<String, Boolean>> answer(Condition condition) {
    return fact(condition).filter(fact -> askedTwice.contains(subject(fact.getKey())));
  }

  /**
   * What is known behind {@code instruction}: a variable that gets another value may be nil or not.
   *
   * <p>Ex) {@code var cached = read(); if … { cached = nil }; if cached == nil { … }}
   */
  Map<String, Boolean> behind(Instruction instruction, Map<String, Boolean> facts) {
    Optional<Value.Local> changed = instruction.destination();
    if (changed.isEmpty() || !changing.contains(changed.get().name())) {
      return facts;
    }
    Optional<Value> source =
        instruction instanceof Instruction.Assign assign
            ? Optional.of(assign.source())
            : Optional.empty();
    Map<String, Boolean> next = new HashMap<>(facts);
    String name = changed.get().name();
    put(next, "nil " + name, source.flatMap(value -> isNil(value, facts)));
    put(next, "true " + name, source.flatMap(Questions::isTrue));
    return next.equals(facts) ? facts : next;
  }

  /** Whether the condition asks a variable that a closure may have changed by then, or may not. */
  boolean isOfShared(Condition condition) {
    return changingAskedFor(condition).filter(shared::contains).isPresent();
  }

  private static void put(Map<String, Boolean> facts, String question, Optional<Boolean> answer) {
    if (answer.isPresent()) {
      facts.put(question, answer.get());
    } else {
      facts.remove(question);
    }
  }

  private static Optional<Boolean> isTrue(Value value) {
    return isTruth(value) ? Optional.of(value.equals(Value.Constant.bool(true))) : Optional.empty();
  }

  private static boolean isTruth(Value value) {
    return value instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL;
  }

  private Optional<Boolean> isNil(Value value, Map<String, Boolean> facts) {
    if (value.equals(Value.Constant.NIL)) {
      return Optional.of(true);
    } else if (value instanceof Value.Constant) {
      return Optional.of(false);
    }
    return value instanceof Value.Local
        ? about(value).map(name -> facts.get("nil " + name))
        : Optional.empty();
  }

  /**
   * Locals that are assigned several times, and only by this routine: nil or a truth, or anything
   * where two branches ask for it.
   */
  private Set<String> changing(Routine routine) {
    Set<String> asked = changingAskedTwice(routine);
    Set<String> found = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        instruction
            .destination()
            .filter(local -> !definitions.isStable(local))
            .filter(local -> asked.contains(local.name()) || isFlagged(instruction))
            .ifPresent(local -> found.add(local.name()));
      }
    }
    found.removeAll(shared);
    return found;
  }

  /** Variables that closures may change. */
  private static Set<String> shared(Routine routine) {
    Set<String> found = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.MakeClosure closure) {
          closure.captures().stream()
              .filter(capture -> capture.mode() == Capture.Mode.VARIABLE)
              .forEach(capture -> found.add(capture.outer().toString()));
        }
      }
    }
    return found;
  }

  private static boolean isFlagged(Instruction instruction) {
    return instruction instanceof Instruction.Assign assign
        && (assign.source().equals(Value.Constant.NIL) || isTruth(assign.source()));
  }

  /** Ex) {@code if (info == nil) { info = read(); } if (info != nil) { … }}. */
  private Set<String> changingAskedTwice(Routine routine) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Block block : routine.blocks()) {
      Set<String> here = new HashSet<>();
      for (Edge edge : block.edges()) {
        changingAskedFor(definitions.simplify(edge.condition())).ifPresent(here::add);
      }
      here.stream().filter(name -> !once.add(name)).forEach(twice::add);
    }
    return twice;
  }

  private Optional<String> changingAskedFor(Condition condition) {
    Optional<Value> asked = Optional.empty();
    if (condition instanceof Condition.IsTrue test) {
      asked = Optional.of(test.value());
    } else if (condition instanceof Condition.IsNil test) {
      asked = Optional.of(test.value());
    }
    return asked
        .map(definitions::origin)
        .filter(value -> value instanceof Value.Local local && !definitions.isStable(local))
        .map(value -> ((Value.Local) value).name());
  }

  /** A name for a value that keeps, or for a variable that is followed. */
  private Optional<String> about(Value value) {
    Optional<String> keeps = stable(value);
    if (keeps.isPresent()) {
      return keeps;
    }
    Value origin = definitions.origin(value);
    return origin instanceof Value.Local local && changing.contains(local.name())
        ? Optional.of(local.name())
        : Optional.empty();
  }

  /** What a condition says about a value that does not change, by a name for the question. */
  private Optional<Map.Entry<String, Boolean>> fact(Condition condition) {
    if (condition instanceof Condition.IsTrue test) {
      Optional<String> equal = equalTexts(test.value());
      return equal
          .or(() -> about(test.value()).map(name -> "true " + name))
          .map(question -> Map.entry(question, !test.negated()));
    } else if (condition instanceof Condition.IsNil test) {
      return about(test.value()).map(name -> Map.entry("nil " + name, !test.negated()));
    } else if (condition instanceof Condition.IsCase test) {
      return stable(test.value())
          .map(name -> Map.entry("case " + name + " " + test.caseName(), !test.negated()));
    } else if (condition instanceof Condition.IsEqual test) {
      Optional<String> equal = equality(test.value(), test.other());
      return equal
          .or(() -> equality(test.other(), test.value()))
          .map(question -> Map.entry(question, !test.negated()));
    }
    return Optional.empty();
  }

  private Optional<String> equality(Value value, Value constant) {
    if (constant instanceof Value.Constant) {
      return stable(value).map(name -> "equal " + name + " " + constant);
    }
    return isAppState(value)
        ? definitions
            .only(definitions.origin(constant))
            .filter(made -> made instanceof Instruction.Load load && load.index().isEmpty())
            .map(made -> ((Instruction.Load) made).member())
            .map(member -> "equal " + APP_STATE + " " + member.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Ex) [name isEqualToString:@"done"]. */
  private Optional<String> equalTexts(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Call)
        .map(made -> (Instruction.Call) made)
        .filter(call -> EQUAL_TEXTS.contains(call.name()) && call.arguments().size() == 1)
        .flatMap(
            call -> {
              Value other = call.arguments().get(0).value();
              return equality(call.receiver(), other).or(() -> equality(other, call.receiver()));
            });
  }

  /** Ex) application.applicationState, which is the same as long as a callback runs. */
  private boolean isAppState(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Load load && load.member().equals(APP_STATE))
        .isPresent();
  }

  /**
   * What the facts of a way say to a question: a value that equals one constant equals no other.
   */
  static Optional<Boolean> known(Map<String, Boolean> facts, String question) {
    Boolean said = facts.get(question);
    if (said != null || !question.startsWith("equal ")) {
      return Optional.ofNullable(said);
    }
    String subject = subject(question);
    return facts.entrySet().stream()
            .anyMatch(fact -> fact.getValue() && subject(fact.getKey()).equals(subject))
        ? Optional.of(false)
        : Optional.empty();
  }

  /** The question without the constant that a value is compared with. */
  private static String subject(String question) {
    int space = question.startsWith("equal ") ? question.indexOf(' ', "equal ".length()) : -1;
    return space < 0 ? question : question.substring(0, space);
  }

  private Optional<String> stable(Value value) {
    Value origin = definitions.origin(value);
    Optional<String> ofCollection =
        definitions.only(origin).flatMap(made -> ofCollection(made, origin));
    if (ofCollection.isPresent()) {
      return ofCollection;
    }
    return origin instanceof Value.Local local && definitions.isStable(local)
        ? Optional.of(local.name())
        : Optional.empty();
  }

  /** Ex) if !ids.isEmpty { load(ids, done) }; if ids.isEmpty { done() }. */
  private Optional<String> ofCollection(Instruction made, Value origin) {
    return made instanceof Instruction.Load load
            && load.index().isEmpty()
            && OF_COLLECTIONS.contains(load.member())
            && definitions.origin(load.base()) instanceof Value.Local base
            && !base.equals(origin)
            && !base.equals(Value.Local.SELF)
            && definitions.isStable(base)
            && !mutated.contains(base.name())
        ? Optional.of(base.name() + "." + load.member())
        : Optional.empty();
  }

  /** Locals whose contents change in place, as far as names tell. */
  private Set<String> mutated(Routine routine) {
    Set<String> found = new HashSet<>(shared);
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Store store) {
          found.add(definitions.origin(store.base()).toString());
        } else if (instruction instanceof Instruction.Call call
            && MUTATING.matcher(CallNames.baseName(call)).matches()) {
          found.add(definitions.origin(call.receiver()).toString());
        }
      }
    }
    return found;
  }

  /** The questions that two branches ask; only those are worth remembering. */
  private Set<String> askedTwice(Routine routine) {
    Map<String, Integer> askers = new LinkedHashMap<>();
    for (Block block : routine.blocks()) {
      Set<String> here = new HashSet<>();
      for (Edge edge : block.edges()) {
        fact(definitions.simplify(edge.condition()))
            .ifPresent(fact -> here.add(subject(fact.getKey())));
      }
      here.forEach(question -> askers.merge(question, 1, Integer::sum));
    }
    Set<String> twiceOrMore = new HashSet<>();
    askers.forEach(
        (question, count) -> {
          boolean follows = changing.contains(question.substring(question.indexOf(' ') + 1));
          if (count > 1 || follows) {
            twiceOrMore.add(question);
          }
        });
    return twiceOrMore;
  }
}
