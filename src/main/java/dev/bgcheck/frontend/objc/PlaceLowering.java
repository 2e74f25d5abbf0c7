package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** What can be read and written: locals, properties, instance variables, elements. */
final class PlaceLowering {
  /**
   * A place.
   *
   * @param local the local that it is; the rest is for other places
   * @param member as in {@link Instruction.Load}
   * @param pointer what leads to a place that has no name
   */
  record Place(
      Optional<Value.Local> local,
      Value base,
      String member,
      Optional<Value> index,
      Optional<Value> pointer) {
    static Place of(Value.Local local) {
      return new Place(
          Optional.of(local), Value.UNQUALIFIED, "", Optional.empty(), Optional.empty());
    }

    static Place of(Value base, String member) {
      return new Place(Optional.empty(), base, member, Optional.empty(), Optional.empty());
    }

    static Place behind(Value pointer) {
      return new Place(
          Optional.empty(), Value.UNQUALIFIED, "", Optional.empty(), Optional.of(pointer));
    }

    Place at(Value element) {
      return new Place(local, base, member, Optional.of(element), pointer);
    }
  }

  private final Body body;

  PlaceLowering(Body body) {
    this.body = body;
  }

  /** The place that an expression names; evaluates what leads to it. */
  Place place(ObjcExpr expression) {
    ObjcExpr bare = NameLowering.bare(expression);
    if (bare instanceof ObjcExpr.Name name) {
      return named(name);
    } else if (bare instanceof ObjcExpr.Member member) {
      return member(member);
    } else if (bare instanceof ObjcExpr.Subscript subscript) {
      return element(subscript);
    } else if (bare instanceof ObjcExpr.Prefix prefix && prefix.operator().equals("*")) {
      return Place.behind(body.value(prefix.operand()));
    }
    return Place.behind(body.value(bare));
  }

  private Place named(ObjcExpr.Name node) {
    Optional<Scope.Binding> binding = body.frame().find(node.name());
    if (binding.isPresent()) {
      return Place.of(binding.get().local());
    }
    return body.names()
        .instanceVariable(node.name())
        .map(variable -> Place.of(body.names().receiver(), variable))
        .orElseGet(() -> Place.of(Value.UNQUALIFIED, node.name()));
  }

  private Place member(ObjcExpr.Member node) {
    String name = node.name().text();
    if (NameLowering.isReceiver(node.base())) {
      String variable = node.arrow() ? body.names().instanceVariable(name).orElse(name) : name;
      return Place.of(body.names().receiver(), variable);
    }
    Value base = body.names().asType(node.base()).orElseGet(() -> body.value(node.base()));
    return Place.of(base, name);
  }

  private Place element(ObjcExpr.Subscript node) {
    ObjcExpr bare = NameLowering.bare(node.base());
    boolean named =
        bare instanceof ObjcExpr.Member
            || (bare instanceof ObjcExpr.Name name && body.frame().find(name.name()).isEmpty());
    if (named) {
      Place collection = place(bare);
      return collection.at(body.value(node.index()));
    }
    Value collection = body.value(node.base());
    return Place.of(collection, "[]").at(body.value(node.index()));
  }

  Value read(Place place, Span span) {
    if (place.pointer().isPresent()) {
      Value.Local result = body.graph().temporary();
      body.graph()
          .emit(
              new Instruction.Opaque(
                  Optional.of(result), List.of(place.pointer().get()), List.of(), span));
      return result;
    }
    return place.local().isPresent()
        ? place.local().get()
        : body.names().load(place.base(), place.member(), place.index(), span);
  }

  void write(Place place, Value value, Span span) {
    if (place.pointer().isPresent()) {
      List<Value> uses = List.of(place.pointer().get(), value);
      body.graph().emit(new Instruction.Opaque(Optional.empty(), uses, List.of(), span));
    } else if (place.local().isPresent()) {
      body.graph().emit(new Instruction.Assign(place.local().get(), value, TypeRef.UNKNOWN, span));
    } else {
      body.graph()
          .emit(new Instruction.Store(place.base(), place.member(), place.index(), value, span));
    }
  }
}
