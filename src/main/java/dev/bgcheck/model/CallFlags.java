package dev.bgcheck.model;

/**
 * What is written around a call.
 *
 * @param isAwait whether control may suspend here
 * @param isSuper whether the receiver's own override is skipped
 * @param isTry whether the call is marked as one that may throw
 * @param isDiscarded whether the result is dropped on purpose ({@code _ = f()})
 */
public record CallFlags(boolean isAwait, boolean isSuper, boolean isTry, boolean isDiscarded) {
  /** A plain call. */
  public static final CallFlags NONE = new CallFlags(false, false, false, false);
}
