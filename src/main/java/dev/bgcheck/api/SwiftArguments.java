package dev.bgcheck.api;

import dev.bgcheck.model.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which parameter each argument of a Swift call is for, by Swift's rules for labels,
 * defaults, variadic parameters and trailing closures.
 */
final class SwiftArguments {
  private final List<ApiParameter> parameters;
  private final List<Argument> arguments;
  private final int[] positions;

  /**
   * @param withoutCompletion whether a completion handler at the end may be missing, as in the
   *     async form of an imported method
   */
  SwiftArguments(
      List<ApiParameter> parameters, List<Argument> arguments, boolean withoutCompletion) {
    this.arguments = arguments;
    this.positions = new int[arguments.size()];
    int last = parameters.size() - 1;
    if (withoutCompletion && last >= 0 && parameters.get(last).type().isFunction()) {
      ApiParameter completion = parameters.get(last);
      this.parameters = new ArrayList<>(parameters.subList(0, last));
      this.parameters.add(
          new ApiParameter(completion.label(), completion.type(), true, completion.isVariadic()));
    } else {
      this.parameters = parameters;
    }
  }

  /** The parameter of each argument, in the order of the arguments. */
  Optional<List<Integer>> positions() {
    if (!match(0, 0, false)) {
      return Optional.empty();
    }
    List<Integer> found = new ArrayList<>(positions.length);
    for (int position : positions) {
      found.add(position);
    }
    return Optional.of(found);
  }

  /** Matches the arguments from {@code a} with the parameters from {@code p}. */
  private boolean match(int a, int p, boolean repeating) {
    if (a == arguments.size()) {
      return restHasDefaults(repeating ? p + 1 : p);
    }
    if (p == parameters.size()) {
      return false;
    }
    Argument argument = arguments.get(a);
    ApiParameter parameter = parameters.get(p);
    if (fits(argument, parameter, repeating)) {
      positions[a] = p;
      if (parameter.isVariadic() && match(a + 1, p, true)) {
        return true;
      }
      if (match(a + 1, p + 1, false)) {
        return true;
      }
    }
    return (repeating || parameter.hasDefault() || parameter.isVariadic())
        && match(a, p + 1, false);
  }

  private static boolean fits(Argument argument, ApiParameter parameter, boolean repeating) {
    if (argument.trailing() && argument.label().isEmpty()) {
      return parameter.type().isFunction();
    }
    return repeating ? argument.label().isEmpty() : argument.label().equals(parameter.label());
  }

  private boolean restHasDefaults(int from) {
    for (int i = from; i < parameters.size(); i++) {
      if (!parameters.get(i).hasDefault() && !parameters.get(i).isVariadic()) {
        return false;
      }
    }
    return true;
  }
}
