package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells values that an encoder can always write: structures of texts, numbers, dates and the like,
 * as far down as they go, without code of their own that encodes them.
 */
final class PlainValues {
  private static final Set<String> SIMPLE =
      Set.of(
          "String", "Bool", "Date", "UUID", "URL", "Data", "Int", "Int8", "Int16", "Int32", "Int64",
          "UInt", "UInt8", "UInt16", "UInt32", "UInt64");

  private static final Set<String> COLLECTIONS = Set.of(TypeRef.ARRAY, TypeRef.DICTIONARY, "Set");

  private static final Set<String> ENCODERS = Set.of("JSONEncoder", "PropertyListEncoder");

  private PlainValues() {}

  /**
   * Whether the call encodes such a value: it is marked as one that throws, and never does.
   *
   * <p>Ex) {@code guard let body = try? encoder.encode(login) else { return }}, of a structure with
   * a name and a number
   */
  static boolean areEncoded(Program program, Routine routine, Instruction.Call call) {
    return CallNames.baseName(call).equals("encode")
        && call.arguments().size() == 1
        && isEncoder(program, routine, call.receiver())
        && isPlain(
            program,
            program.typeOf(routine, call.arguments().get(0).value()),
            routine.signature().owner(),
            new HashSet<>());
  }

  private static boolean isEncoder(Program program, Routine routine, Value value) {
    TypeRef type = program.typeOf(routine, value);
    if (!type.isUnknown()) {
      return ENCODERS.contains(type.unwrapped().name());
    }
    // Ex) JSONEncoder().encode(…), or a property whose type nothing says.
    return Definitions.of(routine)
        .only(value)
        .filter(
            made ->
                made instanceof Instruction.Call call && ENCODERS.contains(call.name())
                    || made instanceof Instruction.Load load
                        && load.member().toLowerCase(Locale.ROOT).endsWith("encoder"))
        .isPresent();
  }

  private static boolean isPlain(
      Program program, TypeRef type, TypeName place, Set<TypeName> open) {
    TypeRef bare = type.unwrapped();
    if (SIMPLE.contains(bare.name())) {
      return true;
    } else if (COLLECTIONS.contains(bare.name())) {
      return !bare.arguments().isEmpty()
          && bare.arguments().stream().allMatch(one -> isPlain(program, one, place, open));
    }
    Optional<ProgramType> known =
        bare.typeName().flatMap(name -> find(program, name.name(), place));
    return known.isPresent()
        && (!open.add(known.get().name()) || isPlain(program, known.get(), open));
  }

  /** The type of that name, as {@code place} sees it: nested there, or in what is around it. */
  private static Optional<ProgramType> find(Program program, String name, TypeName place) {
    TypeName around = place;
    while (!around.isGlobal()) {
      Optional<ProgramType> nested = program.findType(around.nested(name));
      if (nested.isPresent()) {
        return nested;
      }
      around = around.outer();
    }
    return program.findType(new TypeName(name));
  }

  private static boolean isPlain(Program program, ProgramType type, Set<TypeName> open) {
    boolean encodesItself =
        type.routines().stream()
            .anyMatch(routine -> routine.signature().name().equals("encode(to:)"));
    if (encodesItself) {
      return false;
    }
    return switch (type.kind()) {
      // Ex) enum Kind: String, Codable
      case ENUM -> type.supertypes().stream().anyMatch(above -> SIMPLE.contains(above.name()));
      case STRUCT ->
          type.fields().values().stream()
              .filter(field -> !field.is(Field.Flag.STATIC) && !field.is(Field.Flag.COMPUTED))
              .allMatch(field -> isPlain(program, field.type(), type.name(), open));
      default -> false;
    };
  }
}
