package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a way through a closure knows of the news that a callback brings: a result or an error, one
 * of the two and never both.
 *
 * <p>Ex) {@code { data, _, error in if let data { done(data) }; if let error { done(error) } }}
 */
final class CallbackNews {
  private static final String NO_ERROR = "no error";
  private static final String A_RESULT = "a result";
  private static final String NO_RESULT = "no result";
  private static final Set<String> ERRORS = Set.of("Error", "NSError");

  private final Routine routine;
  private final Definitions definitions;

  CallbackNews(Routine routine, Definitions definitions) {
    this.routine = routine;
    this.definitions = definitions;
  }

  /** The facts of a way, with what {@code condition} says of the news. */
  Map<String, Boolean> after(Condition condition, Map<String, Boolean> facts) {
    Map<String, Boolean> next = facts;
    if (excludesResult(condition)) {
      next = with(next, excluded(condition), false);
    }
    if (findsResult(condition, true)) {
      next = with(next, A_RESULT, true);
    } else if (findsResult(condition, false)) {
      next = with(next, NO_RESULT, true);
    }
    return findsError(condition, false) ? with(next, NO_ERROR, true) : next;
  }

  private static Map<String, Boolean> with(
      Map<String, Boolean> facts, String name, boolean answer) {
    if (facts.containsKey(name)) {
      return facts;
    }
    Map<String, Boolean> next = new HashMap<>(facts);
    next.put(name, answer);
    return next;
  }

  /** Whether the way has asked for the error of the callback and found none. */
  static boolean hasNoError(Map<String, Boolean> facts) {
    return facts.containsKey(NO_ERROR);
  }

  /** Whether a {@code Result} would be neither a success nor a failure. */
  boolean isNoResult(Condition condition, Map<String, Boolean> facts) {
    if (!excludesResult(condition)) {
      return false;
    }
    Condition.IsCase test = (Condition.IsCase) condition;
    String other = test.caseName().equals("success") ? "failure" : "success";
    return facts.containsKey(excluded(new Condition.IsCase(test.value(), other, true)));
  }

  /** Whether the callback would bring neither a result nor an error. */
  boolean isNeither(Condition condition, Map<String, Boolean> facts) {
    return findsError(condition, false) && facts.containsKey(NO_RESULT);
  }

  /** Whether the callback would bring both a result and an error. */
  boolean isBoth(Condition condition, Map<String, Boolean> facts) {
    return findsError(condition, true) && facts.containsKey(A_RESULT);
  }

  /** Whether {@code value} is what this closure's callback brings, and not its error. */
  boolean isResult(Value value) {
    return parameter(value).filter(one -> !isError(one)).isPresent();
  }

  /** Whether a parameter of a callback is the error, by its type or name. */
  static boolean isError(Parameter parameter) {
    TypeRef type = parameter.type().unwrapped();
    String name = parameter.name().toLowerCase(Locale.ROOT);
    return ERRORS.contains(type.name()) || name.equals("err") || name.contains("error");
  }

  private boolean findsError(Condition condition, boolean isThere) {
    return condition instanceof Condition.IsNil test
        && test.negated() == isThere
        && parameter(test.value()).filter(CallbackNews::isError).isPresent();
  }

  private boolean findsResult(Condition condition, boolean isThere) {
    return condition instanceof Condition.IsNil test
        && test.negated() == isThere
        && isResult(test.value())
        && routine.parameters().stream().anyMatch(CallbackNews::isError);
  }

  /** Whether the condition says that a value is not a success, or not a failure. */
  private boolean excludesResult(Condition condition) {
    return condition instanceof Condition.IsCase test
        && test.negated()
        && (test.caseName().equals("success") || test.caseName().equals("failure"))
        && definitions.origin(test.value()) instanceof Value.Local;
  }

  private String excluded(Condition condition) {
    Condition.IsCase test = (Condition.IsCase) condition;
    return "no " + test.caseName() + " " + ((Value.Local) definitions.origin(test.value())).name();
  }

  /** The parameter of this closure that {@code value} is, perhaps cast. */
  private Optional<Parameter> parameter(Value value) {
    if (!routine.signature().isClosure() || !(definitions.origin(value) instanceof Value.Local)) {
      return Optional.empty();
    }
    String name = ((Value.Local) definitions.origin(value)).name();
    return routine.parameters().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
