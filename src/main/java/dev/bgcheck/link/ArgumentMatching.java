package dev.bgcheck.link;

import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Which parameter each argument of a call goes to.
 *
 * <p>Swift goes by labels: parameters with defaults may be left out, a trailing closure goes to the
 * next parameter whose type is, or may be, a function. The other languages go by position; in Java
 * sources a last parameter that is an array takes any number, as {@code Runnable...} does. (One
 * that is declared as an array takes one, but then no call with more compiles.)
 */
public final class ArgumentMatching {
  private ArgumentMatching() {}

  /** For each argument the position of its parameter, or nothing if the call does not fit. */
  public static Optional<int[]> match(Routine routine, List<Argument> arguments) {
    return routine.language() == Language.SWIFT
        ? bySwiftLabels(routine.parameters(), arguments)
        : byPosition(routine, arguments.size());
  }

  /**
   * Whether the arguments for that parameter are put into an array: what becomes of one of them is
   * not what becomes of the parameter.
   */
  public static boolean gathers(Routine routine, int position) {
    return routine.language() == Language.JAVA
        && position == routine.parameters().size() - 1
        && routine.parameters().get(position).type().name().equals(TypeRef.ARRAY);
  }

  /** Whether the call has a parameter for each argument and needs no array to be made. */
  static boolean isOneByOne(Routine routine, List<Argument> arguments) {
    return routine.language() == Language.SWIFT || routine.parameters().size() == arguments.size();
  }

  private static Optional<int[]> byPosition(Routine routine, int arguments) {
    int last = routine.parameters().size() - 1;
    boolean variable = routine.language() == Language.JAVA && last >= 0 && gathers(routine, last);
    if (variable ? arguments < last : arguments != last + 1) {
      return Optional.empty();
    }
    int[] positions = new int[arguments];
    for (int i = 0; i < arguments; i++) {
      positions[i] = Math.min(i, last);
    }
    return Optional.of(positions);
  }

  private static Optional<int[]> bySwiftLabels(
      List<Parameter> parameters, List<Argument> arguments) {
    int[] positions = new int[arguments.size()];
    int parameter = 0;
    boolean variadic = false;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      if (variadic && argument.label().isEmpty() && !argument.trailing()) {
        // Ex) print(a, b, c): further values of the variadic parameter before.
        positions[i] = parameter - 1;
        continue;
      }
      int from = parameter;
      while (parameter < parameters.size() && !accepts(parameters.get(parameter), argument)) {
        if (!parameters.get(parameter).hasDefault()) {
          return Optional.empty();
        }
        parameter++;
      }
      if (parameter == parameters.size()) {
        if (argument.trailing() && from <= lastFunction(parameters)) {
          parameter = lastFunction(parameters);
        } else {
          return Optional.empty();
        }
      }
      variadic = parameters.get(parameter).type().name().equals(TypeRef.ARRAY);
      positions[i] = parameter++;
    }
    for (; parameter < parameters.size(); parameter++) {
      Parameter left = parameters.get(parameter);
      if (!left.hasDefault() && !left.type().name().equals("[]")) {
        return Optional.empty();
      }
    }
    return Optional.of(positions);
  }

  private static boolean accepts(Parameter parameter, Argument argument) {
    if (argument.trailing() && argument.label().isEmpty()) {
      return parameter.type().isFunction()
          || parameter.type().isUnknown()
          || (parameter.type().unwrapped().isNamed() && !parameter.hasDefault());
    }
    return parameter.label().equals(argument.label());
  }

  private static int lastFunction(List<Parameter> parameters) {
    for (int i = parameters.size() - 1; i >= 0; i--) {
      if (parameters.get(i).type().isFunction()) {
        return i;
      }
    }
    return -1;
  }
}
