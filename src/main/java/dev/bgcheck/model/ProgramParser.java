package dev.bgcheck.model;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text form that {@link ProgramPrinter} writes: the way analyses are tested without a
 * front end.
 *
 * <p>Every span is the line of the text that the thing stands on, so that a test can say what a
 * finding must point at. {@code //} starts a comment.
 */
public final class ProgramParser {
  /** Words that a name must not look like without backquotes. */
  static final Set<String> KEYWORDS =
      Set.of(
          "load",
          "call",
          "closure",
          "bound",
          "opaque",
          "nil",
          "true",
          "false",
          "unit",
          "number",
          "selector",
          "type",
          "store",
          "branch",
          "goto",
          "return",
          "throw",
          "never",
          "var",
          "_");

  private final TextFormLexer lexer;
  private final List<LoweredUnit> units = new ArrayList<>();

  private ProgramParser(SourceFile file) {
    this.lexer = new TextFormLexer(file);
  }

  /**
   * The units of a text, which may hold several.
   *
   * @throws IllegalArgumentException when the text is not the text form; the message says where
   */
  public static List<LoweredUnit> parse(SourceFile file) {
    ProgramParser parser = new ProgramParser(file);
    while (!parser.lexer.atEnd()) {
      parser.unit();
    }
    return List.copyOf(parser.units);
  }

  private void unit() {
    lexer.expect("unit");
    String path = lexer.string();
    Language language = constant(Language.class, lexer.word());
    Origin origin = constant(Origin.class, lexer.word());
    // Everything points into the text itself; the path only names the unit.
    SourceFile file = lexer.file();
    Set<String> imports = new LinkedHashSet<>();
    List<Field> globals = new ArrayList<>();
    List<TypeDeclaration> types = new ArrayList<>();
    List<Routine> routines = new ArrayList<>();
    while (!lexer.atEnd() && !lexer.sees("unit")) {
      if (lexer.take("import")) {
        imports.add(lexer.name());
      } else if (lexer.take("global")) {
        globals.add(field());
      } else if (lexer.take("type")) {
        types.add(type(origin));
      } else if (lexer.take("routine")) {
        routines.add(routine(language, origin));
      } else {
        throw lexer.error("import, global, type or routine");
      }
    }
    SourceFile shown = path.equals(file.path()) ? file : SourceFile.of(path, file.text());
    units.add(
        new LoweredUnit(
            shown, language, origin, imports, types, globals, routines, false, List.of()));
  }

  private TypeDeclaration type(Origin origin) {
    Span span = lexer.lineSpan();
    TypeName name = new TypeName(lexer.name());
    TypeDeclaration.Kind kind = constant(TypeDeclaration.Kind.class, lexer.word());
    List<TypeRef> supertypes = new ArrayList<>();
    if (lexer.take(":")) {
      do {
        supertypes.add(lexer.type());
      } while (lexer.take(","));
    }
    Isolation isolation = isolation();
    Set<String> attributes = attributes();
    List<Field> fields = new ArrayList<>();
    List<RoutineSignature> routines = new ArrayList<>();
    lexer.expect("{");
    while (!lexer.take("}")) {
      if (lexer.take("field")) {
        fields.add(field());
      } else {
        lexer.expect("routine");
        routines.add(signature(lexer.name()));
      }
    }
    return new TypeDeclaration(
        name, kind, origin, supertypes, fields, routines, isolation, attributes, span);
  }

  private Field field() {
    Span span = lexer.lineSpan();
    String name = lexer.name();
    lexer.expect(":");
    TypeRef type = lexer.type();
    Set<Field.Flag> flags = flags(Field.Flag.class);
    Isolation isolation = isolation();
    Set<String> attributes = attributes();
    Optional<Value.Constant> constant = Optional.empty();
    if (lexer.take("=")) {
      constant = Optional.of((Value.Constant) value());
    }
    Optional<RoutineSignature> initializer = Optional.empty();
    if (lexer.take("init")) {
      initializer = Optional.of(signature(lexer.name()));
    }
    Set<RoutineSignature> accessors = new LinkedHashSet<>();
    while (lexer.take("accessor")) {
      accessors.add(signature(lexer.name()));
    }
    return new Field(
        name, type, flags, constant, initializer, accessors, attributes, isolation, span);
  }

  private Routine routine(Language language, Origin origin) {
    Span span = lexer.lineSpan();
    RoutineSignature signature = signature(lexer.name());
    Routine.Kind kind = constant(Routine.Kind.class, lexer.word());
    List<Parameter> parameters = parameters();
    lexer.expect("->");
    TypeRef result = lexer.type();
    Set<Routine.Flag> flags = flags(Routine.Flag.class);
    Isolation isolation = isolation();
    Set<String> attributes = attributes();
    String selector = lexer.take("selector") ? lexer.string() : "";
    Map<String, TypeRef> locals = new HashMap<>();
    List<Block> blocks = new ArrayList<>();
    if (lexer.take("{")) {
      while (lexer.take("var")) {
        String name = lexer.name();
        lexer.expect(":");
        locals.put(name, lexer.type());
      }
      while (!lexer.take("}")) {
        blocks.add(block());
      }
    }
    return new Routine(
        signature,
        kind,
        language,
        origin,
        parameters,
        result,
        isolation,
        flags,
        selector,
        attributes,
        locals,
        blocks,
        span,
        span);
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    lexer.expect("(");
    while (!lexer.take(")")) {
      String first = lexer.take("_") ? "" : lexer.name();
      String name = lexer.sees(":") ? first : lexer.name();
      lexer.expect(":");
      TypeRef type = lexer.type();
      boolean hasDefault = lexer.take("=");
      Optional<RoutineSignature> defaultValue = Optional.empty();
      if (hasDefault && !lexer.take("...")) {
        defaultValue = Optional.of(signature(lexer.name()));
      }
      parameters.add(new Parameter(first, name, type, hasDefault, defaultValue));
      lexer.take(",");
    }
    return parameters;
  }

  private Block block() {
    int id = lexer.integer();
    lexer.expect(":");
    List<Instruction> instructions = new ArrayList<>();
    do {
      instructions.add(instruction());
    } while (!instructions.get(instructions.size() - 1).isTerminator());
    return new Block(id, instructions);
  }

  private Instruction instruction() {
    Span span = lexer.lineSpan();
    if (lexer.take("store")) {
      Place place = place();
      lexer.expect("=");
      return new Instruction.Store(place.base, place.member, place.index, value(), span);
    } else if (lexer.take("call")) {
      return call(Optional.empty(), span);
    } else if (lexer.take("opaque")) {
      return opaque(Optional.empty(), span);
    } else if (lexer.take("goto")) {
      return Instruction.Branch.to(lexer.integer(), span);
    } else if (lexer.take("branch")) {
      return branch(span);
    } else if (lexer.sees("return") || lexer.sees("throw") || lexer.sees("never")) {
      Instruction.ExitKind kind = constant(Instruction.ExitKind.class, lexer.word());
      Optional<Value> value =
          lexer.startsLine() || lexer.sees("}") ? Optional.empty() : Optional.of(value());
      return new Instruction.Exit(kind, value, span);
    }
    Value.Local dest = new Value.Local(lexer.name());
    lexer.expect("=");
    if (lexer.take("load")) {
      Place place = place();
      return new Instruction.Load(dest, place.base, place.member, place.index, span);
    } else if (lexer.take("call")) {
      return call(Optional.of(dest), span);
    } else if (lexer.take("opaque")) {
      return opaque(Optional.of(dest), span);
    } else if (lexer.take("closure")) {
      return closure(dest, span);
    } else if (lexer.take("bound")) {
      Value receiver = value();
      lexer.expect(".");
      return Instruction.MakeClosure.bound(dest, receiver, lexer.name(), span);
    }
    Value source = value();
    TypeRef type = lexer.take(":") ? lexer.type() : TypeRef.UNKNOWN;
    return new Instruction.Assign(dest, source, type, span);
  }

  private record Place(Value base, String member, Optional<Value> index) {}

  private Place place() {
    Value base = value();
    lexer.expect(".");
    String member = lexer.name();
    Optional<Value> index = Optional.empty();
    if (lexer.take("[")) {
      index = Optional.of(value());
      lexer.expect("]");
    }
    return new Place(base, member, index);
  }

  private Instruction call(Optional<Value.Local> dest, Span span) {
    Value receiver = value();
    lexer.expect(".");
    String name = lexer.name();
    List<Argument> arguments = new ArrayList<>();
    lexer.expect("(");
    while (!lexer.take(")")) {
      boolean trailing = lexer.take("^");
      String label = lexer.label();
      arguments.add(new Argument(label, value(), trailing));
      lexer.take(",");
    }
    boolean isAwait = lexer.take("await");
    boolean isTry = lexer.take("try");
    boolean isSuper = lexer.take("super");
    boolean isDiscarded = lexer.take("discarded");
    CallFlags flags = new CallFlags(isAwait, isSuper, isTry, isDiscarded);
    return new Instruction.Call(dest, receiver, name, arguments, flags, span);
  }

  private Instruction opaque(Optional<Value.Local> dest, Span span) {
    List<Value> uses = new ArrayList<>();
    List<String> names = new ArrayList<>();
    lexer.expect("uses");
    lexer.expect("(");
    while (!lexer.take(")")) {
      uses.add(value());
      lexer.take(",");
    }
    lexer.expect("names");
    lexer.expect("(");
    while (!lexer.take(")")) {
      names.add(lexer.name());
      lexer.take(",");
    }
    return new Instruction.Opaque(dest, uses, names, span);
  }

  private Instruction closure(Value.Local dest, Span span) {
    RoutineSignature body = signature(lexer.name());
    List<Capture> captures = new ArrayList<>();
    lexer.expect("[");
    while (!lexer.take("]")) {
      Capture.Mode mode = constant(Capture.Mode.class, lexer.word());
      String name = lexer.name();
      lexer.expect("=");
      captures.add(new Capture(name, value(), mode));
      lexer.take(",");
    }
    return Instruction.MakeClosure.of(dest, body, captures, span);
  }

  private Instruction branch(Span span) {
    Instruction.BranchKind kind = constant(Instruction.BranchKind.class, lexer.word());
    List<Edge> edges = new ArrayList<>();
    lexer.expect("{");
    while (!lexer.take("}")) {
      Condition condition = condition();
      lexer.expect("->");
      int target = lexer.integer();
      String label = lexer.seesString() ? lexer.string() : "";
      edges.add(new Edge(target, condition, label, span));
      lexer.take(";");
    }
    return new Instruction.Branch(kind, edges, span);
  }

  private Condition condition() {
    String word = lexer.word();
    switch (word) {
      case "true":
        return new Condition.IsTrue(value(), false);
      case "false":
        return new Condition.IsTrue(value(), true);
      case "nil":
        return new Condition.IsNil(value(), false);
      case "some":
        return new Condition.IsNil(value(), true);
      case "threw":
        return Condition.THREW;
      case "returned":
        return Condition.RETURNED;
      case "always":
        return Condition.ALWAYS;
      case "unknown":
        return Condition.UNKNOWN;
      default:
        break;
    }
    Value value = value();
    lexer.expect(",");
    return switch (word) {
      case "equal" -> new Condition.IsEqual(value, value(), false);
      case "differ" -> new Condition.IsEqual(value, value(), true);
      case "case" -> new Condition.IsCase(value, lexer.name(), false);
      case "notcase" -> new Condition.IsCase(value, lexer.name(), true);
      case "is" -> new Condition.IsType(value, lexer.type(), false);
      case "isnot" -> new Condition.IsType(value, lexer.type(), true);
      default -> throw lexer.error("a condition, not '" + word + "'");
    };
  }

  private Value value() {
    if (lexer.take("?")) {
      return Value.UNQUALIFIED;
    } else if (lexer.seesString()) {
      return Value.Constant.string(lexer.string());
    } else if (lexer.take("nil")) {
      return Value.Constant.NIL;
    } else if (lexer.take("unit")) {
      return Value.Constant.UNIT;
    } else if (lexer.take("true")) {
      return Value.Constant.bool(true);
    } else if (lexer.take("false")) {
      return Value.Constant.bool(false);
    } else if (lexer.take("number")) {
      return Value.Constant.number(lexer.string());
    } else if (lexer.take("selector")) {
      return new Value.Constant(Value.Constant.Kind.SELECTOR, lexer.string());
    } else if (lexer.take("type")) {
      lexer.expect("(");
      TypeRef type = lexer.type();
      lexer.expect(")");
      return new Value.Type(type);
    }
    return new Value.Local(lexer.name());
  }

  private static RoutineSignature signature(String text) {
    // The owner ends at the first '::', or at the last '.' before the name's labels or descriptor.
    int statics = text.indexOf("::");
    int end = text.indexOf('(');
    int hash = text.indexOf('#');
    end = end < 0 ? text.length() : end;
    end = hash >= 0 ? Math.min(end, hash) : end;
    if (statics >= 0 && statics < end) {
      return RoutineSignature.ofType(
          new TypeName(text.substring(0, statics)), text.substring(statics + 2));
    }
    int dot = text.lastIndexOf('.', end - 1);
    return RoutineSignature.instance(
        new TypeName(dot < 0 ? "" : text.substring(0, dot)), text.substring(dot + 1));
  }

  private Isolation isolation() {
    return lexer.take("on") ? constant(Isolation.class, lexer.word()) : Isolation.UNSPECIFIED;
  }

  private Set<String> attributes() {
    Set<String> attributes = new LinkedHashSet<>();
    while (lexer.take("@")) {
      attributes.add(lexer.name());
    }
    return attributes;
  }

  private <E extends Enum<E>> Set<E> flags(Class<E> type) {
    Set<E> flags = EnumSet.noneOf(type);
    if (lexer.take("[")) {
      while (!lexer.take("]")) {
        flags.add(constant(type, lexer.word()));
      }
    }
    return flags;
  }

  private <E extends Enum<E>> E constant(Class<E> type, String word) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw lexer.error("a " + type.getSimpleName() + ", not '" + word + "'");
    }
  }
}
