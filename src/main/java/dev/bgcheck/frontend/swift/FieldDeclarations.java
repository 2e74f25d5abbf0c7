package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAccessor;
import dev.bgcheck.frontend.swift.syntax.SwiftAttribute;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftEffects;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftName;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Field.Flag;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Properties and global variables.
 *
 * <p>A property wrapper with arguments, as in {@code @AppStorage("key") var x = 1}, is a call in
 * the routine that computes the first value; without {@code = …} its result is what that routine
 * returns.
 */
final class FieldDeclarations {
  private final UnitLowering unit;
  private final Owner owner;

  FieldDeclarations(UnitLowering unit, Owner owner) {
    this.unit = unit;
    this.owner = owner;
  }

  void lower(SwiftDecl.Variable node) {
    List<SwiftDecl.Binding> bindings = node.bindings();
    TypeRef[] types = types(bindings);
    for (int i = 0; i < bindings.size(); i++) {
      for (SwiftName name : names(bindings.get(i).pattern(), new ArrayList<>())) {
        field(node, bindings.get(i), name, types[i]);
      }
    }
  }

  /** The types of the bindings; in {@code var a, b: Int} that of the last holds for all. */
  private TypeRef[] types(List<SwiftDecl.Binding> bindings) {
    TypeRef[] types = new TypeRef[bindings.size()];
    TypeRef next = TypeRef.UNKNOWN;
    for (int i = bindings.size() - 1; i >= 0; i--) {
      SwiftDecl.Binding binding = bindings.get(i);
      if (binding.type().isPresent() || binding.initializer().isPresent()) {
        next = unit.types().type(binding.type());
      }
      types[i] = next;
    }
    return types;
  }

  static List<SwiftName> names(SwiftPattern pattern, List<SwiftName> found) {
    if (pattern instanceof SwiftPattern.Identifier identifier) {
      found.add(identifier.name());
    } else if (pattern instanceof SwiftPattern.Binding binding) {
      names(binding.pattern(), found);
    } else if (pattern instanceof SwiftPattern.Tuple tuple) {
      tuple.elements().forEach(element -> names(element.pattern(), found));
    }
    return found;
  }

  private void field(
      SwiftDecl.Variable node, SwiftDecl.Binding binding, SwiftName name, TypeRef type) {
    boolean isStatic = !owner.isFile() && MemberDeclarations.isStatic(node);
    Set<Flag> flags = flags(node, binding, isStatic);
    boolean simple = binding.pattern() instanceof SwiftPattern.Identifier;
    TypeRef own = simple ? type : TypeRef.UNKNOWN;
    Optional<Value.Constant> constant =
        node.mutable() || !simple
            ? Optional.empty()
            : binding.initializer().flatMap(FieldDeclarations::literal);
    Set<RoutineSignature> accessors = new HashSet<>();
    AccessorLowering lowering = new AccessorLowering(unit, owner, node, isStatic);
    Optional<RoutineSignature> initializer =
        constant.isPresent() ? Optional.empty() : initializer(node, binding, name, own, isStatic);
    for (SwiftAccessor accessor :
        binding.accessors().map(block -> block.accessors()).orElse(List.of())) {
      accessors.add(lowering.lower(accessor, name.text(), own, List.of(), unit.span(name)));
    }
    Isolation written = Annotations.isolation(node.attributes(), node.modifiers());
    owner.add(
        new Field(
            name.text(),
            own,
            flags,
            constant,
            initializer,
            accessors,
            Annotations.names(node.attributes()),
            written == Isolation.UNSPECIFIED ? owner.memberIsolation(isStatic) : written,
            unit.span(name)));
  }

