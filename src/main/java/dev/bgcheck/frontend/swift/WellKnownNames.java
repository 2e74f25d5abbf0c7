package dev.bgcheck.frontend.swift;

import java.util.Set;

/** Functions of the standard library and the C library that matter to control flow and captures. */
final class WellKnownNames {
  private WellKnownNames() {}

  /** Declared with the result {@code Never}, or as not returning in C. */
  static final Set<String> NEVER_RETURNING =
      Set.of("fatalError", "preconditionFailure", "abort", "exit", "_exit", "dispatchMain");

  /**
   * Free functions that closures call often. An unqualified name in a closure otherwise means that
   * the closure takes {@code self}.
   */
  static final Set<String> FREE_FUNCTIONS =
      Set.of(
          "abort",
          "abs",
          "arc4random_uniform",
          "assert",
          "assertionFailure",
          "autoreleasepool",
          "debugPrint",
          "dispatchMain",
          "dispatchPrecondition",
          "dump",
          "exit",
          "fatalError",
          "isKnownUniquelyReferenced",
          "max",
          "min",
          "os_log",
          "precondition",
          "preconditionFailure",
          "print",
          "sequence",
          "sleep",
          "stride",
          "swap",
          "type",
          "unsafeBitCast",
          "usleep",
          "withAnimation",
          "withCheckedContinuation",
          "withCheckedThrowingContinuation",
          "withExtendedLifetime",
          "withTaskGroup",
          "withThrowingTaskGroup",
          "withUnsafeContinuation",
          "withUnsafePointer",
          "withUnsafeThrowingContinuation",
          "zip");

  /** Whether a name is written like a type's: with a capital behind any underscores. */
  static boolean looksLikeType(String name) {
    int at = 0;
    while (at < name.length() && name.charAt(at) == '_') {
      at++;
    }
    return at < name.length() && Character.isUpperCase(name.charAt(at));
  }

  /** Whether a name is an operator's. */
  static boolean isOperator(String name) {
    return !name.isEmpty()
        && !Character.isUnicodeIdentifierStart(name.charAt(0))
        && name.charAt(0) != '_'
        && name.charAt(0) != '$'
        && !Character.isDigit(name.charAt(0))
        && !Character.isSurrogate(name.charAt(0));
  }
}
