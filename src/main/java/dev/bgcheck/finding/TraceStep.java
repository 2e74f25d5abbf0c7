package dev.bgcheck.finding;

import dev.bgcheck.source.Span;

/**
 * One step of the chain that leads to a finding: an entry point, a call, a branch taken.
 *
 * @param message what happens here; one phrase, no full stop
 */
public record TraceStep(String message, Span span) {
  // Written out: what records do by themselves goes through method handles, and steps are compared
  // a lot where ways through the code are.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof TraceStep that
            && span.equals(that.span)
            && message.equals(that.message);
  }

  @Override
  public int hashCode() {
    return 31 * message.hashCode() + span.hashCode();
  }
}
