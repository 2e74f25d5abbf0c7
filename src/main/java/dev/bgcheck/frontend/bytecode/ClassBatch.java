package dev.bgcheck.frontend.bytecode;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes that are lowered together, and what compilers hid in helpers between them. */
final class ClassBatch {
  private final Map<String, ClassNode> classes;
  private final Descriptors descriptors = new Descriptors();
  private final Map<String, Optional<SwitchNumbers>> switches = new ConcurrentHashMap<>();
  private final Map<String, Optional<ClosureClass>> closures = new ConcurrentHashMap<>();

  ClassBatch(Collection<ClassNode> nodes) {
    Map<String, ClassNode> byName = new HashMap<>();
    nodes.forEach(node -> byName.putIfAbsent(node.name, node));
    this.classes = byName;
  }

  Descriptors descriptors() {
    return descriptors;
  }

  /** The class of an internal name. */
  Optional<ClassNode> find(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** A method declared in a class. */
  Optional<MethodNode> method(String owner, String name, String descriptor) {
    ClassNode node = classes.get(owner);
    if (node == null) {
      return Optional.empty();
    }
    for (MethodNode method : node.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** The enum constants by number of a {@code $SwitchMap$} field; absent for other fields. */
  Optional<java.util.List<String>> caseNumbers(String owner, String field) {
    if (!SwitchNumbers.isNumbersField(field)) {
      return Optional.empty();
    }
    return switches
        .computeIfAbsent(owner, name -> find(name).map(SwitchNumbers::of))
        .flatMap(numbers -> numbers.cases(field));
  }

  /** The class as a closure, when it is nothing more. */
  Optional<ClosureClass> closureClass(String name) {
    return closures.computeIfAbsent(name, n -> find(n).flatMap(ClassBatch::readAsClosure));
  }

  private static Optional<ClosureClass> readAsClosure(ClassNode node) {
    try {
      return ClosureClass.of(node);
    } catch (RuntimeException e) {
      // A damaged class is no closure; lowering it as a class gives the notice.
      return Optional.empty();
    }
  }
}
