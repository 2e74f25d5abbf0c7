package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.ApiSymbol;
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
 */
public record Discharge(
    boolean byCalling,
    Set<ApiSymbol> onReceiver,
    Set<ApiSymbol> onArgument,
    Set<ApiSymbol> ignoredClosures) {
  /** A handler that must be called. */
  public static final Discharge CALL = new Discharge(true, Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public Discharge {
    onReceiver = Set.copyOf(onReceiver);
    onArgument = Set.copyOf(onArgument);
    ignoredClosures = Set.copyOf(ignoredClosures);
  }
}
