package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells values that may be nil, and calls that may throw, by what is declared of them only: as they
 * are used here they never fail.
 */
final class UnfailingValues {
  /** Types whose initialiser with a {@code url} fails for no address that a request has. */
  private static final Set<String> ADDRESSED =
      Set.of("HTTPURLResponse", "NSHTTPURLResponse", "URLComponents", "NSURLComponents");

  /** Ends of the names of what knows the services of an app, which it is given at launch. */
  private static final Pattern SERVICES = Pattern.compile(".*(?:resolver|container|injector)");

  private final Definitions definitions;
  private final ValueFacts values;

  UnfailingValues(Definitions definitions, ValueFacts values) {
    this.definitions = definitions;
    this.values = values;
  }

  /** Whether {@code value} is one. */
  boolean contains(Value value) {
    Optional<Instruction.Call> made =
        definitions
            .only(definitions.origin(value))
            .filter(Instruction.Call.class::isInstance)
            .map(Instruction.Call.class::cast);
    return made.isPresent()
        && (isUtf8(made.get())
            || isAddressed(made.get())
            || isService(made.get())
            || isLaterDate(made.get())
            || values.encodesPlainly(made.get()));
  }

  /** Whether the last call of {@code block} never throws. */
  boolean endsIn(Block block) {
    List<Instruction> all = block.instructions();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i) instanceof Instruction.Call call) {
        return values.encodesPlainly(call);
      }
    }
    return false;
  }

  /** Ex) text.data(using: .utf8): every text of Swift has bytes in UTF-8. */
  private boolean isUtf8(Instruction.Call call) {
    return CallNames.baseName(call).equals("data")
        && !call.arguments().isEmpty()
        && call.arguments().get(0).label().equals("using")
        && isUtf8(call.arguments().get(0).value());
  }

  private boolean isUtf8(Value encoding) {
    return definitions
        .only(definitions.origin(encoding))
        .filter(
            made -> made instanceof Instruction.Load load && load.member().equalsIgnoreCase("utf8"))
        .isPresent();
  }

  /** Ex) HTTPURLResponse(url: url, statusCode: 200, …), URLComponents(url: url, …). */
  private static boolean isAddressed(Instruction.Call call) {
    return !call.arguments().isEmpty()
        && call.arguments().get(0).label().equals("url")
        && (ADDRESSED.contains(call.name())
            || (call.receiver() instanceof Value.Type type
                && ADDRESSED.contains(type.type().name())));
  }

  /** Ex) calendar.date(byAdding: .minute, value: 15, to: now). */
  private static boolean isLaterDate(Instruction.Call call) {
    return !call.arguments().isEmpty()
        && (call.name().startsWith("dateByAdding")
            || (CallNames.baseName(call).equals("date")
                && call.arguments().get(0).label().equals("byAdding")));
  }

  /** Ex) let catalog: Catalog = Resolver.shared.resolve(), of what is registered at launch. */
  private boolean isService(Instruction.Call call) {
    return CallNames.baseName(call).equals("resolve")
        && call.arguments().size() < 2
        && SERVICES
            .matcher(values.typeOrName(definitions, call.receiver()).toLowerCase(Locale.ROOT))
            .matches();
  }
}
