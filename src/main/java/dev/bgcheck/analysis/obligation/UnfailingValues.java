package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.Set;

/**
 * Values that are optional by their type only: what makes them fails for nothing that an app has.
 *
 * <p>Ex) {@code HTTPURLResponse(url: url, statusCode: 200, …)}, {@code text.data(using: .utf8)},
 * {@code calendar.date(byAdding: .minute, value: 15, to: now)}
 */
final class UnfailingValues {
  /** Types whose initialiser with a {@code url} fails for no address that a request has. */
  private static final Set<String> UNFAILING =
      Set.of("HTTPURLResponse", "NSHTTPURLResponse", "URLComponents", "NSURLComponents");

  private final Definitions definitions;

  UnfailingValues(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Whether the call that makes the value hardly ever fails. */
  boolean isOne(Value value) {
    return isUtf8(value) || isAddressed(value) || isLaterDate(value);
  }

  /** Ex) text.data(using: .utf8): every text of Swift has bytes in UTF-8. */
  private boolean isUtf8(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Call)
        .map(made -> (Instruction.Call) made)
        .filter(call -> CallNames.baseName(call).equals("data") && !call.arguments().isEmpty())
        .map(call -> call.arguments().get(0))
        .filter(encoding -> encoding.label().equals("using") && isLoad(encoding.value(), "utf8"))
        .isPresent();
  }

  private boolean isAddressed(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Call)
        .map(made -> (Instruction.Call) made)
        .filter(call -> !call.arguments().isEmpty())
        .filter(call -> call.arguments().get(0).label().equals("url"))
        .filter(
            call ->
                UNFAILING.contains(call.name())
                    || (call.receiver() instanceof Value.Type type
                        && UNFAILING.contains(type.type().name())))
        .isPresent();
  }

  /** Ex) calendar.date(byAdding: .minute, value: 15, to: now). */
  private boolean isLaterDate(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Call)
        .map(made -> (Instruction.Call) made)
        .filter(call -> !call.arguments().isEmpty())
        .filter(
            call ->
                call.name().startsWith("dateByAdding")
                    || (CallNames.baseName(call).equals("date")
                        && call.arguments().get(0).label().equals("byAdding")))
        .isPresent();
  }

  private boolean isLoad(Value value, String member) {
    return definitions
        .only(definitions.origin(value))
        .filter(
            made -> made instanceof Instruction.Load load && load.member().equalsIgnoreCase(member))
        .isPresent();
  }
}
