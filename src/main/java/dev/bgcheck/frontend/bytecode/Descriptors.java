package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.frontend.jvm.JavaTypes;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/** JVM descriptors and generic signatures as types of the program form. */
final class Descriptors {
  private static final int DEEPEST_SIGNATURE = 40;
  private final Map<String, TypeRef> known = new ConcurrentHashMap<>();

  /** The type of a field descriptor. */
  TypeRef type(String descriptor) {
    TypeRef type = known.get(descriptor);
    if (type == null) {
      type = JavaTypes.ofDescriptor(descriptor);
      known.put(descriptor, type);
    }
    return type;
  }

  /** The type of a class by its internal name; an array's name is its descriptor. */
  TypeRef ofInternalName(String name) {
    return name.startsWith("[") ? type(name) : type("L" + name + ";");
  }

  /** The class itself, without reading a block interface as a function. */
  TypeRef owner(String internalName) {
    return internalName.startsWith("[")
        ? type(internalName)
        : TypeRef.named(JavaNames.typeName(internalName));
  }

  /** Argument types of a method descriptor; none when it is malformed. */
  static List<String> parameters(String methodDescriptor) {
    List<String> parameters = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(methodDescriptor)) {
      parameters.add(type.getDescriptor());
    }
    return parameters;
  }

  /** The result's descriptor of a method descriptor. */
  static String result(String methodDescriptor) {
    return methodDescriptor.substring(methodDescriptor.lastIndexOf(')') + 1);
  }

  /** Whether values of the type take two places on the operand stack. */
  static boolean isWide(String descriptor) {
    return descriptor.equals("J") || descriptor.equals("D");
  }

  /** Whether values of the type are references. */
  static boolean isReference(String descriptor) {
    return descriptor.startsWith("L") || descriptor.startsWith("[");
  }

  /**
   * The type of a field's generic signature, or of its descriptor when there is none or it is
   * malformed: nothing checks signatures, and tools that rename classes break them.
   */
  TypeRef generic(String signature, String descriptor) {
    if (signature == null) {
      return type(descriptor);
    }
    try {
      return new Signature(signature).type(0);
    } catch (IndexOutOfBoundsException | IllegalStateException e) {
      return type(descriptor);
    }
  }

  /**
   * The parameter types of a method's generic signature, as many as the descriptor has; those of
   * the descriptor when the signature leaves some out, as it does for synthetic ones.
   */
  List<TypeRef> genericParameters(String signature, List<String> descriptors) {
    List<TypeRef> plain = descriptors.stream().map(this::type).toList();
    if (signature == null) {
      return plain;
    }
    try {
      List<TypeRef> generic = new Signature(signature).parameters();
      return generic.size() == plain.size() ? generic : plain;
    } catch (IndexOutOfBoundsException | IllegalStateException e) {
      return plain;
    }
  }

  /** A recursive reader of JVMS 4.7.9.1; ASM's visitor would need one visitor class a level. */
  private final class Signature {
    private final String text;
    private int at;

    Signature(String text) {
      this.text = text;
    }

    List<TypeRef> parameters() {
      if (text.charAt(at) == '<') {
        skipFormals();
      }
      if (text.charAt(at++) != '(') {
        throw new IllegalStateException("no method signature");
      }
      List<TypeRef> types = new ArrayList<>();
      while (text.charAt(at) != ')') {
        types.add(type(0));
      }
      return types;
    }

    private void skipFormals() {
      int open = 0;
      do {
        char c = text.charAt(at++);
        open += c == '<' ? 1 : c == '>' ? -1 : 0;
      } while (open > 0);
    }

    TypeRef type(int depth) {
      if (depth > DEEPEST_SIGNATURE) {
        throw new IllegalStateException("nested too deep");
      }
      char c = text.charAt(at);
      switch (c) {
        case 'T' -> {
          at = end(';');
          return TypeRef.UNKNOWN;
        }
        case '[' -> {
          at++;
          return TypeRef.array(type(depth + 1));
        }
        case 'L' -> {
          at++;
          return classType(depth);
        }
        default -> {
          at++;
          return Descriptors.this.type(String.valueOf(c));
        }
      }
    }

    private TypeRef classType(int depth) {
      StringBuilder name = new StringBuilder();
      List<TypeRef> arguments = new ArrayList<>();
      while (true) {
        char c = text.charAt(at++);
        switch (c) {
          case ';' -> {
            return JavaTypes.of(JavaNames.typeName(name.toString()), arguments);
          }
          case '.' -> {
            name.append('$');
            arguments.clear();
          }
          case '<' -> arguments(arguments, depth);
          default -> name.append(c);
        }
      }
    }

    private void arguments(List<TypeRef> into, int depth) {
      while (text.charAt(at) != '>') {
        switch (text.charAt(at)) {
          case '*' -> {
            at++;
            into.add(TypeRef.UNKNOWN);
          }
          case '+', '-' -> {
            at++;
            into.add(type(depth + 1));
          }
          default -> into.add(type(depth + 1));
        }
      }
      at++;
    }

    private int end(char c) {
      int found = text.indexOf(c, at);
      if (found < 0) {
        throw new IllegalStateException("no end");
      }
      return found + 1;
    }
  }
}
