package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A use of an API, perhaps with a certain argument.
 *
 * @param apis any of these
 * @param argument the position of the argument that decides, in the API's declaration
 * @param values what the argument must be: {@code yes}, {@code no}, or names of constants
 */
record ApiUsePattern(Set<ApiSymbol> apis, int argument, List<String> values) {
  /** How rule files write one. */
  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.required(
              "api", Shape.texts(), "APIs as `Class selector`; any of them will do."),
          Shape.Field.optional(
              "argument", new Shape.Count(), "The position of the argument that decides, from 0."),
          Shape.Field.optional(
              "is",
              Shape.texts(),
              "What that argument must be: yes, no, or the name of a constant or enum case."));

  ApiUsePattern {
    values = List.copyOf(values);
  }

  static ApiUsePattern parse(RuleParams params) {
    return new ApiUsePattern(
        Symbols.all(params.texts("api")), params.count("argument", 0), params.texts("is"));
  }

  static List<ApiUsePattern> parseAll(RuleParams params, String name) {
    return params.groups(name).stream().map(ApiUsePattern::parse).toList();
  }

  /** Every certain use, in the order of the program. */
  List<UseSite> find(TargetCode code) {
    List<UseSite> found = new ArrayList<>();
    for (UseSite use : code.uses(apis)) {
      if (values.isEmpty()
          || use.argument(argument).filter(v -> matches(code, use, v)).isPresent()) {
        found.add(use);
      }
    }
    return found;
  }

  private boolean matches(TargetCode code, UseSite use, Value value) {
    Optional<Boolean> truth = code.constants().truth(use.routine(), value);
    if (truth.isPresent()) {
      return values.contains(truth.get() ? "yes" : "no");
    }
    return code.constants()
        .constantName(use.routine(), value)
        .filter(name -> values.stream().anyMatch(wanted -> names(name, wanted)))
        .isPresent();
  }

  /** Ex) playback, and AVAudioSessionCategoryPlayback for the same in Objective-C. */
  private static boolean names(String name, String wanted) {
    if (name.equals(wanted)) {
      return true;
    }
    String capital = Character.toUpperCase(wanted.charAt(0)) + wanted.substring(1);
    return name.endsWith(capital) && name.length() > capital.length();
  }
}
