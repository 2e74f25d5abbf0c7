package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftType;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chains of members, calls, subscripts, {@code ?} and {@code !}.
 *
 * <p>Where a {@code ?} finds nothing, the rest of the chain is skipped: control goes to a node
 * called {@code absent} here, which the caller may give ({@code if let x = a?.b}).
 */
final class PostfixLowering {
  /**
   * Something that can be read and written: members as in {@link Instruction.Load}.
   *
   * @param index of an element
   */
  record Place(Value base, String member, Optional<Value> index) {}

  private static final String ELEMENT = "[]";

  private final Body body;
  private Value chainBase = Value.Constant.NIL;

  PostfixLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  static boolean isPostfix(SwiftExpr expression) {
    return expression instanceof SwiftExpr.Member
        || expression instanceof SwiftExpr.Call
        || expression instanceof SwiftExpr.Subscript
        || expression instanceof SwiftExpr.OptionalChain
        || expression instanceof SwiftExpr.Force
        || expression instanceof SwiftExpr.ChainConfig;
  }

  /** Whether a {@code ?} of this very chain can skip the rest of it. */
  static boolean hasOptional(SwiftExpr expression) {
    SwiftExpr at = expression;
    while (true) {
      if (at instanceof SwiftExpr.OptionalChain) {
        return true;
      } else if (at instanceof SwiftExpr.Member member && member.base().isPresent()) {
        at = member.base().get();
      } else if (at instanceof SwiftExpr.Call call) {
        at = call.callee();
      } else if (at instanceof SwiftExpr.Subscript subscript) {
        at = subscript.base();
      } else if (at instanceof SwiftExpr.Force force) {
        at = force.base();
      } else if (at instanceof SwiftExpr.ChainConfig config) {
        at = config.base();
      } else {
        return false;
      }
    }
  }

  // ---- whole chains

  Value value(SwiftExpr chain, Marks marks) {
    if (!hasOptional(chain)) {
      return step(chain, Optional.empty(), marks, true);
    }
    Span span = body.span(chain);
    Value.Local result = graph().temporary();
    Node absent = graph().node();
    Node join = graph().node();
    Value value = step(chain, Optional.of(absent), marks, true);
    body.assign(result, value, span);
    graph().jump(join, span);
    graph().place(absent);
    body.assign(result, Value.Constant.NIL, span);
    graph().jump(join, span);
    graph().place(join);
    return result;
  }

  void effect(SwiftExpr chain, Marks marks) {
    if (!hasOptional(chain)) {
      step(chain, Optional.empty(), marks, false);
      return;
    }
    Node join = graph().node();
    step(chain, Optional.of(join), marks, false);
    graph().flow(join, body.span(chain));
  }

  /** The value of an expression; control goes to {@code absent} where a {@code ?} finds nothing. */
  Value valueOrElse(SwiftExpr expression, Node absent, Marks marks) {
    return isPostfix(expression)
        ? step(expression, Optional.of(absent), marks, true)
        : body.expressions().value(expression, marks);
  }

  // ---- steps

  /** Evaluates a chain up to and with {@code node}. */
  Value step(SwiftExpr node, Optional<Node> absent, Marks marks, boolean wanted) {
    if (node instanceof SwiftExpr.Call call) {
      return body.calls().lower(call, absent, marks, wanted);
    } else if (node instanceof SwiftExpr.Member member) {
      return member(member, absent, marks);
    } else if (node instanceof SwiftExpr.Subscript) {
      return read(place(node, absent, marks), body.span(node));
    } else if (node instanceof SwiftExpr.OptionalChain chain) {
      return optional(chain, absent, marks);
    } else if (node instanceof SwiftExpr.Force force) {
      return step(force.base(), absent, marks, true);
    } else if (node instanceof SwiftExpr.ChainConfig config) {
      return configured(config, absent, marks);
    }
    return body.expressions().value(node, marks);
  }

  private Value optional(SwiftExpr.OptionalChain chain, Optional<Node> absent, Marks marks) {
    Value value = step(chain.base(), absent, marks, true);
    if (absent.isEmpty() || !graph().isLive()) {
      return value;
    }
    Span span = body.span(chain);
    Node present = graph().node();
    graph()
        .branch(
            BranchKind.CHAIN,
            List.of(
                graph().edge(absent.get(), new Condition.IsNil(value, false), "nil", span),
                graph().edge(present, new Condition.IsNil(value, true), "", span)),
            span);
    graph().place(present);
    return value;
  }

  private Value member(SwiftExpr.Member node, Optional<Node> absent, Marks marks) {
    String name = node.name().text();
    if (node.base().isPresent()) {
      if (name.equals("self")) {
        Optional<TypeRef> type = asType(node.base().get());
        return type.isPresent()
            ? new Value.Type(type.get())
            : step(node.base().get(), absent, marks, true);
      }
      if ((name.equals("Type") || name.equals("Protocol"))
          && asType(node.base().get()).isPresent()) {
        return new Value.Type(asType(node.base().get()).get().metatype());
      }
    }
    Value receiver = receiver(node.base(), absent, marks);
    if (node.labels().isPresent() || name.equals("init")) {
      List<String> labels = node.labels().orElse(List.of());
      return body.names().method(receiver, node.name(), labels, node);
    }
    return read(new Place(receiver, name, Optional.empty()), body.span(node));
  }

  /** What a member belongs to: a value, a type, or the type that the context implies. */
  Value receiver(Optional<SwiftExpr> base, Optional<Node> absent, Marks marks) {
    if (base.isEmpty()) {
      return new Value.Type(TypeRef.UNKNOWN);
    }
    Optional<TypeRef> type = asType(base.get());
    return type.isPresent() ? new Value.Type(type.get()) : step(base.get(), absent, marks, true);
  }

