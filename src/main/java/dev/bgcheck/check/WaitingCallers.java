package dev.bgcheck.check;

import dev.bgcheck.analysis.Reaction;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.obligation.Absent;
import dev.bgcheck.analysis.obligation.Miss;

/**
 * Whether somebody waits for a handler of the app's own that is not called.
 *
 * <p>A routine that has begun its work owes an answer. One that returns before may have nothing to
 * do, on purpose: then it is a defect where a caller is seen to wait. Of the findings in some 190
 * public apps judged by hand (real-apps.md) this told the true ones from the debatable ones best.
 */
final class WaitingCallers {
  private WaitingCallers() {}

  /** Why nobody may wait; empty where somebody does. */
  static String doubt(TargetCode code, OwedHandler owed, Miss miss) {
    boolean begun = miss.isOfBegunWork();
    Reaction toFailure = code.reactions().to(owed.routine(), owed.parameter());
    Reaction toSuccess = code.reactions().toSuccess(owed.routine(), owed.parameter());
    if (toFailure == Reaction.NO_HANDLER) {
      return "no caller gives a handler";
    } else if (toFailure == Reaction.NOTHING) {
      return "its callers do nothing when they are told that nothing came of it";
    } else if (Absent.isSuccess(miss) && toSuccess == Reaction.NOTHING) {
      return "its callers do nothing when they are told that all went well";
    } else if (toFailure == Reaction.NO_CALLS
        && !miss.never()
        && OwnHandlers.mayBeLeftOut(owed.routine(), owed.parameter())) {
      return "callers may leave the handler out, and none is seen";
    } else if (begun || isOneOfSeveral(miss)) {
      return "";
    } else if (Absent.isDelegate(code.program(), miss)) {
      return "nobody has set the delegate";
    } else if (toFailure == Reaction.NO_CALLS) {
      return OwnHandlers.isCalledByFramework(code.program(), owed.routine())
          ? ""
          : "nothing was begun yet, and no call of the routine is seen";
    }
    // Ex) dismiss() for failures alone is what is done about them; always done, it ends a wait.
    boolean ends = toFailure == Reaction.ENDING && toSuccess.compareTo(Reaction.ENDING) >= 0;
    return ends || miss.never() || toFailure == Reaction.WAITING
        ? ""
        : "nothing was begun yet, and no caller is seen to wait";
  }

  /**
   * Why nobody may wait for what the system asked for: the routine neither answers nor is called
   * here, as one that is only there for others to forward to. Empty for most.
   */
  static String neverUsed(TargetCode code, OwedHandler owed, Miss miss) {
    return miss.never()
            && code.reactions().to(owed.routine(), owed.parameter()) == Reaction.NO_CALLS
            && !OwnHandlers.isCalledByFramework(code.program(), owed.routine())
        ? "no call of the routine is seen"
        : "";
  }

  /** Whether the routine answers in the other cases, or where nothing is thrown. */
  private static boolean isOneOfSeveral(Miss miss) {
    return miss.isThrown() || miss.isCase();
  }
}
