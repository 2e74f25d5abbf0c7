package dev.bgcheck.frontend.jvm;

import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interfaces that Java and Kotlin use as block types.
 *
 * <p>A value of one is a closure: its type becomes a function type, and a call of its method
 * becomes a call of the value itself ({@link dev.bgcheck.model.Instruction.Call#INVOKE}), so that
 * analyses see the same program as in Swift and Objective-C.
 *
 * <p>Names of MobiVM, Kotlin and JDK types as published; Multi-OS Engine nests {@code Block_x} with
 * the method {@code call_x} in its binding classes.
 */
public final class BlockInterfaces {
  private static final Map<String, Shape> BY_NAME = table();
  private static final String KOTLIN = "kotlin.jvm.functions.Function";

  private BlockInterfaces() {}

  /**
   * How a block interface is called.
   *
   * @param method the name of its only method
   * @param parameters the types it takes; {@code null} names stand for type arguments in order
   */
  private record Shape(String method, List<TypeRef> parameters, Optional<TypeRef> result) {}

  /** The method that calls a value of the type, when the type is a block interface. */
  public static Optional<String> methodOf(String typeName) {
    Shape shape = shape(typeName);
    if (shape != null) {
      return Optional.of(shape.method);
    }
    int nested = typeName.lastIndexOf("$Block_");
    return nested < 0
        ? Optional.empty()
        : Optional.of("call_" + typeName.substring(nested + "$Block_".length()));
  }

  /** Whether values of the type are closures. */
  public static boolean isBlock(String typeName) {
    return methodOf(typeName).isPresent();
  }

  /**
   * The function type of a block interface with these type arguments; absent for other types.
   *
   * @param arguments may be fewer than the interface has; the rest is unknown
   */
  public static Optional<TypeRef> functionType(String typeName, List<TypeRef> arguments) {
    Shape shape = shape(typeName);
    if (shape == null) {
      return typeName.contains("$Block_")
          ? Optional.of(TypeRef.function(List.of(), TypeRef.UNKNOWN))
          : Optional.empty();
    }
    List<TypeRef> parameters = new ArrayList<>();
    int next = 0;
    for (TypeRef parameter : shape.parameters) {
      parameters.add(parameter.isUnknown() ? argument(arguments, next++) : parameter);
    }
    TypeRef result = shape.result.isPresent() ? shape.result.get() : argument(arguments, next);
    return Optional.of(TypeRef.function(parameters, result));
  }

  private static TypeRef argument(List<TypeRef> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : TypeRef.UNKNOWN;
  }

  private static Shape shape(String typeName) {
    Shape shape = BY_NAME.get(typeName);
    if (shape == null && typeName.startsWith(KOTLIN)) {
      String digits = typeName.substring(KOTLIN.length());
      if (digits.matches("[0-9]{1,2}")) {
        return new Shape("invoke", open(Integer.parseInt(digits)), Optional.empty());
      }
    }
    return shape;
  }

  private static List<TypeRef> open(int count) {
    List<TypeRef> parameters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parameters.add(TypeRef.UNKNOWN);
    }
    return parameters;
  }

  private static Map<String, Shape> table() {
    Map<String, Shape> table = new HashMap<>();
    Optional<TypeRef> nothing = Optional.of(TypeRef.VOID);
    table.put("java.lang.Runnable", new Shape("run", List.of(), nothing));
    table.put("java.util.concurrent.Callable", new Shape("call", List.of(), Optional.empty()));
    // An abstract class, but nobody uses it otherwise than as "what to run then".
    table.put("java.util.TimerTask", new Shape("run", List.of(), nothing));
    table.put("com.badlogic.gdx.utils.Timer$Task", new Shape("run", List.of(), nothing));

    String functions = "java.util.function.";
    table.put(functions + "Supplier", new Shape("get", List.of(), Optional.empty()));
    table.put(functions + "Consumer", new Shape("accept", open(1), nothing));
    table.put(functions + "BiConsumer", new Shape("accept", open(2), nothing));
    table.put(functions + "Function", new Shape("apply", open(1), Optional.empty()));
    table.put(functions + "BiFunction", new Shape("apply", open(2), Optional.empty()));
    table.put(functions + "Predicate", new Shape("test", open(1), Optional.of(TypeRef.BOOL)));
    table.put(functions + "BiPredicate", new Shape("test", open(2), Optional.of(TypeRef.BOOL)));
    table.put(
        functions + "BooleanSupplier",
        new Shape("getAsBoolean", List.of(), Optional.of(TypeRef.BOOL)));

    table.put("org.robovm.objc.block.VoidBlock", new Shape("invoke", List.of(), nothing));
    for (int i = 0; i <= 6; i++) {
      table.put("org.robovm.objc.block.VoidBlock" + i, new Shape("invoke", open(i), nothing));
      table.put("org.robovm.objc.block.Block" + i, new Shape("invoke", open(i), Optional.empty()));
    }
    for (String primitive : new String[] {"Boolean", "Byte", "Char", "Double", "Float"}) {
      putPrimitive(table, primitive);
    }
    for (String primitive : new String[] {"Int", "Long", "Short"}) {
      putPrimitive(table, primitive);
    }
    return Map.copyOf(table);
  }

  private static void putPrimitive(Map<String, Shape> table, String primitive) {
    TypeRef type =
        primitive.equals("Boolean")
            ? TypeRef.BOOL
            : TypeRef.named(primitive.toLowerCase(java.util.Locale.ROOT));
    table.put(
        "org.robovm.objc.block.Void" + primitive + "Block",
        new Shape("invoke", List.of(type), Optional.of(TypeRef.VOID)));
    table.put(
        "org.robovm.objc.block." + primitive + "Block",
        new Shape("invoke", List.of(), Optional.of(type)));
  }
}
