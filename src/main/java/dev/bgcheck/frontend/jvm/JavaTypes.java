package dev.bgcheck.frontend.jvm;

import dev.bgcheck.model.TypeRef;
import java.util.List;
import java.util.Optional;

/** How Java types are mentioned in the program form. */
public final class JavaTypes {
  private JavaTypes() {}

  /**
   * The mention of a class or interface.
   *
   * <p>{@code String}, {@code Boolean} and {@code Void} are the types of that sense that every
   * language shares, a block interface is its function type, everything else keeps its full name.
   *
   * @param typeName full name with dots and, for nested types, {@code $}
   */
  public static TypeRef of(String typeName, List<TypeRef> arguments) {
    return switch (typeName) {
      case "java.lang.String" -> TypeRef.STRING;
      case "java.lang.Boolean" -> TypeRef.BOOL;
      case "java.lang.Void", "kotlin.Unit" -> TypeRef.VOID;
      default -> {
        Optional<TypeRef> function = BlockInterfaces.functionType(typeName, arguments);
        yield function.isPresent() ? function.get() : new TypeRef(typeName, arguments);
      }
    };
  }

  /** The mention of a primitive type or {@code void} by its keyword. */
  public static TypeRef primitive(String keyword) {
    return switch (keyword) {
      case "boolean" -> TypeRef.BOOL;
      case "void" -> TypeRef.VOID;
      default -> TypeRef.named(keyword);
    };
  }

  /** The type of a JVM field descriptor, {@code V} included; unknown for a malformed one. */
  public static TypeRef ofDescriptor(String descriptor) {
    int dimensions = 0;
    while (dimensions < descriptor.length() && descriptor.charAt(dimensions) == '[') {
      dimensions++;
    }
    TypeRef type = element(descriptor.substring(dimensions));
    // The JVM allows 255 dimensions; nobody looks that deep.
    for (int i = 0; i < Math.min(dimensions, 8); i++) {
      type = TypeRef.array(type);
    }
    return type;
  }

  private static TypeRef element(String descriptor) {
    if (descriptor.startsWith("L") && descriptor.endsWith(";")) {
      return of(JavaNames.typeName(descriptor.substring(1, descriptor.length() - 1)), List.of());
    }
    return switch (descriptor) {
      case "V" -> TypeRef.VOID;
      case "Z" -> TypeRef.BOOL;
      case "B" -> TypeRef.named("byte");
      case "C" -> TypeRef.named("char");
      case "S" -> TypeRef.named("short");
      case "I" -> TypeRef.named("int");
      case "J" -> TypeRef.named("long");
      case "F" -> TypeRef.named("float");
      case "D" -> TypeRef.named("double");
      default -> TypeRef.UNKNOWN;
    };
  }

  /**
   * The type that a call of this name gives, when the name carries a descriptor; unknown otherwise.
   */
  public static TypeRef resultOf(String memberName) {
    String descriptor = JavaNames.descriptor(memberName);
    return descriptor.isEmpty()
        ? TypeRef.UNKNOWN
        : ofDescriptor(descriptor.substring(descriptor.indexOf(')') + 1));
  }

  /** Whether a name is a type's by Java's naming convention: its first letter is upper-case. */
  public static boolean looksLikeType(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  /** Whether a name is a constant's by Java's naming convention: {@code MAX_AGE}. */
  public static boolean looksLikeConstant(String name) {
    return name.length() > 1
        && Character.isUpperCase(name.charAt(0))
        && name.chars().noneMatch(Character::isLowerCase);
  }

  /**
   * The binary name of a type written with dots: the first segment that looks like a type is the
   * outermost type, what follows is nested in it. {@code a.b.Map.Entry} is {@code a.b.Map$Entry}.
   */
  public static String binaryName(String dotted) {
    int from = 0;
    while (from < dotted.length()) {
      int dot = dotted.indexOf('.', from);
      if (dot < 0) {
        return dotted;
      }
      if (Character.isUpperCase(dotted.charAt(from))) {
        return dotted.substring(0, dot) + dotted.substring(dot).replace('.', '$');
      }
      from = dot + 1;
    }
    return dotted;
  }
}
