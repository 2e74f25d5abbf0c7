package dev.bgcheck.link;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Messages of Objective-C that mean a property of the program: {@code [x handler]} becomes the same
 * load as {@code x.handler}, {@code [x setHandler:h]} the same store as {@code x.handler = h}.
 *
 * <p>A message is one when a class of the program declares a property with that getter or setter
 * and no routine of the program has a body for the selector. What the receiver is need not be
 * known: an API's property of the name is found behind a load just as well.
 */
final class PropertyMessages {
  private final Map<String, String> getters = new HashMap<>();
  private final Map<String, String> setters = new HashMap<>();
  private final Set<String> ofTypes = new HashSet<>();

  private PropertyMessages(List<LoweredUnit> units) {
    for (LoweredUnit unit : units) {
      if (unit.language() == Language.OBJC) {
        for (TypeDeclaration type : unit.types()) {
          type.fields().forEach(this::add);
        }
      }
    }
    for (LoweredUnit unit : isEmpty() ? List.<LoweredUnit>of() : units) {
      for (Routine routine : unit.routines()) {
        if (routine.hasBody()) {
          String selector =
              routine.selector().isEmpty() ? routine.signature().name() : routine.selector();
          getters.remove(selector);
          setters.remove(selector);
        }
      }
    }
  }

  private boolean isEmpty() {
    return getters.isEmpty() && setters.isEmpty();
  }

  private void add(Field property) {
    String name = property.name();
    // A variable is not reached by messages; its name says that it is one.
    if (name.isEmpty() || name.startsWith("_") || property.is(Field.Flag.ENUM_CASE)) {
      return;
    }
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    getters.put(attribute(property, "getter=").orElse(name), name);
    setters.put(attribute(property, "setter=").orElse("set" + capital + ":"), name);
    if (property.is(Field.Flag.STATIC)) {
      ofTypes.add(name);
    }
  }

  private static Optional<String> attribute(Field property, String start) {
    return property.attributes().stream()
        .filter(attribute -> attribute.startsWith(start))
        .map(attribute -> attribute.substring(start.length()))
        .findFirst();
  }

  /** The units with such messages replaced; units without any are the same objects. */
  static List<LoweredUnit> replaced(List<LoweredUnit> units) {
    PropertyMessages messages = new PropertyMessages(units);
    return messages.isEmpty() ? units : units.stream().map(messages::replace).toList();
  }

  private LoweredUnit replace(LoweredUnit unit) {
    if (unit.language() != Language.OBJC) {
      return unit;
    }
    boolean changed = false;
    List<Routine> routines = new ArrayList<>();
    for (Routine routine : unit.routines()) {
      Routine other = replace(routine);
      changed |= other != routine;
      routines.add(other);
    }
    return changed
        ? new LoweredUnit(
            unit.file(),
            unit.language(),
            unit.origin(),
            unit.imports(),
            unit.types(),
            unit.globals(),
            routines,
            unit.conditional(),
            unit.notices())
        : unit;
  }

  private Routine replace(Routine routine) {
    boolean changed = false;
    List<Block> blocks = new ArrayList<>();
    for (Block block : routine.blocks()) {
      List<Instruction> instructions = new ArrayList<>();
      for (Instruction instruction : block.instructions()) {
        Instruction other =
            instruction instanceof Instruction.Call call ? replace(call) : instruction;
        changed |= other != instruction;
        instructions.add(other);
      }
      blocks.add(new Block(block.id(), instructions));
    }
    return changed
        ? new Routine(
            routine.signature(),
            routine.kind(),
            routine.language(),
            routine.origin(),
            routine.parameters(),
            routine.result(),
            routine.isolation(),
            routine.flags(),
            routine.selector(),
            routine.attributes(),
            routine.locals(),
            blocks,
            routine.span(),
            routine.nameSpan())
        : routine;
  }

  private Instruction replace(Instruction.Call call) {
    if (call.receiver() instanceof Value.Unqualified || call.flags().isSuper()) {
      return call;
    }
    if (call.arguments().isEmpty() && call.dest().isPresent()) {
      String property = getters.get(call.name());
      return property == null || !fits(call, property)
          ? call
          : new Instruction.Load(
              call.dest().get(), call.receiver(), property, Optional.empty(), call.span());
    }
    if (call.arguments().size() == 1 && call.dest().isEmpty()) {
      String property = setters.get(call.name());
      return property == null || !fits(call, property)
          ? call
          : new Instruction.Store(
              call.receiver(),
              property,
              Optional.empty(),
              call.arguments().get(0).value(),
              call.span());
    }
    return call;
  }

  /** Ex) [Store shared] is the property of a class only if one is declared so. */
  private boolean fits(Instruction.Call call, String property) {
    return !(call.receiver() instanceof Value.Type) || ofTypes.contains(property);
  }
}
