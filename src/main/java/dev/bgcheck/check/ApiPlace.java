package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.Span;

/**
 * A place where the app uses an API, or implements a callback.
 *
 * @param guessed whether the name alone told which API it is
 */
record ApiPlace(ApiSymbol api, Routine routine, Span span, boolean guessed) {

  /** What messages call it: a callback by its full name, anything else as in a call. */
  String spoken(TargetCode code) {
    return code.catalog()
        .find(api)
        .filter(member -> member.findCallback().isPresent() && member.isInSwift())
        .map(ApiMember::swiftFullName)
        .orElseGet(() -> ApiNaming.spoken(code.catalog(), api));
  }

  /**
   * Whether a routine does nothing that the app would miss: its calls go neither to code of the
   * program nor to a known API, as in a callback that only answers its handler or hands the event
   * to an SDK.
   */
  static boolean isIdle(Routine routine, TargetCode code) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.MakeClosure closure
            && closure.body().flatMap(code.program()::findRoutine).isPresent()) {
          return false;
        }
        boolean reaches =
            instruction instanceof Instruction.Call
                && (!code.program().resolution(instruction).routines().isEmpty()
                    || code.program().api(instruction).isPresent());
        if (reaches) {
          return false;
        }
      }
    }
    return true;
  }
}
