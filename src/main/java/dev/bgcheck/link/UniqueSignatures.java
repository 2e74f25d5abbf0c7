package dev.bgcheck.link;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives routines of different files that have one signature different ones.
 *
 * <p>Ex) two files with {@code private func log()}; an extension in two files for different
 * constraints. The later one becomes {@code log()~f2}, its closures with it.
 */
final class UniqueSignatures {
  /** Of all but closures, which are named after what they stand in. */
  private Set<RoutineSignature> taken = Set.of();

  List<LoweredUnit> apply(List<LoweredUnit> units) {
    List<LoweredUnit> result = new ArrayList<>(units.size());
    taken = new HashSet<>(units.stream().mapToInt(unit -> unit.routines().size()).sum());
    for (LoweredUnit unit : withoutRepetitions(units)) {
      Map<RoutineSignature, RoutineSignature> renamed = new HashMap<>();
      for (Routine routine : unit.routines()) {
        RoutineSignature signature = routine.signature();
        if (!signature.isClosure() && taken.contains(signature)) {
          renamed.put(signature, unused(signature));
        }
      }
      for (Routine routine : renamed.isEmpty() ? List.<Routine>of() : unit.routines()) {
        RoutineSignature signature = routine.signature();
        if (signature.isClosure()) {
          RoutineSignature outer = signature;
          while (outer.isClosure()) {
            outer = outer.enclosing();
          }
          RoutineSignature other = renamed.get(outer);
          if (other != null) {
            String path = signature.name().substring(outer.name().length());
            renamed.put(
                signature,
                new RoutineSignature(other.owner(), other.name() + path, other.isStatic()));
          }
        }
      }
      LoweredUnit named = renamed.isEmpty() ? unit : rename(unit, renamed);
      for (Routine routine : named.routines()) {
        if (!routine.signature().isClosure()) {
          taken.add(routine.signature());
        }
      }
      result.add(named);
    }
    return result;
  }

  /**
   * Leaves out what a header only announces: a routine of Objective-C without a body that a file
   * has with one, or that another file has announced.
   */
  private static List<LoweredUnit> withoutRepetitions(List<LoweredUnit> units) {
    if (units.stream().noneMatch(unit -> unit.language() == Language.OBJC)) {
      return units;
    }
    Set<RoutineSignature> announced = new HashSet<>();
    for (LoweredUnit unit : units) {
      if (unit.language() == Language.OBJC) {
        for (Routine routine : unit.routines()) {
          if (!routine.hasBody()) {
            announced.add(routine.signature());
          }
        }
      }
    }
    if (announced.isEmpty()) {
      return units;
    }
    Set<RoutineSignature> known = new HashSet<>();
    for (LoweredUnit unit : units) {
      for (Routine routine : unit.routines()) {
        if (routine.hasBody() && announced.contains(routine.signature())) {
          known.add(routine.signature());
        }
      }
    }
    List<LoweredUnit> result = new ArrayList<>(units.size());
    for (LoweredUnit unit : units) {
      Set<RoutineSignature> repeated = new HashSet<>();
      if (unit.language() == Language.OBJC) {
        for (Routine routine : unit.routines()) {
          if (!routine.hasBody() && !known.add(routine.signature())) {
            repeated.add(routine.signature());
          }
        }
      }
      result.add(repeated.isEmpty() ? unit : without(unit, repeated));
    }
    return result;
  }

  private static LoweredUnit without(LoweredUnit unit, Set<RoutineSignature> repeated) {
    List<TypeDeclaration> types = new ArrayList<>();
    for (TypeDeclaration type : unit.types()) {
      types.add(
          new TypeDeclaration(
              type.name(),
              type.kind(),
              type.origin(),
              type.supertypes(),
              type.fields(),
              type.routines().stream().filter(one -> !repeated.contains(one)).toList(),
              type.isolation(),
              type.attributes(),
              type.span()));
    }
    return new LoweredUnit(
        unit.file(),
        unit.language(),
        unit.origin(),
        unit.imports(),
        types,
        unit.globals(),
        unit.routines().stream().filter(one -> !repeated.contains(one.signature())).toList(),
        unit.conditional(),
        unit.notices());
  }

  private RoutineSignature unused(RoutineSignature signature) {
    for (int number = 2; ; number++) {
      RoutineSignature other =
          new RoutineSignature(
              signature.owner(), signature.name() + "~f" + number, signature.isStatic());
      if (taken.add(other)) {
        return other;
      }
    }
  }

  private static LoweredUnit rename(
      LoweredUnit unit, Map<RoutineSignature, RoutineSignature> renamed) {
    List<Routine> routines = new ArrayList<>();
    for (Routine routine : unit.routines()) {
      List<Block> blocks = new ArrayList<>();
      for (Block block : routine.blocks()) {
        List<Instruction> instructions = new ArrayList<>();
        for (Instruction instruction : block.instructions()) {
          instructions.add(rename(instruction, renamed));
        }
        blocks.add(new Block(block.id(), instructions));
      }
      routines.add(
          new Routine(
              renamed.getOrDefault(routine.signature(), routine.signature()),
              routine.kind(),
              routine.language(),
              routine.origin(),
              routine.parameters().stream().map(one -> rename(one, renamed)).toList(),
              routine.result(),
              routine.isolation(),
              routine.flags(),
              routine.selector(),
              routine.attributes(),
              routine.locals(),
              blocks,
              routine.span(),
              routine.nameSpan()));
    }
    List<TypeDeclaration> types = new ArrayList<>();
    for (TypeDeclaration type : unit.types()) {
      types.add(
          new TypeDeclaration(
              type.name(),
              type.kind(),
              type.origin(),
              type.supertypes(),
              type.fields().stream().map(field -> rename(field, renamed)).toList(),
              type.routines().stream().map(one -> renamed.getOrDefault(one, one)).toList(),
              type.isolation(),
              type.attributes(),
              type.span()));
    }
    List<Field> globals = unit.globals().stream().map(field -> rename(field, renamed)).toList();
    return new LoweredUnit(
        unit.file(),
        unit.language(),
        unit.origin(),
        unit.imports(),
        types,
        globals,
        routines,
        unit.conditional(),
        unit.notices());
  }

  private static Parameter rename(
      Parameter parameter, Map<RoutineSignature, RoutineSignature> renamed) {
    return new Parameter(
        parameter.label(),
        parameter.name(),
        parameter.type(),
        parameter.hasDefault(),
        parameter.defaultValue().map(one -> renamed.getOrDefault(one, one)),
        parameter.isConfined());
  }

  private static Field rename(Field field, Map<RoutineSignature, RoutineSignature> renamed) {
    Set<RoutineSignature> accessors = new LinkedHashSet<>();
    field.accessors().forEach(one -> accessors.add(renamed.getOrDefault(one, one)));
    return new Field(
        field.name(),
        field.type(),
        field.flags(),
        field.constant(),
        field.initializer().map(one -> renamed.getOrDefault(one, one)),
        accessors,
        field.attributes(),
        field.isolation(),
        field.span());
  }

  private static Instruction rename(
      Instruction instruction, Map<RoutineSignature, RoutineSignature> renamed) {
    if (instruction instanceof Instruction.MakeClosure closure
        && closure.body().isPresent()
        && renamed.containsKey(closure.body().get())) {
      return Instruction.MakeClosure.of(
          closure.dest(), renamed.get(closure.body().get()), closure.captures(), closure.span());
    }
    return instruction;
  }
}
