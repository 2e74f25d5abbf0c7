package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.Scope.Binding;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The locals of a routine that is being lowered, and what it takes from the routine around it.
 *
 * <p>A closure is lowered where it stands, so the names of the routine around it are just those
 * that are visible there: a name that is not found here is looked for there, and becomes a capture.
 */
final class Frame {
  private final Optional<Frame> parent;
  private final RoutineSignature signature;
  private final Scope root = new Scope(Optional.empty());
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, TypeRef> types = new HashMap<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<Routine> nested = new ArrayList<>();
  private final Map<String, Integer> nestedNames = new HashMap<>();
  private final List<String> anonymousParameters = new ArrayList<>();
  private Scope scope = root;
  private boolean anonymous;
  private int closures;

  private Frame(Optional<Frame> parent, RoutineSignature signature) {
    this.parent = parent;
    this.signature = signature;
  }

  /** The frame of a routine that stands in no other. */
  static Frame outermost(RoutineSignature signature, boolean receiver) {
    Frame frame = new Frame(Optional.empty(), signature);
    frame.unique("self");
    if (receiver) {
      frame.root.put("self", new Binding(Value.Local.SELF, false, false));
    }
    return frame;
  }

  /** The frame of a closure or function that stands in this one's routine. */
  Frame inner(RoutineSignature innerSignature) {
    return new Frame(Optional.of(this), innerSignature);
  }

  RoutineSignature signature() {
    return signature;
  }

  TypeName owner() {
    return signature.owner();
  }

  RoutineSignature nextClosure() {
    closures++;
    return signature.closure(closures);
  }

  /** The signature of a function declared in the body. */
  RoutineSignature nestedFunction(String fullName) {
    int count = nestedNames.merge(fullName, 1, Integer::sum);
    String name = count == 1 ? fullName : fullName + "~" + count;
    return new RoutineSignature(
        signature.owner(), signature.name() + "#" + name, signature.isStatic());
  }

  // ---- scopes

  Scope scope() {
    return scope;
  }

  /** Makes {@code other} the innermost scope, and returns the one that was. */
  Scope enter(Scope other) {
    Scope before = scope;
    scope = other;
    return before;
  }

  /** Opens a scope in the innermost one, and returns that one. */
  Scope open() {
    return enter(new Scope(Optional.of(scope)));
  }

  // ---- names

  /** Declares a variable; {@code _} declares a local that no name finds. */
  Value.Local declare(String name) {
    return declare(name, false, false).local;
  }

  Binding declare(String name, boolean weak, boolean computed) {
    Value.Local local = scope.shared(name).orElseGet(() -> unique(name));
    Binding binding = new Binding(local, weak, computed);
    if (!name.equals("_")) {
      scope.put(name, binding);
    }
    return binding;
  }

  /** Lets a name mean a local that exists, held strongly, in the innermost scope. */
  void rebind(String name, Value.Local local) {
    scope.put(name, new Binding(local, false, false));
  }

  Value.Local unique(String name) {
    int count = uses.merge(name, 1, Integer::sum);
    return new Value.Local(count == 1 ? name : name + "~" + count);
  }

  void type(Value.Local local, TypeRef type) {
    if (!type.isUnknown()) {
      types.put(local.name(), type);
    }
  }

  Map<String, TypeRef> types() {
    return types;
  }

  /** What a name means here; a variable of the routine around becomes a capture. */
  Optional<Binding> find(String name) {
    Optional<Binding> found = scope.find(name);
    if (found.isEmpty() && anonymous && isAnonymousParameter(name)) {
      found = Optional.of(anonymousParameter(name));
    }
    if (found.isEmpty() && parent.isPresent()) {
      found = parent.get().find(name).map(outer -> capture(name, outer));
    }
    found.ifPresent(binding -> binding.usedBefore |= !binding.made);
    return found;
  }

  private Binding capture(String name, Binding outer) {
    Binding inner = new Binding(unique(name), outer.weak, outer.computed);
    root.put(name, inner);
    captures.add(
        new Capture(
            inner.local.name(),
            outer.local,
            outer.weak ? Capture.Mode.WEAK : Capture.Mode.VARIABLE));
    return inner;
  }

  /** Adds an element of a capture list. */
  void capture(String name, Value outer, Capture.Mode mode) {
    Binding inner = new Binding(unique(name), mode == Capture.Mode.WEAK, false);
    root.put(name, inner);
    captures.add(new Capture(inner.local.name(), outer, mode));
  }

  List<Capture> captures() {
    return captures;
  }

  /** The receiver, captured when the routine around has one. */
  Optional<Value.Local> receiver() {
    return find("self").map(binding -> binding.local);
  }

  // ---- parameters without names

  /** Lets {@code $0}, {@code $1}, … be parameters. */
  void allowAnonymousParameters() {
    anonymous = true;
  }

  /** The locals of the parameters {@code $0}, {@code $1}, … as far as they are used. */
  List<String> anonymousParameters() {
    return anonymousParameters;
  }

  private static boolean isAnonymousParameter(String name) {
    return name.length() >= 2
        && name.length() <= 3
        && name.charAt(0) == '$'
        && Character.isDigit(name.charAt(1))
        && Character.isDigit(name.charAt(name.length() - 1));
  }

  private Binding anonymousParameter(String name) {
    int number = Integer.parseInt(name.substring(1));
    while (anonymousParameters.size() <= number) {
      String next = "$" + anonymousParameters.size();
      anonymousParameters.add(next);
      root.put(next, new Binding(unique(next), false, false));
    }
    return root.find(name).orElseThrow();
  }

  // ---- routines inside

  /** Keeps a routine that stands in this one, with those that stand in it. */
  void keep(Routine routine, Frame inner) {
    nested.add(routine);
    nested.addAll(inner.nested);
  }

  List<Routine> nested() {
    return nested;
  }
}
