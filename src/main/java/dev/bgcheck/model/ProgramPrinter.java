package dev.bgcheck.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the text form of the program form, which {@link ProgramParser} reads back.
 *
 * <p>One declaration or instruction a line. Names that are not plain identifiers stand in
 * backquotes. An example:
 *
 * <pre>
 * unit "Sync.swift" swift application
 * import BackgroundTasks
 * type Sync class : NSObject {
 *   field task : BGTask?
 *   routine `Sync.run(_:)`
 * }
 * routine `Sync.run(_:)` method (_ task: BGTask) -&gt; Void {
 *   0:
 *     store self.task = task
 *     call task.setTaskCompleted(success: true)
 *     return
 * }
 * </pre>
 */
public final class ProgramPrinter {
  private final StringBuilder out = new StringBuilder();

  private ProgramPrinter() {}

  /** The text form of a unit. */
  public static String print(LoweredUnit unit) {
    ProgramPrinter printer = new ProgramPrinter();
    printer.unit(unit);
    return printer.out.toString();
  }

  /** The text form of one routine. */
  public static String print(Routine routine) {
    ProgramPrinter printer = new ProgramPrinter();
    printer.routine(routine);
    return printer.out.toString();
  }

  /** The text form of one instruction, without indent. */
  public static String print(Instruction instruction) {
    ProgramPrinter printer = new ProgramPrinter();
    printer.instruction(instruction);
    return printer.out.toString();
  }

  private void unit(LoweredUnit unit) {
    line(
        "unit ", quoted(unit.file().path()), " ", unit.language().word(), " ", word(unit.origin()));
    unit.imports().stream().sorted().forEach(name -> line("import ", name(name)));
    for (Field global : unit.globals()) {
      field("global ", global);
    }
    for (TypeDeclaration type : unit.types()) {
      type(type);
    }
    for (Routine routine : unit.routines()) {
      routine(routine);
    }
  }

  private void type(TypeDeclaration type) {
    out.append("type ").append(name(type.name().name())).append(' ').append(word(type.kind()));
    if (!type.supertypes().isEmpty()) {
      out.append(" : ").append(join(type.supertypes()));
    }
    isolation(type.isolation());
    attributes(type.attributes());
    line(" {");
    for (Field field : type.fields()) {
      field("  field ", field);
    }
    for (RoutineSignature routine : type.routines()) {
      line("  routine ", signature(routine));
    }
    line("}");
  }

  private void field(String indentAndWord, Field field) {
    out.append(indentAndWord).append(name(field.name())).append(" : ").append(field.type());
    flags(field.flags());
    isolation(field.isolation());
    attributes(field.attributes());
    field.constant().ifPresent(constant -> out.append(" = ").append(value(constant)));
    field.initializer().ifPresent(init -> out.append(" init ").append(signature(init)));
    field.accessors().stream()
        .sorted()
        .forEach(accessor -> out.append(" accessor ").append(signature(accessor)));
    line("");
  }

  private void routine(Routine routine) {
    out.append("routine ").append(signature(routine.signature()));
    out.append(' ').append(word(routine.kind())).append(" (");
    boolean first = true;
    for (Parameter parameter : routine.parameters()) {
      out.append(first ? "" : ", ");
      first = false;
      if (!parameter.label().equals(parameter.name())) {
        out.append(parameter.label().isEmpty() ? "_" : name(parameter.label())).append(' ');
      }
      out.append(name(parameter.name())).append(": ").append(parameter.type());
      out.append(parameter.hasDefault() ? " = ..." : "");
    }
    out.append(") -> ").append(routine.result());
    flags(routine.flags());
    isolation(routine.isolation());
    attributes(routine.attributes());
    if (!routine.selector().isEmpty()) {
      out.append(" selector ").append(quoted(routine.selector()));
    }
    if (!routine.hasBody()) {
      line("");
      return;
    }
    line(" {");
    routine.locals().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(e -> line("  var ", name(e.getKey()), " : ", e.getValue().toString()));
    for (Block block : routine.blocks()) {
      line("  ", Integer.toString(block.id()), ":");
      for (Instruction instruction : block.instructions()) {
        out.append("    ");
        instruction(instruction);
        line("");
      }
    }
    line("}");
  }

  private void instruction(Instruction instruction) {
    if (instruction instanceof Instruction.Assign assign) {
      out.append(value(assign.dest())).append(" = ").append(value(assign.source()));
      if (!assign.type().isUnknown()) {
        out.append(" : ").append(assign.type());
      }
    } else if (instruction instanceof Instruction.Load load) {
      out.append(value(load.dest())).append(" = load ");
      place(load.base(), load.member(), load.index());
    } else if (instruction instanceof Instruction.Store store) {
      out.append("store ");
      place(store.base(), store.member(), store.index());
      out.append(" = ").append(value(store.value()));
    } else if (instruction instanceof Instruction.Call call) {
      call(call);
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      makeClosure(closure);
    } else if (instruction instanceof Instruction.Opaque opaque) {
      opaque.dest().ifPresent(dest -> out.append(value(dest)).append(" = "));
      out.append("opaque uses (");
      out.append(
          opaque.uses().stream().map(ProgramPrinter::value).collect(Collectors.joining(", ")));
      out.append(") names (");
      out.append(
          opaque.names().stream().map(ProgramPrinter::name).collect(Collectors.joining(", ")));
      out.append(')');
    } else if (instruction instanceof Instruction.Branch branch) {
      branch(branch);
    } else if (instruction instanceof Instruction.Exit exit) {
      out.append(word(exit.kind()));
      exit.value().ifPresent(value -> out.append(' ').append(value(value)));
    }
  }

