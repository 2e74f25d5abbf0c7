package dev.bgcheck.analysis;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import dev.bgcheck.project.ResolvedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What strings a value can be, followed through constants, computed properties that return one,
 * enums with raw values, simple joining, and parameters of routines that are only called with
 * constants.
 *
 * <p>A part that is not known is a hole; {@code Bundle.main.bundleIdentifier} is a hole of that
 * name. Where more than a few texts are possible the answer is "anything".
 */
public final class Constants {
  private static final int MOST_TEXTS = 32;
  private static final int DEEPEST = 12;
  private static final List<ResolvedText> ANYTHING =
      List.of(ResolvedText.hole(ResolvedText.ANYTHING, "…"));

  /** The hole that stands for the app's bundle identifier. */
  public static final String BUNDLE_IDENTIFIER = "PRODUCT_BUNDLE_IDENTIFIER";

  private final Program program;
  private final Map<RoutineSignature, Definitions> definitions = new HashMap<>();
  private final Callers callers;

  /** The constants of {@code program}. */
  Constants(Program program, Callers callers) {
    this.program = program;
    this.callers = callers;
  }

  /**
   * Every text that {@code value} can be, as far as can be told; a text with a hole may be more.
   */
  public synchronized List<ResolvedText> texts(Routine routine, Value value) {
    List<ResolvedText> texts = texts(routine, value, 0);
    return texts.size() > MOST_TEXTS ? ANYTHING : texts;
  }

  /** The one complete text that {@code value} is. */
  public Optional<String> text(Routine routine, Value value) {
    List<ResolvedText> texts = texts(routine, value);
    return texts.size() == 1 && texts.get(0).isComplete()
        ? Optional.of(texts.get(0).text())
        : Optional.empty();
  }

  /** The truth value that {@code value} certainly is. */
  public synchronized Optional<Boolean> truth(Routine routine, Value value) {
    Definitions known = definitions(routine);
    Value origin = known.origin(value);
    if (origin instanceof Value.Constant constant) {
      return switch (constant.kind()) {
        case BOOL -> Optional.of(Boolean.valueOf(constant.text()));
        case NUMBER ->
            constant.text().equals("0")
                ? Optional.of(false)
                : constant.text().equals("1") ? Optional.of(true) : Optional.empty();
        default -> Optional.empty();
      };
    }
    Optional<Instruction> made = known.only(origin);
    if (made.isPresent() && made.get() instanceof Instruction.Load load) {
      if (load.base() instanceof Value.Unqualified
          && (load.member().equals("YES") || load.member().equals("NO"))) {
        return Optional.of(load.member().equals("YES"));
      }
      return program
          .resolution(load)
          .field()
          .flatMap(program::findField)
          .filter(field -> field.is(Field.Flag.CONSTANT))
          .flatMap(Field::constant)
          .filter(constant -> constant.kind() == Value.Constant.Kind.BOOL)
          .map(constant -> Boolean.valueOf(constant.text()));
    }
    return Optional.empty();
  }

  /** The name of the constant or enum case that {@code value} is, such as {@code playback}. */
  public synchronized Optional<String> constantName(Routine routine, Value value) {
    Definitions known = definitions(routine);
    return known
        .only(known.origin(value))
        .filter(Instruction.Load.class::isInstance)
        .map(load -> ((Instruction.Load) load).member());
  }

  /**
   * The names of the constants in the collection that {@code value} is: elements of an array or
   * set, keys of a dictionary, as far as they are written where the collection is made or filled.
   */
  public synchronized Set<String> heldNames(Routine routine, Value value) {
    Set<String> names = new LinkedHashSet<>();
    collectHeld(routine, value, names, 0);
    return names;
  }

  /** Whether {@code value} certainly is nil or an empty collection. */
  public synchronized boolean isNothing(Routine routine, Value value) {
    Definitions known = definitions(routine);
    Value origin = known.origin(value);
    if (origin.equals(Value.Constant.NIL)) {
      return true;
    }
    return known
        .only(origin)
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(call -> call.name().equals(Instruction.Call.ARRAY) && call.arguments().isEmpty())
        .isPresent();
  }

