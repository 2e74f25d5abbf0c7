package dev.bgcheck.frontend.bytecode;

import java.util.Map;

/**
 * What the body of a closure class reaches through its object: the values its fields were given
 * where the object is made.
 */
final class ClosureScope {
  // The routine that makes the closure; the operands of the fields are values there.
  final MethodLowering maker;
  final Map<String, Operand> fields;
  // The closure's own routine, where fields that are no captures are locals.
  MethodLowering body;

  ClosureScope(MethodLowering maker, Map<String, Operand> fields) {
    this.maker = maker;
    this.fields = Map.copyOf(fields);
  }
}
