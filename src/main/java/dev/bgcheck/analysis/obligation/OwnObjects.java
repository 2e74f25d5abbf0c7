package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which initialisers only put a value into a field of the object they make, so that whoever made
 * the object, and nobody else, can reach the value through it.
 *
 * <p>Asks for much: a class of the program whose supertypes are known to do nothing when an object
 * is made or released, a field that is stored by initialisers only, and an initialiser that does
 * not hand the object or the value to anybody. Where that is not so the value counts as stored.
 */
final class OwnObjects {
  private final Program program;
  private final ApiCatalog catalog;
  private final ObligationAnalysis analysis;
  private final Map<Question, Optional<FieldRef>> known = new HashMap<>();
  private final Supplier<FieldUses> fieldUses;

  private record Question(RoutineSignature initializer, String parameter) {}

  OwnObjects(
      Program program,
      ApiCatalog catalog,
      ObligationAnalysis analysis,
      Supplier<FieldUses> fieldUses) {
    this.program = program;
    this.catalog = catalog;
    this.analysis = analysis;
    this.fieldUses = fieldUses;
  }

  /** The field in which the object that {@code call} makes keeps its argument. */
  Optional<FieldRef> keeping(Instruction.Call call, int argument) {
    Resolution resolution = program.resolution(call);
    boolean makesOne =
        resolution.created().isPresent()
            && resolution.exhaustive()
            && resolution.routines().size() == 1
            && call.dest().isPresent();
    if (!makesOne) {
      return Optional.empty();
    }
    Routine initializer = resolution.routines().get(0);
    int parameter =
        ArgumentMatching.match(initializer, call.arguments())
            .map(positions -> positions[argument])
            .orElse(-1);
    if (parameter < 0
        || !initializer.hasBody()
        || initializer.kind() != Routine.Kind.INITIALIZER
        || !isPlain(resolution.created().get(), new HashSet<>())) {
      return Optional.empty();
    }
    Question question =
        new Question(initializer.signature(), initializer.parameters().get(parameter).name());
    Optional<FieldRef> found = known.get(question);
    if (found == null) {
      known.put(question, Optional.empty());
      found = keptBy(initializer, question.parameter());
      known.put(question, found);
    }
    return found;
  }

  /** Nothing happens to an object of the type but what its own routines do when they are called. */
  private boolean isPlain(TypeName name, Set<TypeName> seen) {
    Optional<ProgramType> type = program.findType(name);
    if (type.isEmpty()) {
      boolean protocol =
          catalog.findType(name.name()).filter(t -> t.kind() == ApiType.Kind.PROTOCOL).isPresent();
      return name.name().equals("NSObject") || protocol;
    }
    if (!seen.add(name)) {
      return true;
    }
    boolean own =
        type.get().kind() == TypeDeclaration.Kind.PROTOCOL
            || type.get().isReference()
                && type.get().routines(Routine.Kind.DEINITIALIZER).isEmpty();
    return own && type.get().supertypes().stream().allMatch(one -> isPlain(one, seen));
  }

  private Optional<FieldRef> keptBy(Routine initializer, String parameter) {
    Set<Value> copies = new HashSet<>(Set.of(new Value.Local(parameter)));
    FieldRef kept = null;
    for (Block block : initializer.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (Values.readBy(instruction).stream().noneMatch(copies::contains)) {
          continue;
        }
        if (Holders.isCopy(instruction)) {
          instruction.destination().ifPresent(copies::add);
          continue;
        }
        Optional<FieldRef> field =
            instruction instanceof Instruction.Store store ? ownField(store) : Optional.empty();
        if (field.isEmpty() || kept != null) {
          return Optional.empty();
        }
        kept = field.get();
      }
    }
    if (kept == null || !isSetOnce(kept)) {
      return Optional.empty();
    }
    boolean quiet = analysis.outcomeOf(initializer, Value.Local.SELF.name(), kept).isUntouched();
    return quiet ? Optional.of(kept) : Optional.empty();
  }

  private Optional<FieldRef> ownField(Instruction.Store store) {
    Resolution resolution = program.resolution(store);
    boolean plain =
        resolution.base().equals(Value.Local.SELF)
            && store.index().isEmpty()
            && resolution.routines().isEmpty()
            && resolution.api().isEmpty();
    return plain ? resolution.field() : Optional.empty();
  }

  private boolean isSetOnce(FieldRef ref) {
    Optional<Field> field = program.findField(ref);
    if (field.isEmpty() || field.get().is(Field.Flag.WEAK) || field.get().is(Field.Flag.STATIC)) {
      return false;
    }
    List<FieldUses.Use> stores = fieldUses.get().storesOf(ref);
    return field.get().accessors().isEmpty()
        && stores.stream().allMatch(use -> use.routine().kind() == Routine.Kind.INITIALIZER);
  }
}