  private void collectHeld(Routine routine, Value value, Set<String> names, int depth) {
    Definitions known = definitions(routine);
    Value origin = known.origin(value);
    constantName(routine, origin).ifPresent(names::add);
    Optional<Instruction> made = known.only(origin);
    if (depth > 3 || made.isEmpty()) {
      return;
    }
    if (made.get() instanceof Instruction.Load load) {
      // Ex) private let options = [CBCentralManagerOptionRestoreIdentifierKey: "central"]
      program
          .resolution(load)
          .field()
          .flatMap(program::findField)
          .filter(field -> field.is(Field.Flag.CONSTANT))
          .flatMap(Field::initializer)
          .flatMap(program::findRoutine)
          .ifPresent(initializer -> collectReturned(initializer, names, depth + 1));
      return;
    }
    if (!(made.get() instanceof Instruction.Call call)) {
      return;
    }
    boolean dictionary = call.name().equals(Instruction.Call.DICTIONARY);
    boolean collects =
        dictionary || call.name().equals(Instruction.Call.ARRAY) || makesCollection(call);
    for (int i = 0; collects && i < call.arguments().size(); i += dictionary ? 2 : 1) {
      collectHeld(routine, call.arguments().get(i).value(), names, depth + 1);
    }
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Store store
            && store.index().isPresent()
            && known.origin(store.base()).equals(origin)) {
          constantName(routine, store.index().get()).ifPresent(names::add);
        }
      }
    }
  }

  private void collectReturned(Routine routine, Set<String> names, int depth) {
    for (Block block : routine.blocks()) {
      if (block.terminator() instanceof Instruction.Exit exit) {
        exit.value().ifPresent(value -> collectHeld(routine, value, names, depth));
      }
    }
  }

  /** Ex) Set([.voIP]), [NSSet setWithObject:PKPushTypeVoIP] */
  private static boolean makesCollection(Instruction.Call call) {
    return call.name().startsWith("setWith")
        || call.name().startsWith("arrayWith")
        || (call.name().equals("init") && isSet(call.receiver()))
        || call.name().equals("Set");
  }

  private static boolean isSet(Value receiver) {
    return receiver instanceof Value.Type type && type.type().name().equals("Set");
  }

  private Definitions definitions(Routine routine) {
    return definitions.computeIfAbsent(routine.signature(), unused -> Definitions.of(routine));
  }

  private List<ResolvedText> texts(Routine routine, Value value, int depth) {
    Definitions known = definitions(routine);
    Value origin = known.origin(value);
    if (origin instanceof Value.Constant constant) {
      return constant.isString() ? List.of(ResolvedText.of(constant.text())) : ANYTHING;
    }
    if (!(origin instanceof Value.Local local) || depth > DEEPEST) {
      return ANYTHING;
    }
    List<Instruction> all = known.of(local);
    if (all.isEmpty()) {
      return fromCallers(routine, local, depth + 1);
    }
    Set<ResolvedText> texts = new LinkedHashSet<>();
    for (Instruction instruction : all) {
      texts.addAll(made(routine, instruction, depth + 1));
      if (texts.size() > MOST_TEXTS) {
        return ANYTHING;
      }
    }
    return List.copyOf(texts);
  }

  private List<ResolvedText> made(Routine routine, Instruction instruction, int depth) {
    if (instruction instanceof Instruction.Assign assign) {
      return texts(routine, assign.source(), depth);
    } else if (instruction instanceof Instruction.Load load) {
      return loaded(routine, load, depth);
    } else if (instruction instanceof Instruction.Call call) {
      if (call.name().equals("+") || call.name().equals(Instruction.Call.JOIN)) {
        return joined(routine, call.arguments(), depth);
      }
      Resolution resolution = program.resolution(call);
      if (!resolution.routines().isEmpty() && resolution.created().isEmpty()) {
        return results(resolution.routines(), depth);
      }
    }
    return ANYTHING;
  }

  private List<ResolvedText> loaded(Routine routine, Instruction.Load load, int depth) {
    if (load.member().equals("bundleIdentifier")) {
      return List.of(ResolvedText.hole(BUNDLE_IDENTIFIER, "$(" + BUNDLE_IDENTIFIER + ")"));
    }
    if (load.member().equals("rawValue")) {
      return rawValues(routine, load.base(), depth);
    }
    Resolution resolution = program.resolution(load);
    List<Routine> getters =
        resolution.routines().stream().filter(r -> r.kind() == Routine.Kind.GETTER).toList();
    if (!getters.isEmpty()) {
      return results(getters, depth);
    }
    return resolution.field().map(field -> field(field, depth)).orElse(ANYTHING);
  }

  private List<ResolvedText> field(FieldRef ref, int depth) {
    Optional<Field> field = program.findField(ref);
    boolean fixed =
        field.isPresent()
            && (field.get().is(Field.Flag.CONSTANT) || field.get().is(Field.Flag.ENUM_CASE));
    if (!fixed) {
      return ANYTHING;
    }
    if (field.get().constant().isPresent()) {
      return field.get().constant().get().isString()
          ? List.of(ResolvedText.of(field.get().constant().get().text()))
          : ANYTHING;
    }
    return field
        .get()
        .initializer()
        .flatMap(program::findRoutine)
        .map(initializer -> results(List.of(initializer), depth))
        .orElse(ANYTHING);
  }

  /** Ex) TaskID.refresh.rawValue, or id.rawValue for any case of the enum. */
  private List<ResolvedText> rawValues(Routine routine, Value value, int depth) {
    Definitions known = definitions(routine);
    Optional<Instruction> made = known.only(known.origin(value));
    if (made.isPresent() && made.get() instanceof Instruction.Load load) {
      Optional<FieldRef> field = program.resolution(load).field();
      if (field.flatMap(program::findField).filter(f -> f.is(Field.Flag.ENUM_CASE)).isPresent()) {
        return field(field.get(), depth);
      }
    }
    Set<ResolvedText> all = new LinkedHashSet<>();
    program
        .typeOf(routine, value)
        .typeName()
        .flatMap(program::findType)
        .ifPresent(
            type ->
                type.fields().values().stream()
                    .filter(field -> field.is(Field.Flag.ENUM_CASE))
                    .flatMap(field -> field.constant().stream())
                    .filter(Value.Constant::isString)
                    .forEach(constant -> all.add(ResolvedText.of(constant.text()))));
    return all.isEmpty() ? ANYTHING : List.copyOf(all);
  }

  private List<ResolvedText> joined(Routine routine, List<Argument> arguments, int depth) {
    List<List<ResolvedText.Part>> texts = new ArrayList<>();
    texts.add(List.of());
    for (Argument argument : arguments) {
      List<List<ResolvedText.Part>> longer = new ArrayList<>();
      List<ResolvedText> next = texts(routine, argument.value(), depth);
      for (List<ResolvedText.Part> start : texts) {
        for (ResolvedText end : next) {
          List<ResolvedText.Part> parts = new ArrayList<>(start);
          parts.addAll(end.parts());
          longer.add(parts);
        }
      }
      if (longer.size() > MOST_TEXTS) {
        return ANYTHING;
      }
      texts = longer;
    }
    return texts.stream().map(ResolvedText::new).toList();
  }

  private List<ResolvedText> results(List<Routine> routines, int depth) {
    Set<ResolvedText> results = new LinkedHashSet<>();
    for (Routine routine : routines) {
      if (!routine.hasBody() || depth > DEEPEST) {
        return ANYTHING;
      }
      for (Block block : routine.blocks()) {
        if (block.terminator() instanceof Instruction.Exit exit
            && exit.kind() == Instruction.ExitKind.RETURN) {
          Optional<Value> value = exit.value();
          results.addAll(value.isPresent() ? texts(routine, value.get(), depth + 1) : ANYTHING);
        }
      }
      if (results.size() > MOST_TEXTS) {
        return ANYTHING;
      }
    }
    return results.isEmpty() ? ANYTHING : List.copyOf(results);
  }

  /** A parameter is what the callers give, if all of them are in the program. */
  private List<ResolvedText> fromCallers(Routine routine, Value.Local local, int depth) {
    Optional<dev.bgcheck.model.ClosureSite> site = program.siteOf(routine.signature());
    if (site.isPresent()) {
      for (dev.bgcheck.model.Capture capture : site.get().instruction().captures()) {
        if (capture.name().equals(local.name())) {
          return texts(site.get().maker(), capture.outer(), depth);
        }
      }
      return ANYTHING;
    }
    int position = Callers.position(routine, local);
    if (position < 0) {
      return ANYTHING;
    }
    Set<ResolvedText> texts = new LinkedHashSet<>();
    for (Callers.Call caller : callers.of(routine)) {
      Optional<Value> argument = caller.argument(routine, position);
      if (argument.isPresent()) {
        texts.addAll(texts(caller.routine(), argument.get(), depth + 1));
      } else {
        texts.addAll(
            routine
                .parameters()
                .get(position)
                .defaultValue()
                .flatMap(program::findRoutine)
                .map(one -> results(List.of(one), depth + 1))
                .orElse(ANYTHING));
      }
      if (texts.size() > MOST_TEXTS) {
        return ANYTHING;
      }
    }
    return texts.isEmpty() ? ANYTHING : List.copyOf(texts);
  }
}
