package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.Optional;

/**
 * Tells whether a closure asks what the routine around it has asked before of the same value.
 *
 * <p>A closure is judged by itself, for whatever its captured values may be. Where the routine that
 * makes it has decided on one of them already, only some of the closure's ways belong to the way on
 * which it was made, and which ones is not followed.
 *
 * <p>Ex) {@code if let task { keep(done, task) }; refresh { … if task == nil { done() } }}: with a
 * task the handler is kept, and the closure leaves it alone.
 */
final class OuterQuestions {
  static final String WHY = "the routine around this asks the same before";

  private final ObligationAnalysis analysis;
  private final Routine closure;

  OuterQuestions(ObligationAnalysis analysis, Routine closure) {
    this.analysis = analysis;
    this.closure = closure;
  }

  /** Whether a routine around the closure asks {@code condition} or its opposite. */
  boolean areAsked(Condition condition) {
    Optional<Value.Local> asked = asked(closure, condition, true);
    boolean isNil = condition instanceof Condition.IsNil;
    Program program = analysis.program();
    Routine inner = closure;
    Optional<ClosureSite> site = program.siteOf(inner.signature());
    while (asked.isPresent() && site.isPresent()) {
      Routine outer = site.get().maker();
      asked = outside(site.get(), asked.get());
      if (asked.isPresent() && asks(outer, asked.get(), isNil)) {
        return true;
      }
      site = program.siteOf(outer.signature());
    }
    return false;
  }

  /**
   * The local that the condition is about.
   *
   * @param keeps whether it has to keep its value while the routine runs
   */
  private Optional<Value.Local> asked(Routine routine, Condition condition, boolean keeps) {
    Optional<Value> value = Optional.empty();
    if (condition instanceof Condition.IsNil test) {
      value = Optional.of(test.value());
    } else if (condition instanceof Condition.IsTrue test) {
      value = Optional.of(test.value());
    }
    Definitions definitions = analysis.definitions(routine);
    return value
        .map(definitions::origin)
        .filter(origin -> origin instanceof Value.Local && !origin.equals(Value.Local.SELF))
        .map(Value.Local.class::cast)
        .filter(local -> !keeps || definitions.isStable(local));
  }

  /** What {@code local} of the closure is in the routine that makes it. */
  private static Optional<Value.Local> outside(ClosureSite site, Value.Local local) {
    return site.instruction().captures().stream()
        .filter(capture -> capture.name().equals(local.name()))
        .filter(capture -> capture.mode() != Capture.Mode.WEAK)
        .map(Capture::outer)
        .filter(Value.Local.class::isInstance)
        .map(Value.Local.class::cast)
        .filter(outer -> !outer.equals(Value.Local.SELF))
        .findFirst();
  }

  private boolean asks(Routine outer, Value.Local local, boolean isNil) {
    Definitions definitions = analysis.definitions(outer);
    Value value = definitions.origin(local);
    for (Block block : outer.blocks()) {
      for (Edge edge : block.edges()) {
        Condition condition = definitions.simplify(edge.condition());
        boolean same =
            condition instanceof Condition.IsNil == isNil
                && asked(outer, condition, false).filter(value::equals).isPresent();
        if (same) {
          return true;
        }
      }
    }
    return false;
  }
}