  // ---- places

  Place place(SwiftExpr target, Optional<Node> absent, Marks marks) {
    if (target instanceof SwiftExpr.Subscript subscript) {
      Place container = container(subscript.base(), absent, marks);
      return new Place(container.base(), container.member(), Optional.of(index(subscript)));
    } else if (target instanceof SwiftExpr.Member member) {
      Value receiver = receiver(member.base(), absent, marks);
      return new Place(receiver, member.name().text(), Optional.empty());
    } else if (target instanceof SwiftExpr.Reference reference) {
      body.names().noteMember(reference.name().text());
      return new Place(Value.UNQUALIFIED, reference.name().text(), Optional.empty());
    }
    return new Place(step(target, absent, marks, true), ELEMENT, Optional.empty());
  }

  /** The collection whose element is meant. */
  private Place container(SwiftExpr base, Optional<Node> absent, Marks marks) {
    boolean member =
        base instanceof SwiftExpr.Member named
            && named.labels().isEmpty()
            && !named.name().text().equals("self");
    boolean name =
        base instanceof SwiftExpr.Reference reference
            && body.frame().find(reference.name().text()).isEmpty();
    Optional<TypeRef> type = asType(base);
    if (type.isPresent()) {
      return new Place(new Value.Type(type.get()), ELEMENT, Optional.empty());
    }
    return member || name
        ? place(base, absent, marks)
        : new Place(step(base, absent, marks, true), ELEMENT, Optional.empty());
  }

  /** The first argument of a subscript; the others are evaluated only. */
  private Value index(SwiftExpr.Subscript node) {
    List<Value> values = new ArrayList<>();
    node.arguments().forEach(argument -> values.add(body.value(argument.value())));
    node.trailing().forEach(argument -> values.add(body.value(argument.value())));
    return values.isEmpty() ? Value.Constant.UNIT : values.get(0);
  }

  Value read(Place place, Span span) {
    Value.Local result = graph().temporary();
    graph().emit(new Instruction.Load(result, place.base(), place.member(), place.index(), span));
    return result;
  }

  void write(Place place, Value value, Span span) {
    graph().emit(new Instruction.Store(place.base(), place.member(), place.index(), value, span));
  }

  // ---- types

  /**
   * The type that an expression names, if it does: a name with a capital that is no local, and
   * names with capitals behind it.
   */
  Optional<TypeRef> asType(SwiftExpr expression) {
    if (expression instanceof SwiftExpr.Reference reference) {
      return asType(reference);
    } else if (expression instanceof SwiftExpr.Member member) {
      boolean nested =
          member.base().isPresent()
              && member.labels().isEmpty()
              && WellKnownNames.looksLikeType(member.name().text());
      return nested
          ? asType(member.base().get())
              .filter(TypeRef::isNamed)
              .map(
                  outer ->
                      new TypeRef(
                          outer.name() + "." + member.name().text(),
                          types(member.genericArguments())))
          : Optional.empty();
    } else if (expression instanceof SwiftExpr.TypeValue value) {
      return Optional.of(body.unit().types().type(value.type()));
    } else if (expression instanceof SwiftExpr.Paren paren) {
      return asType(paren.expression());
    } else if (expression instanceof SwiftExpr.OptionalChain optional) {
      return asType(optional.base()).map(TypeRef::optional);
    } else if (expression instanceof SwiftExpr.ArrayLiteral array && array.elements().size() == 1) {
      return asType(array.elements().get(0)).map(TypeRef::array);
    } else if (expression instanceof SwiftExpr.DictionaryLiteral dictionary
        && dictionary.entries().size() == 1) {
      SwiftExpr.Entry entry = dictionary.entries().get(0);
      return asType(entry.key())
          .flatMap(key -> asType(entry.value()).map(value -> TypeRef.dictionary(key, value)));
    }
    return Optional.empty();
  }

  private Optional<TypeRef> asType(SwiftExpr.Reference reference) {
    String name = reference.name().text();
    if (reference.labels().isPresent()
        || !WellKnownNames.looksLikeType(name)
        || body.frame().find(name).isPresent()) {
      return Optional.empty();
    }
    if (name.equals("Self")) {
      return body.frame().owner().isGlobal()
          ? Optional.empty()
          : Optional.of(TypeRef.named(body.frame().owner()));
    }
    return Optional.of(body.unit().types().named(name, types(reference.genericArguments())));
  }

  private List<TypeRef> types(List<SwiftType> arguments) {
    return arguments.stream().map(body.unit().types()::type).toList();
  }

  // ---- conditional compilation within a chain

  /** The base of the clause that is being lowered. */
  Value chainBase() {
    return chainBase;
  }

  private Value configured(SwiftExpr.ChainConfig node, Optional<Node> absent, Marks marks) {
    Value base = step(node.base(), absent, marks, true);
    ConditionalCompilation.Choice<SwiftExpr> choice =
        body.unit().conditions().choose(node.config());
    if (choice.certain()) {
      return clause(choice.items(), base, absent);
    }
    Span span = body.span(node);
    Value.Local result = graph().temporary();
    body.statements()
        .alternatives(
            choice,
            span,
            clause -> body.assign(result, clause(clause.items(), base, absent), span),
            () -> body.assign(result, base, span));
    return result;
  }

  private Value clause(List<SwiftExpr> items, Value base, Optional<Node> absent) {
    Value before = chainBase;
    chainBase = base;
    Value value = base;
    for (SwiftExpr item : items) {
      value = step(item, absent, Marks.NONE, true);
    }
    chainBase = before;
    return value;
  }
}
