package dev.bgcheck.frontend.bytecode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The selectors of a binding class's methods.
 *
 * <p>Users call some methods that carry no annotation because MobiVM wraps the annotated one:
 * {@code setActive(Z)} throws instead of taking an error pointer, {@code NSURLSession(c, d, q)}
 * calls the static {@code create(c, d, q)}, other constructors the instance method {@code init(…)}.
 * These take over the selector of what they wrap, found by name and parameters.
 */
final class Selectors {
  private static final String ERROR = "Lorg/robovm/apple/foundation/NSError$NSErrorPtr;";

  private Selectors() {}

  /** Selectors by method name and descriptor. */
  static Map<String, String> of(ClassNode node) {
    Map<String, String> selectors = new HashMap<>();
    Map<String, String> byParameters = new HashMap<>();
    for (MethodNode method : node.methods) {
      String selector = Annotations.selector(method);
      if (!selector.isEmpty()) {
        selectors.put(method.name + method.desc, selector);
        byParameters.putIfAbsent(method.name + parameters(method), selector);
        if ((method.access & Opcodes.ACC_PUBLIC) == 0) {
          hidden(method).ifPresent(name -> byParameters.putIfAbsent(name, selector));
        }
      }
    }
    if (selectors.isEmpty()) {
      return selectors;
    }
    for (MethodNode method : node.methods) {
      if (!selectors.containsKey(method.name + method.desc)
          && (method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNTHETIC)) == 0) {
        String wrapped = wrapped(method, byParameters);
        if (wrapped != null) {
          selectors.put(method.name + method.desc, wrapped);
        }
      }
    }
    return selectors;
  }

  /**
   * What stands for a constructor with the same parameters: {@code create}, {@code createX}, {@code
   * init}, {@code initX}, which users cannot call.
   */
  private static Optional<String> hidden(MethodNode method) {
    return method.name.startsWith("create") || method.name.startsWith("init")
        ? Optional.of("<init>" + parameters(method))
        : Optional.empty();
  }

  private static String wrapped(MethodNode method, Map<String, String> byParameters) {
    String parameters = parameters(method);
    if (method.name.equals("<init>")) {
      String created = byParameters.get("create" + parameters);
      created = created != null ? created : byParameters.get("init" + parameters);
      created = created != null ? created : byParameters.get("<init>" + parameters);
      // The inherited one, unless the binding says otherwise.
      return created == null && parameters.equals("()") ? "init" : created;
    }
    String withError = parameters.substring(0, parameters.length() - 1) + ERROR + ")";
    return byParameters.get(method.name + withError);
  }

  private static String parameters(MethodNode method) {
    return method.desc.substring(0, method.desc.lastIndexOf(')') + 1);
  }
}