  private static Set<Flag> flags(
      SwiftDecl.Variable node, SwiftDecl.Binding binding, boolean isStatic) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (isStatic) {
      flags.add(Flag.STATIC);
    }
    if (!node.mutable()) {
      flags.add(Flag.CONSTANT);
    }
    if (node.hasModifier("weak")) {
      flags.add(Flag.WEAK);
    }
    if (node.hasModifier("lazy")) {
      flags.add(Flag.LAZY);
    }
    boolean computed =
        binding.accessors().isPresent()
            && binding.accessors().get().accessors().stream()
                .noneMatch(
                    accessor ->
                        accessor.kind() == SwiftAccessor.Kind.WILL_SET
                            || accessor.kind() == SwiftAccessor.Kind.DID_SET);
    if (computed) {
      flags.add(Flag.COMPUTED);
    }
    return flags;
  }

  /** The value of a literal. */
  static Optional<Value.Constant> literal(SwiftExpr expression) {
    if (expression instanceof SwiftExpr.StringLiteral string) {
      return string.constant().map(Value.Constant::string);
    } else if (expression instanceof SwiftExpr.BooleanLiteral bool) {
      return Optional.of(Value.Constant.bool(bool.value()));
    } else if (expression instanceof SwiftExpr.Prefix prefix
        && prefix.operator().text().equals("-")) {
      return OperatorLowering.signed("-", prefix.operand());
    }
    return OperatorLowering.signed("", expression);
  }

  // ---- first values

  private Optional<RoutineSignature> initializer(
      SwiftDecl.Variable node,
      SwiftDecl.Binding binding,
      SwiftName name,
      TypeRef type,
      boolean isStatic) {
    boolean wrapped = node.attributes().stream().anyMatch(FieldDeclarations::isWrapper);
    if (binding.initializer().isEmpty() && !wrapped) {
      return Optional.empty();
    }
    boolean typeLevel = isStatic || owner.isFile();
    RoutineSignature signature = unit.unique(owner.name(), name.text(), typeLevel);
    Frame frame = Frame.outermost(signature, !typeLevel && node.hasModifier("lazy"));
    Body body = new Body(unit, frame);
    Optional<Value> value = wrappers(body, node.attributes());
    Span span = unit.span(binding);
    if (binding.initializer().isPresent()) {
      value = Optional.of(firstValue(body, binding, name));
      span = unit.span(binding.initializer().get());
    }
    body.exits().returning(value, span);
    Isolation written = Annotations.isolation(node.attributes(), node.modifiers());
    Heading heading =
        Heading.of(
            unit,
            Routine.Kind.FIELD_INITIALIZER,
            type,
            List.of(),
            List.of(),
            SwiftEffects.NONE,
            written == Isolation.UNSPECIFIED ? owner.initialIsolation() : written,
            unit.span(binding),
            unit.span(name));
    unit.add(heading.routine(unit, frame, List.of(), Optional.of(body)), frame);
    return Optional.of(signature);
  }

  private static Value firstValue(Body body, SwiftDecl.Binding binding, SwiftName name) {
    SwiftExpr initializer = binding.initializer().orElseThrow();
    if (binding.pattern() instanceof SwiftPattern.Identifier) {
      return body.value(initializer);
    }
    body.patterns().bind(binding.pattern(), body.patterns().subject(initializer), TypeRef.UNKNOWN);
    return body.names().reference(name);
  }

  /** Makes the property wrappers that have arguments; the value of the last one. */
  static Optional<Value> wrappers(Body body, List<SwiftAttribute> attributes) {
    Optional<Value> value = Optional.empty();
    for (SwiftAttribute attribute : attributes) {
      if (isWrapper(attribute)) {
        value = Optional.of(wrapper(body, attribute));
      }
    }
    return value;
  }

  /** Whether an attribute looks like a property wrapper with arguments. */
  private static boolean isWrapper(SwiftAttribute attribute) {
    return WellKnownNames.looksLikeType(simpleName(attribute))
        && !attribute.arguments().isEmpty()
        && attribute.arguments().stream()
            .noneMatch(argument -> argument.value() instanceof SwiftExpr.Verbatim);
  }

  private static String simpleName(SwiftAttribute attribute) {
    return attribute.name().substring(attribute.name().lastIndexOf('.') + 1);
  }

  private static Value wrapper(Body body, SwiftAttribute attribute) {
    List<Argument> arguments = new ArrayList<>();
    attribute
        .arguments()
        .forEach(
            argument ->
                arguments.add(
                    new Argument(argument.labelText(), body.value(argument.value()), false)));
    Value.Local result = body.graph().temporary();
    body.graph()
        .emit(
            new Instruction.Call(
                Optional.of(result),
                Value.UNQUALIFIED,
                simpleName(attribute),
                arguments,
                CallFlags.NONE,
                body.span(attribute)));
    return result;
  }
}
