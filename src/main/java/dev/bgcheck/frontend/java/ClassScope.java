package dev.bgcheck.frontend.java;

import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class of the file as seen from inside: its members, and where it stands. */
final class ClassScope {
  /** A field that the class declares. */
  record FieldInfo(
      String name, boolean isStatic, TypeRef type, Optional<Value.Constant> constant) {}

  /** A method that the class declares. */
  record MethodInfo(int arity, boolean isStatic, boolean isVariable, TypeRef result) {
    boolean takes(int arguments) {
      return arguments == arity || (isVariable && arguments >= arity - 1);
    }
  }

  final TypeName name;
  // The class around a member class, or the one in whose body a local class stands.
  final ClassScope outer;
  // The routine a local or anonymous class stands in; null for others.
  final BodyLowering enclosingBody;
  final boolean isStatic;
  final boolean isInterface;
  final boolean hasSupertypes;
  final TypeScope types;
  final Map<String, FieldInfo> fields = new HashMap<>();
  final Map<String, List<MethodInfo>> methods = new HashMap<>();
  // Variables of the enclosing body that the class uses, by the field that holds each.
  final Map<Binding.Variable, String> captured = new LinkedHashMap<>();
  private int anonymous;

  ClassScope(
      TypeName name,
      ClassScope outer,
      BodyLowering enclosingBody,
      boolean isStatic,
      boolean isInterface,
      boolean hasSupertypes,
      TypeScope types) {
    this.name = name;
    this.outer = outer;
    this.enclosingBody = enclosingBody;
    this.isStatic = isStatic;
    this.isInterface = isInterface;
    this.hasSupertypes = hasSupertypes;
    this.types = types;
  }

  /** The name of the next anonymous class in this one. */
  TypeName nextAnonymous() {
    anonymous++;
    return new TypeName(name.name() + "$" + anonymous);
  }

  void addMethod(String simpleName, MethodInfo method) {
    methods.computeIfAbsent(simpleName, n -> new ArrayList<>(2)).add(method);
  }

  /** The method that a call with so many arguments means, if this class declares it. */
  Optional<MethodInfo> method(String simpleName, int arguments) {
    return methods.getOrDefault(simpleName, List.of()).stream()
        .filter(method -> method.takes(arguments))
        .findFirst();
  }

  /** What a simple name means in the class's body and is no local of a method. */
  Optional<Binding> find(String simpleName) {
    FieldInfo field = fields.get(simpleName);
    if (field != null) {
      return Optional.of(new Binding.Member(this, field));
    }
    if (enclosingBody != null) {
      return enclosingBody.find(simpleName);
    }
    return outer == null ? Optional.empty() : outer.find(simpleName);
  }

  /** The field that holds a variable of the enclosing body. */
  String capture(Binding.Variable variable) {
    return captured.computeIfAbsent(
        variable, v -> "val$" + v.local().name().replace("~", "_").replace("%", "_"));
  }

  /** The class directly around. */
  Optional<ClassScope> around() {
    return Optional.ofNullable(outer);
  }
}
