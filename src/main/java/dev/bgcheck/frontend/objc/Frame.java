package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.Scope.Binding;
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
 * <p>A block is lowered where it stands: a name that is not found here is looked for in the routine
 * around, and becomes a capture.
 */
final class Frame {
  private final Optional<Frame> parent;
  private final RoutineSignature signature;
  private final Scope root = new Scope(Optional.empty());
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, TypeRef> types = new HashMap<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<Routine> nested = new ArrayList<>();
  private Scope scope = root;
  private boolean weakReceiver;
  private boolean strongReceiver;
  private int closures;

  private Frame(Optional<Frame> parent, RoutineSignature signature) {
    this.parent = parent;
    this.signature = signature;
    // Ex) struct objc_super super: no local has a name that means something else to readers.
    uses.put("super", 1);
  }

  /** The frame of a routine that stands in no other. */
  static Frame outermost(RoutineSignature signature, boolean receiver) {
    Frame frame = new Frame(Optional.empty(), signature);
    frame.unique("self");
    if (receiver) {
      frame.root.put("self", new Binding(Value.Local.SELF, Capture.Mode.VARIABLE, true, true));
    }
    return frame;
  }

  /** The frame of the next block that stands in this one's routine. */
  Frame inner() {
    closures++;
    return new Frame(Optional.of(this), signature.closure(closures));
  }

  RoutineSignature signature() {
    return signature;
  }

  TypeName owner() {
    return signature.owner();
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

  /** Declares a variable that a block holds in that mode. */
  Value.Local declare(String name, Capture.Mode mode, boolean nullable, boolean receiver) {
    Value.Local local = scope.shared(name).orElseGet(() -> unique(name));
    scope.put(name, new Binding(local, mode, nullable, receiver));
    return local;
  }

  /** From here on in this scope, blocks hold the receiver so. */
  void holdReceiver(Capture.Mode mode) {
    find("self").ifPresent(b -> scope.put("self", new Binding(b.local(), mode, true, true)));
  }

  private Value.Local unique(String name) {
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

  Optional<TypeRef> typeOf(Value.Local local) {
    return Optional.ofNullable(types.get(local.name()));
  }

  /** What a name means here; a variable of the routine around becomes a capture. */
  Optional<Binding> find(String name) {
    Optional<Binding> found = scope.find(name);
    if (found.isEmpty() && parent.isPresent()) {
      found = parent.get().find(name).map(outer -> capture(name, outer));
    }
    return found;
  }

  private Binding capture(String name, Binding outer) {
    Binding inner = new Binding(unique(name), outer.mode(), outer.nullable(), outer.receiver());
    root.put(name, inner);
    captures.add(new Capture(inner.local().name(), outer.local(), outer.mode()));
    weakReceiver |= outer.receiver() && outer.mode() == Capture.Mode.WEAK;
    strongReceiver |= outer.receiver() && outer.mode() != Capture.Mode.WEAK;
    parent.flatMap(frame -> frame.typeOf(outer.local())).ifPresent(t -> type(inner.local(), t));
    return inner;
  }

  List<Capture> captures() {
    return captures;
  }

  /** Whether the block holds the receiver weakly and in no other way. */
  boolean hasWeakReceiver() {
    return weakReceiver && !strongReceiver;
  }

  /** The receiver, captured when the routine around has one. */
  Optional<Value.Local> receiver() {
    return find("self").map(Binding::local);
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
