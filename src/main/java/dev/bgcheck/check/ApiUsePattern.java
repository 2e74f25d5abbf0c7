package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A use of an API, perhaps with a certain argument, or the implementation of a callback.
 *
 * @param apis any of these
 * @param callbacks or any of these, implemented
 * @param argument the position of the argument that decides, in the API's declaration
 * @param values what the argument must be: {@code yes}, {@code no}, {@code empty-text}, or names of
 *     constants
 * @param excluded what the argument must not be; {@code nil} for none and for an empty collection
 * @param holds constants of which the collection in the argument must hold one
 */
record ApiUsePattern(
    Set<ApiSymbol> apis,
    Set<ApiSymbol> callbacks,
    int argument,
    List<String> values,
    List<String> excluded,
    List<String> holds) {
  private static final String NIL = "nil";
  private static final String EMPTY_TEXT = "empty-text";

  /** How rule files write one. */
  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.optional(
              "api", Shape.texts(), "APIs as `Class selector`; any of them will do."),
          Shape.Field.optional(
              "callback", Shape.texts(), "Callbacks that the app implements and does work in."),
          Shape.Field.optional(
              "argument", new Shape.Count(), "The position of the argument that decides, from 0."),
          Shape.Field.optional(
              "is",
              Shape.texts(),
              "What that argument must be: yes, no, nil (also when it is left out), empty-text, or"
                  + " the name of a constant or enum case."),
          Shape.Field.optional("is-not", Shape.texts(), "What that argument must not be."),
          Shape.Field.optional(
              "holds",
              Shape.texts(),
              "Constants of which the collection in that argument must hold one."));

  ApiUsePattern {
    values = List.copyOf(values);
    excluded = List.copyOf(excluded);
    holds = List.copyOf(holds);
  }

  static ApiUsePattern parse(RuleParams params) {
    if (!params.has("api") && !params.has("callback")) {
      params.problem("api", "a use names an `api` or a `callback`");
    }
    return new ApiUsePattern(
        Symbols.all(params.texts("api")),
        Symbols.all(params.texts("callback")),
        params.count("argument", 0),
        params.texts("is"),
        params.texts("is-not"),
        params.texts("holds"));
  }

  static List<ApiUsePattern> parseAll(RuleParams params, String name) {
    return params.groups(name).stream().map(ApiUsePattern::parse).toList();
  }

  /** Every place of any of {@code patterns} in code that is to blame. */
  static List<ApiPlace> blamed(Collection<ApiUsePattern> patterns, Blame blame) {
    return patterns.stream()
        .flatMap(pattern -> pattern.places(blame.code()).stream())
        .filter(place -> blame.fallsOn(place.routine()))
        .toList();
  }

  /**
   * Whether any of {@code patterns} is found in code that something may run, libraries included.
   */
  static boolean anyIn(Collection<ApiUsePattern> patterns, TargetCode code) {
    return patterns.stream()
        .flatMap(pattern -> pattern.places(code).stream())
        .anyMatch(place -> code.liveness().isLive(place.routine()));
  }

  /** Every certain use, and every callback with a body that does something. */
  List<ApiPlace> places(TargetCode code) {
    List<ApiPlace> places = new ArrayList<>();
    for (UseSite use : find(code)) {
      places.add(
          new ApiPlace(
              use.api(), use.routine(), use.instruction().span(), use.resolution().guessed()));
    }
    for (ApiSymbol callback : callbacks) {
      for (Routine routine : code.program().implementationsOf(callback)) {
        if (!ApiPlace.isIdle(routine, code)) {
          places.add(new ApiPlace(callback, routine, routine.nameSpan(), false));
        }
      }
    }
    return places;
  }

  /** Every certain use, in the order of the program. */
  List<UseSite> find(TargetCode code) {
    List<UseSite> found = new ArrayList<>();
    for (UseSite use : code.uses(apis)) {
      if (accepts(code, use)) {
        found.add(use);
      }
    }
    return found;
  }

  private boolean accepts(TargetCode code, UseSite use) {
    if (values.isEmpty() && excluded.isEmpty() && holds.isEmpty()) {
      return true;
    }
    Optional<Value> value = use.argument(argument);
    if (value.isEmpty()) {
      return values.contains(NIL) && isLeftOut(code, use);
    }
    return (values.isEmpty() || isOneOf(values, code, use, value.get()))
        && !isOneOf(excluded, code, use, value.get())
        && (holds.isEmpty() || isHeld(code, use, value.get()));
  }

  /** Ex) {@code pushType: PushType? = nil}, and a call without it. */
  private boolean isLeftOut(TargetCode code, UseSite use) {
    return use.instruction() instanceof Instruction.Call
        && code.catalog()
            .find(use.api())
            .filter(member -> argument < member.parameters().size())
            .filter(member -> member.parameters().get(argument).hasDefault())
            .isPresent();
  }

  private boolean isHeld(TargetCode code, UseSite use, Value value) {
    return code.constants().heldNames(use.routine(), value).stream()
        .anyMatch(name -> holds.stream().anyMatch(wanted -> names(name, wanted)));
  }

  private static boolean isOneOf(List<String> wanted, TargetCode code, UseSite use, Value value) {
    if (wanted.contains(NIL) && code.constants().isNothing(use.routine(), value)) {
      return true;
    }
    Optional<Boolean> truth = code.constants().truth(use.routine(), value);
    if (truth.isPresent()) {
      return wanted.contains(truth.get() ? "yes" : "no");
    }
    if (wanted.contains(EMPTY_TEXT)
        && code.constants().text(use.routine(), value).filter(String::isBlank).isPresent()) {
      return true;
    }
    return code.constants()
        .constantName(use.routine(), value)
        .filter(name -> wanted.stream().anyMatch(one -> names(name, one)))
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
