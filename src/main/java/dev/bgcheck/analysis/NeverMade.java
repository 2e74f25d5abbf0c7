package dev.bgcheck.analysis;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import java.util.Optional;

/**
 * Tells classes of which no object can be there: a delegate that was written and never used.
 *
 * <p>No code but its own says its name, neither as a type nor in a text, it has no class below it,
 * and nothing above it is made by the system: app delegates, views and plug-ins are. What stands
 * above it has to be known up to NSObject. Of a program without a start nothing is told, for part
 * of it is elsewhere.
 */
public final class NeverMade {
  /** What to say of such a class, as a doubt. */
  public static final String WHY = "nothing that is seen makes such an object";

  private final TargetCode code;

  /** The classes of the program of {@code code}. */
  public NeverMade(TargetCode code) {
    this.code = code;
  }

  /** Whether no object of {@code name} can be there. */
  public boolean contains(TypeName name) {
    Program program = code.program();
    Optional<ProgramType> type = program.findType(name);
    return type.isPresent()
        && type.get().kind() == TypeDeclaration.Kind.CLASS
        && type.get().attributes().isEmpty()
        && code.neverRun().hasStart()
        && program.subtypesOf(name).stream().allMatch(name::equals)
        && program.supertypesOf(name).contains(new TypeName("NSObject"))
        && program.supertypesOf(name).stream().allMatch(this::isNoOnesToMake)
        && program.types().stream().noneMatch(other -> holds(other, name))
        && program.routines().stream()
            .filter(routine -> !program.outermost(routine).signature().owner().equals(name))
            .noneMatch(routine -> says(routine, name));
  }

  /** A protocol of Apple's makes no objects, but that of an app delegate says that it is one. */
  private boolean isNoOnesToMake(TypeName above) {
    boolean ofProgram = code.program().findType(above).isPresent();
    return ofProgram
        || Liveness.isHarmless(above)
        || !above.name().endsWith("ApplicationDelegate")
            && !above.name().endsWith("ExtensionDelegate")
            && !above.name().endsWith("SceneDelegate")
            && isProtocol(code.catalog(), above);
  }

  private static boolean isProtocol(ApiCatalog catalog, TypeName name) {
    return catalog
        .findType(name.name())
        .filter(type -> type.kind() == ApiType.Kind.PROTOCOL)
        .isPresent();
  }

  private static boolean holds(ProgramType other, TypeName name) {
    return !other.name().equals(name)
        && other.fields().values().stream().anyMatch(field -> names(field.type(), name));
  }

  private boolean says(Routine routine, TypeName name) {
    if (code.program().typesIn(routine).stream().anyMatch(type -> names(type, name))) {
      return true;
    }
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        boolean said =
            instruction instanceof Instruction.Call call && isNamedBy(call.receiver(), name)
                || Values.readBy(instruction).stream().anyMatch(value -> isNamedBy(value, name));
        if (said) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNamedBy(Value value, TypeName name) {
    return value instanceof Value.Type type && names(type.type(), name)
        || value instanceof Value.Constant constant && constant.text().contains(name.name());
  }

  private static boolean names(TypeRef type, TypeName name) {
    return type.isNamed() && type.unwrapped().name().equals(name.name())
        || type.unwrapped().isNamed() && type.unwrapped().name().equals(name.name())
        || type.arguments().stream().anyMatch(argument -> names(argument, name));
  }
}