  private void place(Value base, String member, java.util.Optional<Value> index) {
    out.append(value(base)).append('.').append(name(member));
    index.ifPresent(value -> out.append('[').append(value(value)).append(']'));
  }

  private void call(Instruction.Call call) {
    call.dest().ifPresent(dest -> out.append(value(dest)).append(" = "));
    out.append("call ").append(value(call.receiver())).append('.').append(name(call.name()));
    out.append('(');
    boolean first = true;
    for (Argument argument : call.arguments()) {
      out.append(first ? "" : ", ");
      first = false;
      out.append(argument.trailing() ? "^" : "");
      out.append(argument.label().isEmpty() ? "" : name(argument.label()) + ": ");
      out.append(value(argument.value()));
    }
    out.append(')');
    CallFlags flags = call.flags();
    out.append(flags.isAwait() ? " await" : "");
    out.append(flags.isTry() ? " try" : "");
    out.append(flags.isSuper() ? " super" : "");
    out.append(flags.isDiscarded() ? " discarded" : "");
  }

  private void makeClosure(Instruction.MakeClosure closure) {
    out.append(value(closure.dest())).append(" = ");
    if (closure.body().isEmpty()) {
      out.append("bound ").append(value(closure.receiver())).append('.');
      out.append(name(closure.method()));
      return;
    }
    out.append("closure ").append(signature(closure.body().get())).append(" [");
    boolean first = true;
    for (Capture capture : closure.captures()) {
      out.append(first ? "" : ", ").append(word(capture.mode())).append(' ');
      out.append(name(capture.name())).append(" = ").append(value(capture.outer()));
      first = false;
    }
    out.append(']');
  }

  private void branch(Instruction.Branch branch) {
    if (branch.kind() == Instruction.BranchKind.JUMP) {
      out.append("goto ").append(branch.edges().get(0).target());
      return;
    }
    out.append("branch ").append(word(branch.kind())).append(" {");
    boolean first = true;
    for (Edge edge : branch.edges()) {
      out.append(first ? " " : "; ").append(condition(edge.condition()));
      out.append(" -> ").append(edge.target());
      out.append(edge.label().isEmpty() ? "" : " " + quoted(edge.label()));
      first = false;
    }
    out.append(" }");
  }

  private static String condition(Condition condition) {
    if (condition instanceof Condition.IsTrue c) {
      return (c.negated() ? "false " : "true ") + value(c.value());
    } else if (condition instanceof Condition.IsNil c) {
      return (c.negated() ? "some " : "nil ") + value(c.value());
    } else if (condition instanceof Condition.IsEqual c) {
      return (c.negated() ? "differ " : "equal ") + value(c.value()) + ", " + value(c.other());
    } else if (condition instanceof Condition.IsCase c) {
      return (c.negated() ? "notcase " : "case ") + value(c.value()) + ", " + name(c.caseName());
    } else if (condition instanceof Condition.IsType c) {
      return (c.negated() ? "isnot " : "is ") + value(c.value()) + ", " + c.type();
    } else if (condition instanceof Condition.Threw c) {
      return c.negated() ? "returned" : "threw";
    } else if (condition instanceof Condition.Always) {
      return "always";
    }
    return "unknown";
  }

  static String value(Value value) {
    if (value instanceof Value.Local local) {
      return name(local.name());
    } else if (value instanceof Value.Type type) {
      return "type(" + type.type() + ")";
    } else if (value instanceof Value.Unqualified) {
      return "?";
    }
    Value.Constant constant = (Value.Constant) value;
    return switch (constant.kind()) {
      case STRING -> quoted(constant.text());
      case SELECTOR -> "selector " + quoted(constant.text());
      case NIL -> "nil";
      case UNIT -> "unit";
      case BOOL -> constant.text();
      case NUMBER -> "number " + quoted(constant.text());
    };
  }

  /**
   * A name, in backquotes unless it is a plain identifier that no keyword of the form looks like.
   */
  static String name(String name) {
    boolean plain = !name.isEmpty() && !ProgramParser.KEYWORDS.contains(name);
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c == '_' || c == '%' || c == '~' || c == '$' || Character.isLetterOrDigit(c);
    }
    return plain ? name : quoted(name, '`');
  }

  private static String signature(RoutineSignature signature) {
    return name(signature.toString());
  }

  static String quoted(String text) {
    return quoted(text, '"');
  }

  private static String quoted(String text, char mark) {
    StringBuilder out = new StringBuilder().append(mark);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == mark || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else {
        out.append(c);
      }
    }
    return out.append(mark).toString();
  }

  private void flags(Collection<? extends Enum<?>> flags) {
    if (!flags.isEmpty()) {
      out.append(" [");
      out.append(
          flags.stream().map(ProgramPrinter::word).sorted().collect(Collectors.joining(" ")));
      out.append(']');
    }
  }

  private void isolation(Isolation isolation) {
    if (isolation != Isolation.UNSPECIFIED) {
      out.append(" on ").append(word(isolation));
    }
  }

  private void attributes(Collection<String> attributes) {
    attributes.stream().sorted().forEach(name -> out.append(" @").append(name(name)));
  }

  private static String join(List<TypeRef> types) {
    return types.stream().map(TypeRef::toString).collect(Collectors.joining(", "));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void line(String... parts) {
    for (String part : parts) {
      out.append(part);
    }
    out.append('\n');
  }
}
