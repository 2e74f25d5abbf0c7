package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import dev.bgcheck.frontend.jvm.BlockInterfaces;
import dev.bgcheck.frontend.jvm.JavaTypes;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What type names mean at a place: the types and type variables declared around it, then the file's
 * imports, then {@code java.lang}.
 *
 * <p>No class path is asked. A name that only a wildcard import or the own package can explain
 * stays as written, and the linker tries the unit's wildcard imports.
 */
final class TypeScope {
  private static final Set<String> JAVA_LANG =
      Set.of(
          ("Object String CharSequence StringBuilder StringBuffer Runnable Thread ThreadLocal"
                  + " Iterable Comparable Cloneable AutoCloseable Class ClassLoader System Runtime"
                  + " Process Math Number Boolean Byte Character Short Integer Long Float Double"
                  + " Void Enum Record Throwable Exception Error RuntimeException"
                  + " IllegalArgumentException IllegalStateException NullPointerException"
                  + " IndexOutOfBoundsException ArrayIndexOutOfBoundsException"
                  + " StringIndexOutOfBoundsException ClassCastException ArithmeticException"
                  + " NumberFormatException UnsupportedOperationException InterruptedException"
                  + " CloneNotSupportedException ClassNotFoundException SecurityException"
                  + " OutOfMemoryError StackOverflowError AssertionError NoSuchMethodException"
                  + " NoSuchFieldException ReflectiveOperationException Override Deprecated"
                  + " SuppressWarnings SafeVarargs FunctionalInterface StackTraceElement"
                  + " InheritableThreadLocal Package")
              .split(" "));
  private static final int DEEPEST_TYPE = 40;

  private final TypeScope outer;
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> variables = new HashSet<>();
  // Packages imported wholly.
  private final List<String> wildcards = new ArrayList<>();

  private TypeScope(TypeScope outer) {
    this.outer = outer;
  }

  /** The scope of a file: its imports. */
  static TypeScope of(CompilationUnit unit) {
    TypeScope scope = new TypeScope(null);
    for (ImportDeclaration declaration : unit.getImports()) {
      if (!declaration.isAsterisk() && !declaration.isStatic()) {
        String name = declaration.getNameAsString();
        scope.types.put(simpleName(name), JavaTypes.binaryName(name));
      } else if (declaration.isAsterisk() && !declaration.isStatic()) {
        scope.wildcards.add(declaration.getNameAsString());
      }
    }
    return scope;
  }

  static String simpleName(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  /** A scope inside this one. */
  TypeScope nested() {
    return new TypeScope(this);
  }

  void declareType(String simpleName, String binaryName) {
    types.put(simpleName, binaryName);
  }

  void declareVariable(String name) {
    variables.add(name);
  }

  /** The full name of a type named without package; absent when only wildcards can explain it. */
  Optional<String> find(String simpleName) {
    for (TypeScope scope = this; scope != null; scope = scope.outer) {
      String name = scope.types.get(simpleName);
      if (name != null) {
        return Optional.of(name);
      }
    }
    return JAVA_LANG.contains(simpleName)
        ? Optional.of("java.lang." + simpleName)
        : Optional.empty();
  }

  /** The block interface that a name means under {@code import org.robovm.objc.block.*}. */
  Optional<String> findBlock(String simpleName) {
    for (TypeScope scope = this; scope != null; scope = scope.outer) {
      for (String packageName : scope.wildcards) {
        if (BlockInterfaces.isBlock(packageName + "." + simpleName)) {
          return Optional.of(packageName + "." + simpleName);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isVariable(String name) {
    for (TypeScope scope = this; scope != null; scope = scope.outer) {
      if (scope.variables.contains(name)) {
        return true;
      }
      if (scope.types.containsKey(name)) {
        return false;
      }
    }
    return false;
  }

  /** The full name of a class type where it can be known, else the name as written. */
  String nameOf(ClassOrInterfaceType type) {
    String written = type.getNameWithScope();
    int dot = written.indexOf('.');
    String first = dot < 0 ? written : written.substring(0, dot);
    Optional<String> known = find(first);
    if (known.isPresent()) {
      return dot < 0 ? known.get() : known.get() + written.substring(dot).replace('.', '$');
    }
    if (dot < 0) {
      return findBlock(written).orElse(written);
    }
    return JavaTypes.binaryName(written);
  }

  /** The mention of a class as itself: a block interface is not read as a function. */
  TypeRef owner(ClassOrInterfaceType type) {
    return isVariable(type.getNameWithScope()) ? TypeRef.UNKNOWN : TypeRef.named(nameOf(type));
  }

  /** The mention of a type. */
  TypeRef of(Type type) {
    return of(type, 0);
  }

  private TypeRef of(Type type, int depth) {
    if (depth > DEEPEST_TYPE) {
      return TypeRef.UNKNOWN;
    }
    if (type instanceof ClassOrInterfaceType named) {
      return named(named, depth);
    } else if (type instanceof PrimitiveType primitive) {
      return JavaTypes.primitive(primitive.asString());
    } else if (type instanceof VoidType) {
      return TypeRef.VOID;
    } else if (type instanceof ArrayType array) {
      return TypeRef.array(of(array.getComponentType(), depth + 1));
    } else if (type instanceof WildcardType wildcard) {
      return wildcard
          .getExtendedType()
          .or(wildcard::getSuperType)
          .map(bound -> of(bound, depth + 1))
          .orElse(TypeRef.UNKNOWN);
    } else if (type instanceof IntersectionType both) {
      return of(both.getElements().get(0), depth + 1);
    }
    return TypeRef.UNKNOWN;
  }

  private TypeRef named(ClassOrInterfaceType type, int depth) {
    if (isVariable(type.getNameWithScope())) {
      return TypeRef.UNKNOWN;
    }
    List<TypeRef> arguments = new ArrayList<>();
    type.getTypeArguments()
        .ifPresent(all -> all.forEach(argument -> arguments.add(of(argument, depth + 1))));
    return JavaTypes.of(nameOf(type), arguments);
  }
}
