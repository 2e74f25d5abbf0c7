package dev.bgcheck.frontend.bytecode;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes that are lowered together, and what compilers hid in helpers between them. */
final class ClassBatch {
  // Superclasses above each other; class files may also extend each other in a circle.
  private static final int HIGHEST_CLASS = 64;

  private final Map<String, ClassNode> classes;
  private final Set<String> overloaded = new HashSet<>();
  private final Descriptors descriptors = new Descriptors();
  private final Map<String, Optional<SwitchNumbers>> switches = new ConcurrentHashMap<>();
  private final Map<String, Optional<ClosureClass>> closures = new ConcurrentHashMap<>();

  ClassBatch(Collection<ClassNode> nodes) {
    Map<String, ClassNode> byName = new HashMap<>();
    nodes.forEach(node -> byName.putIfAbsent(node.name, node));
    this.classes = byName;
    nodes.stream()
        .filter(ClassBatch::hasOverloadedFields)
        .forEach(node -> overloaded.add(node.name));
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

  /**
   * The name of a field, numbered where a class has several of that name: obfuscators tell fields
   * apart by their types.
   */
  String fieldName(String owner, String name, String descriptor) {
    if (overloaded.isEmpty()) {
      return name;
    }
    ClassNode node = classes.get(owner);
    for (int i = 0; i < HIGHEST_CLASS && node != null; i++) {
      int number = 0;
      for (FieldNode field : node.fields) {
        number += field.name.equals(name) ? 1 : 0;
        if (field.name.equals(name) && field.desc.equals(descriptor)) {
          return number == 1 ? name : name + "~" + number;
        }
      }
      node = node.superName == null ? null : classes.get(node.superName);
    }
    return name;
  }

  private static boolean hasOverloadedFields(ClassNode node) {
    Set<String> names = new HashSet<>();
    return !node.fields.stream().allMatch(field -> names.add(field.name));
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
