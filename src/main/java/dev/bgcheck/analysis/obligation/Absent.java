package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is absent on the way that misses something: the property or the result of the call that is
 * nil there.
 *
 * <p>Ex) {@code guard let token = Account.token else { return }}, the same in every routine of a
 * service: many misses with one cause.
 */
public final class Absent {
  private static final Set<String> ADDRESSED =
      Set.of("URLComponents", "NSURLComponents", "URLRequest", "NSURLRequest");

  private Absent() {}

  /**
   * The thing that is nil on the way of {@code miss}, or what throws there: equal for misses of one
   * cause. Empty when the way is taken for another reason, or when each routine has a thing of its
   * own there.
   */
  public static Optional<Object> of(Program program, Miss miss) {
    Routine routine = miss.routine();
    Definitions definitions = Definitions.of(routine);
    for (Block block : routine.blocks()) {
      for (Edge edge : block.edges()) {
        Condition condition = definitions.simplify(edge.condition());
        if (!StatementHead.of(edge.span()).equals(miss.blame())) {
          continue;
        }
        if (condition instanceof Condition.IsNil test && !test.negated()) {
          return definitions
              .only(definitions.origin(test.value()))
              .flatMap(made -> name(program, made));
        } else if (condition instanceof Condition.Threw test && !test.negated()) {
          // Ex) try encode(value), in every routine that sends something
          return lastCall(block)
              .filter(call -> !program.resolution(call).routines().isEmpty())
              .flatMap(call -> name(program, call));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Instruction> lastCall(Block block) {
    Optional<Instruction> last = Optional.empty();
    for (Instruction instruction : block.instructions()) {
      last = instruction instanceof Instruction.Call ? Optional.of(instruction) : last;
    }
    return last;
  }

  /** Whether the way is taken because a delegate is not there. */
  public static boolean isDelegate(Program program, Miss miss) {
    return of(program, miss)
        .filter(absent -> absent.toString().toLowerCase(Locale.ROOT).endsWith("delegate"))
        .isPresent();
  }

  /**
   * Whether the way is taken because a text is no address, or something that is shipped with the
   * app is not there: both hardly ever fail where the app itself makes the text.
   *
   * <p>Ex) {@code guard let url = URL(string: base + id) else { return }}, {@code guard let data =
   * text.data(using: .utf8)}, {@code guard let file = Bundle.main.url(forResource: name, …)}
   */
  public static boolean isAddress(Program program, Miss miss) {
    Routine routine = miss.routine();
    Definitions definitions = Definitions.of(routine);
    // Ex) guard let url = URL(string: text), let token else { return }: one else for two questions
    List<Condition> asked =
        routine.blocks().stream()
            .flatMap(block -> block.edges().stream())
            .filter(edge -> StatementHead.of(edge.span()).equals(miss.blame()))
            .map(edge -> definitions.simplify(edge.condition()))
            .toList();
    return !asked.isEmpty()
        && asked.stream()
            .allMatch(
                condition ->
                    condition instanceof Condition.IsNil test
                        && !test.negated()
                        && definitions
                            .only(definitions.origin(test.value()))
                            .filter(made -> makesAddress(program, routine, made))
                            .isPresent());
  }

  private static boolean makesAddress(Program program, Routine routine, Instruction made) {
    if (made instanceof Instruction.Load load) {
      // Ex) components.url
      return load.member().equalsIgnoreCase("url")
          && load.base() instanceof Value.Local base
          && ADDRESSED.contains(program.typeOf(routine, base).unwrapped().name());
    }
    if (!(made instanceof Instruction.Call call) || call.arguments().isEmpty()) {
      return false;
    }
    String label = call.arguments().get(0).label();
    return switch (CallNames.baseName(call)) {
      case "URL", "NSURL", "URLComponents", "NSURLComponents" ->
          label.equals("string") || label.equals("url");
      case "URLWithString:", "componentsWithString:", "pathForResource:ofType:" -> true;
      case "url", "path" -> label.equals("forResource");
      default -> false;
    };
  }

  /**
   * Whether the way is taken because a callback brings no error, or a result that is a success: the
   * work is done, and nobody is told.
   */
  public static boolean isSuccess(Miss miss) {
    Routine routine = miss.routine();
    Definitions definitions = Definitions.of(routine);
    return routine.blocks().stream()
        .flatMap(block -> block.edges().stream())
        .filter(edge -> StatementHead.of(edge.span()).equals(miss.blame()))
        .map(edge -> definitions.simplify(edge.condition()))
        .anyMatch(condition -> saysSuccess(routine, definitions, condition));
  }

  private static boolean saysSuccess(
      Routine routine, Definitions definitions, Condition condition) {
    if (condition instanceof Condition.IsCase test) {
      return test.caseName().equals("failure") && test.negated()
          || test.caseName().equals("success") && !test.negated();
    }
    return condition instanceof Condition.IsNil test
        && !test.negated()
        && definitions.origin(test.value()) instanceof Value.Local local
        && routine.signature().isClosure()
        && routine.parameters().stream()
            .anyMatch(one -> one.name().equals(local.name()) && CallbackNews.isError(one));
  }

  private static Optional<Object> name(Program program, Instruction made) {
    Resolution resolution = program.resolution(made);
    if (resolution.field().isPresent()) {
      return Optional.of(resolution.field().get());
    } else if (resolution.api().isPresent()) {
      return Optional.of(resolution.api().get());
    } else if (!resolution.routines().isEmpty()) {
      return Optional.of(resolution.routines().get(0).signature());
    } else if (resolution.created().isPresent()) {
      return Optional.of(resolution.created().get());
    }
    return made instanceof Instruction.Load load
            && load.index().isEmpty()
            && load.base() instanceof Value.Type
        ? Optional.of(load.base() + "." + load.member())
        : Optional.empty();
  }
}
