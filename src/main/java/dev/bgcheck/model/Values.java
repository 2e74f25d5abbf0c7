package dev.bgcheck.model;

import java.util.ArrayList;
import java.util.List;

/** The values that an instruction reads. */
public final class Values {
  private Values() {}

  /** What {@code instruction} reads, in the order it is read; conditions of edges included. */
  public static List<Value> readBy(Instruction instruction) {
    List<Value> values = new ArrayList<>();
    if (instruction instanceof Instruction.Assign assign) {
      values.add(assign.source());
    } else if (instruction instanceof Instruction.Load load) {
      values.add(load.base());
      load.index().ifPresent(values::add);
    } else if (instruction instanceof Instruction.Store store) {
      values.add(store.base());
      store.index().ifPresent(values::add);
      values.add(store.value());
    } else if (instruction instanceof Instruction.Call call) {
      values.add(call.receiver());
      call.arguments().forEach(argument -> values.add(argument.value()));
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      if (closure.body().isEmpty()) {
        values.add(closure.receiver());
      }
      closure.captures().forEach(capture -> values.add(capture.outer()));
    } else if (instruction instanceof Instruction.Opaque opaque) {
      values.addAll(opaque.uses());
    } else if (instruction instanceof Instruction.Exit exit) {
      exit.value().ifPresent(values::add);
    } else if (instruction instanceof Instruction.Branch branch) {
      branch.edges().forEach(edge -> values.addAll(readBy(edge.condition())));
    }
    return values;
  }

  /** What {@code condition} reads. */
  public static List<Value> readBy(Condition condition) {
    if (condition instanceof Condition.IsTrue c) {
      return List.of(c.value());
    } else if (condition instanceof Condition.IsNil c) {
      return List.of(c.value());
    } else if (condition instanceof Condition.IsEqual c) {
      return List.of(c.value(), c.other());
    } else if (condition instanceof Condition.IsCase c) {
      return List.of(c.value());
    } else if (condition instanceof Condition.IsType c) {
      return List.of(c.value());
    }
    return List.of();
  }
}
