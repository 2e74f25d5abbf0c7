package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies on the operand stack while a block is read.
 *
 * <p>Besides plain values there are things under way: a compiler spreads {@code new X(a)}, {@code
 * "a" + b} or {@code a instanceof T} over several instructions, and the program form has one for
 * each. They become plain when something else than their continuation uses them.
 */
sealed interface Operand {

  /** The descriptor of the static type; empty when it is not known. */
  String descriptor();

  /** A value. */
  record Plain(Value value, String descriptor) implements Operand {}

  /** An object between {@code new} and the call of its constructor; copies share it. */
  final class Uninitialized implements Operand {
    final String type;
    // The object once its constructor was called.
    Value object;

    Uninitialized(String type) {
      this.type = type;
    }

    @Override
    public String descriptor() {
      return "L" + type + ";";
    }
  }

  /** The result of {@code lcmp} and its like, before a jump tells what is asked. */
  record Comparison(Value left, Value right) implements Operand {
    @Override
    public String descriptor() {
      return "I";
    }
  }

  /** The result of {@code instanceof}. */
  record TypeTest(Value value, TypeRef type) implements Operand {
    @Override
    public String descriptor() {
      return "Z";
    }
  }

  /** The result of comparing two values for equality before a jump asks for it. */
  record EqualityTest(Value left, Value right) implements Operand {
    @Override
    public String descriptor() {
      return "Z";
    }
  }

  /** A position that {@code SwitchBootstraps} chose: which of the labels fits the value. */
  record LabelIndex(Value value, List<Object> labels, boolean isEnum) implements Operand {
    /** Copies the labels. */
    public LabelIndex {
      labels = List.copyOf(labels);
    }

    @Override
    public String descriptor() {
      return "I";
    }
  }

  /** The number that a {@code $SwitchMap$} gives an enum constant. */
  record CaseIndex(Value value, List<String> cases) implements Operand {
    @Override
    public String descriptor() {
      return "I";
    }
  }

  /** The array of a {@code $SwitchMap$}: enum constants by their number in a switch. */
  record CaseNumbers(List<String> cases) implements Operand {
    @Override
    public String descriptor() {
      return "[I";
    }
  }

  /** The result of {@code ordinal()}. */
  record Ordinal(Value value) implements Operand {
    @Override
    public String descriptor() {
      return "I";
    }
  }

  /**
   * The object of the anonymous class whose method is lowered as a closure, or of one around it.
   */
  record ClosureObject(ClosureScope scope) implements Operand {
    @Override
    public String descriptor() {
      return "";
    }
  }

  /** An array or string that is being put together from parts; copies share it. */
  final class Assembly implements Operand {
    final boolean isText;
    final String descriptor;
    final List<Value> parts = new ArrayList<>();
    // The whole once something used it.
    Value result;

    Assembly(boolean isText, String descriptor) {
      this.isText = isText;
      this.descriptor = descriptor;
    }

    @Override
    public String descriptor() {
      return descriptor;
    }
  }
}
