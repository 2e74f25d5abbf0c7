package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the conditions of a routine ask about values that do not change while it runs. */
final class Questions {
  private final Definitions definitions;
  private final Set<String> askedTwice;

  Questions(Routine routine, Definitions definitions) {
    this.definitions = definitions;
    this.askedTwice = askedTwice(routine);
  }

  /** What the condition answers, when another branch asks the same. */
  Optional<Map.Entry<String, Boolean>> answer(Condition condition) {
    return fact(condition).filter(fact -> askedTwice.contains(fact.getKey()));
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

  /** The questions that two branches ask; only those are worth remembering. */
  private Set<String> askedTwice(Routine routine) {
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
}
