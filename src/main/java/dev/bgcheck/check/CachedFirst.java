package dev.bgcheck.check;

import dev.bgcheck.analysis.obligation.Twice;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells routines that answer twice on purpose: with what they remember, and again with what comes
 * fresh. By names, since it is about what the author meant.
 *
 * <p>Ex) {@code if let cached = cache[id] { done(cached) }; load(id) { done($0) }}
 */
final class CachedFirst {
  private CachedFirst() {}

  /** Whether something before the second call is named after a cache. */
  static boolean isMeant(Program program, Twice twice) {
    return before(twice).flatMap(one -> names(program, one)).anyMatch(CachedFirst::speaksOfIt);
  }

  private static Stream<Instruction> before(Twice twice) {
    return twice.routine().blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(one -> one.span().start() < twice.second().start());
  }

  private static Stream<String> names(Program program, Instruction instruction) {
    if (instruction instanceof Instruction.Call call) {
      return Stream.of(call.name());
    } else if (instruction instanceof Instruction.Load load) {
      return Stream.of(load.member());
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      // Ex) ^(BOOL cached) { … }, run with YES and then with NO
      return closure.body().flatMap(program::findRoutine).stream()
          .map(Routine::parameters)
          .flatMap(List::stream)
          .map(Parameter::name);
    }
    return Stream.empty();
  }

  private static boolean speaksOfIt(String name) {
    return name.toLowerCase(Locale.ROOT).contains("cache");
  }
}
