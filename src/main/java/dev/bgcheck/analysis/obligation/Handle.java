package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a local holds the value that an obligation is about. */
sealed interface Handle
    permits Handle.Itself, Handle.Within, Handle.Kept, Handle.Kind, Handle.Again {
  /** The local is the value. */
  Handle ITSELF = new Itself();

  /** The local says of what kind the event is that brings a duty. */
  Handle KIND = new Kind();

  /** The local is a closure that is being looked at already. */
  Handle AGAIN = new Again();

  /**
   * The name under which a routine or closure holds a duty, which is no value: everything that the
   * routine makes run has it too.
   */
  String DUTY = "~duty";

  /** The local is the value. */
  record Itself() implements Handle {}

  /** The local says of what kind the event is that brings a duty. */
  record Kind() implements Handle {}

  /**
   * The local is the closure that captures it, or one that runs that closure: calling it starts the
   * same work again, which is taken to do its part.
   */
  record Again() implements Handle {}

  /**
   * The local is an object that keeps the value in a field, and that nobody else has seen so far.
   *
   * @param field the field, which is set when the object is made and never again
   */
  record Kept(FieldRef field) implements Handle {
    public Kept {
      Objects.requireNonNull(field);
    }
  }

  /**
   * The local is a closure that holds the value.
   *
   * @param body the closure
   * @param held the locals of the closure that hold the value, and how
   */
  record Within(RoutineSignature body, SortedMap<String, Handle> held) implements Handle {
    public Within {
      Objects.requireNonNull(body);
      held = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(held));
    }

    /** Whether the instruction, one of the body, calls something that holds the value. */
    boolean isAsked(Instruction instruction) {
      return instruction instanceof Instruction.Call call
          && ValueFacts.isInvocation(call)
          && call.receiver() instanceof Value.Local asked
          && held.containsKey(asked.name());
    }

    int depth() {
      int deepest = 0;
      for (Handle handle : held.values()) {
        deepest = Math.max(deepest, handle instanceof Within within ? within.depth() : 0);
      }
      return deepest + 1;
    }
  }
}
