package dev.bgcheck.frontend.bytecode;

/**
 * Says that a method uses {@code jsr}, which no compiler has written since Java 6: its control flow
 * is not read.
 */
final class SubroutineException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  SubroutineException() {
    super("it uses subroutines");
  }
}
