package dev.bgcheck.frontend.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What annotations say: their names for the program form, and the Objective-C selectors of
 * bindings.
 *
 * <p>Selectors: MobiVM's {@code @Method}, {@code @Property}, {@code @NotImplemented},
 * {@code @BindSelector} and Multi-OS Engine's {@code @Selector}. A {@code @Method} without a
 * selector means the Java name with one colon a parameter, a {@code @Property} the Java name
 * without {@code get}, {@code is}, {@code set} (as MobiVM's compiler derives them).
 */
final class Annotations {
  private static final String MOBIVM = "Lorg/robovm/objc/annotation/";
  private static final String MOE = "Lorg/moe/natj/objc/ann/";

  private Annotations() {}

  /**
   * Simple names of annotations; one with a single text in it counts as {@code Name(text)} too, so
   * that {@code NativeClass(UIView)} and {@code Library(UIKit)} can be read back.
   */
  static Set<String> names(List<AnnotationNode> visible, List<AnnotationNode> invisible) {
    Set<String> names = new LinkedHashSet<>();
    for (AnnotationNode annotation : all(visible, invisible)) {
      String descriptor = annotation.desc;
      int slash = Math.max(descriptor.lastIndexOf('/'), descriptor.lastIndexOf('$'));
      int end = descriptor.endsWith(";") ? descriptor.length() - 1 : descriptor.length();
      String name = descriptor.substring(Math.min(Math.max(slash + 1, 1), end), end);
      names.add(name);
      List<Object> values = annotation.values;
      if (values != null
          && values.size() == 2
          && values.get(1) instanceof String text
          && !text.isEmpty()) {
        names.add(name + "(" + text + ")");
      }
    }
    return names;
  }

  /** The selector that annotations give the method; empty when they give none. */
  static String selector(MethodNode method) {
    for (AnnotationNode annotation : all(method.visibleAnnotations, method.invisibleAnnotations)) {
      String descriptor = annotation.desc;
      if (descriptor.startsWith(MOBIVM)) {
        switch (descriptor.substring(MOBIVM.length())) {
          case "Method;" -> {
            return text(annotation, "selector").orElseGet(() -> methodSelector(method));
          }
          case "Property;" -> {
            return text(annotation, "selector").orElseGet(() -> propertySelector(method));
          }
          case "NotImplemented;", "BindSelector;" -> {
            return text(annotation, "value").orElse("");
          }
          default -> {}
        }
      } else if (descriptor.equals(MOE + "Selector;")) {
        return text(annotation, "value").orElse("");
      }
    }
    return "";
  }

  private static String methodSelector(MethodNode method) {
    return method.name + ":".repeat(Descriptors.parameters(method.desc).size());
  }

  private static String propertySelector(MethodNode method) {
    boolean setter = method.name.startsWith("set");
    int prefix = setter || method.name.startsWith("get") ? 3 : method.name.startsWith("is") ? 2 : 0;
    String property = method.name.substring(prefix);
    if (setter) {
      return method.name + ":";
    }
    return property.isEmpty()
            || Character.isUpperCase(property.charAt(Math.min(1, property.length() - 1)))
        ? property
        : Character.toLowerCase(property.charAt(0)) + property.substring(1);
  }

  private static Optional<String> text(AnnotationNode annotation, String key) {
    List<Object> values = annotation.values;
    for (int i = 0; values != null && i + 1 < values.size(); i += 2) {
      if (key.equals(values.get(i)) && values.get(i + 1) instanceof String s && !s.isBlank()) {
        return Optional.of(s.strip());
      }
    }
    return Optional.empty();
  }

  private static List<AnnotationNode> all(
      List<AnnotationNode> visible, List<AnnotationNode> invisible) {
    List<AnnotationNode> all = new ArrayList<>();
    if (visible != null) {
      all.addAll(visible);
    }
    if (invisible != null) {
      all.addAll(invisible);
    }
    return all;
  }
}
