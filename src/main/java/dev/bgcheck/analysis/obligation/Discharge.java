package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.FieldRef;
import java.util.Set;

/**
 * What fulfils an obligation.
 *
 * @param byCalling whether calling the value itself does: a completion handler
 * @param onReceiver APIs that do when called on the value: {@code BGTask
 *     setTaskCompletedWithSuccess:}
 * @param onArgument APIs that do when given the value: {@code UIApplication endBackgroundTask:}
 * @param ignoredClosures APIs whose closure does not count, whatever it does: an expiration handler
 *     is no substitute for completing the work
 * @param byAny APIs that do whatever they are called on: a duty that comes with an event and is
 *     about no value, such as reporting a call; empty for an obligation about a value
 * @param kinds names of the constant that says that an event brings the duty, in each language;
 *     ways for events of another kind owe nothing
 * @param kindsAsked APIs that, asked of the event, say of what kind it is
 * @param deadEnds fields from which nobody takes the value to fulfil it: keeping it there does not
 *     hand it on
 */
public record Discharge(
    boolean byCalling,
    Set<ApiSymbol> onReceiver,
    Set<ApiSymbol> onArgument,
    Set<ApiSymbol> ignoredClosures,
    Set<ApiSymbol> byAny,
    Set<String> kinds,
    Set<ApiSymbol> kindsAsked,
    Set<FieldRef> deadEnds) {
  /** A handler that must be called. */
  public static final Discharge CALL = new Discharge(true, Set.of(), Set.of(), Set.of());

  /** An obligation about a value. */
  public Discharge(
      boolean byCalling,
      Set<ApiSymbol> onReceiver,
      Set<ApiSymbol> onArgument,
      Set<ApiSymbol> ignoredClosures) {
    this(
        byCalling, onReceiver, onArgument, ignoredClosures, Set.of(), Set.of(), Set.of(), Set.of());
  }

  /**
   * A duty that comes with an event of one of {@code kinds}: to call one of {@code apis}.
   *
   * @param kindsAsked APIs that, asked of the event, say of what kind it is
   */
  public static Discharge duty(Set<ApiSymbol> apis, Set<String> kinds, Set<ApiSymbol> kindsAsked) {
    return new Discharge(false, Set.of(), Set.of(), Set.of(), apis, kinds, kindsAsked, Set.of());
  }

  /** Copies the sets. */
  public Discharge {
    onReceiver = Set.copyOf(onReceiver);
    onArgument = Set.copyOf(onArgument);
    ignoredClosures = Set.copyOf(ignoredClosures);
    byAny = Set.copyOf(byAny);
    kinds = Set.copyOf(kinds);
    kindsAsked = Set.copyOf(kindsAsked);
    deadEnds = Set.copyOf(deadEnds);
  }

  /** The same where keeping the value in one of {@code fields} does not hand it on. */
  public Discharge withDeadEnds(Set<FieldRef> fields) {
    return new Discharge(
        byCalling, onReceiver, onArgument, ignoredClosures, byAny, kinds, kindsAsked, fields);
  }

  /** Whether it is about no value. */
  boolean isDuty() {
    return !byAny.isEmpty();
  }
}
