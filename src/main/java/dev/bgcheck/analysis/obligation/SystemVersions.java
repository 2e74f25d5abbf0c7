package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.Optional;
import java.util.Set;

/** Tells the conditions of one routine that ask for the version of the system it runs on. */
final class SystemVersions {
  private static final int MAX_STEPS = 6;

  /** Properties and functions of UIKit, Foundation, WatchKit and MobiVM. */
  private static final Set<String> VERSIONS =
      Set.of(
          "systemVersion",
          "operatingSystemVersion",
          "operatingSystemVersionString",
          "getSystemVersion",
          "getOperatingSystemVersion",
          "getMajorSystemVersion");

  private static final Set<String> AT_LEAST =
      Set.of(
          Instruction.Call.AVAILABLE,
          "isOperatingSystemAtLeast",
          "isOperatingSystemAtLeastVersion:",
          "SYSTEM_VERSION_GREATER_THAN_OR_EQUAL_TO");

  private final Definitions definitions;

  SystemVersions(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Whether the system is an older one than the code asks for when {@code value} is true, or, with
   * {@code negated}, when it is false.
   */
  boolean isOlder(Value value, boolean negated) {
    Optional<Instruction> made = definitions.only(value);
    if (made.isEmpty() || !(made.get() instanceof Instruction.Call call)) {
      return false;
    }
    if (AT_LEAST.contains(call.name()) || AT_LEAST.contains(CallNames.baseName(call))) {
      return negated;
    }
    boolean newer = call.name().equals(">=") || call.name().equals(">");
    boolean older = call.name().equals("<=") || call.name().equals("<");
    boolean asked =
        (negated ? newer : older)
            && !call.arguments().isEmpty()
            && isOfVersion(call.arguments().get(0).value());
    return asked;
  }

  /** Ex) Float(UIDevice.current.systemVersion). */
  boolean isOfVersion(Value value) {
    return isOfVersion(value, 0);
  }

  private boolean isOfVersion(Value value, int steps) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    if (steps > MAX_STEPS || made.isEmpty()) {
      return false;
    }
    if (made.get() instanceof Instruction.Load load) {
      return VERSIONS.contains(load.member()) || isOfVersion(load.base(), steps + 1);
    }
    if (!(made.get() instanceof Instruction.Call call)) {
      return false;
    }
    if (VERSIONS.contains(CallNames.baseName(call)) || isOfVersion(call.receiver(), steps + 1)) {
      return true;
    }
    for (Argument argument : call.arguments()) {
      if (isOfVersion(argument.value(), steps + 1)) {
        return true;
      }
    }
    return false;
  }
}
