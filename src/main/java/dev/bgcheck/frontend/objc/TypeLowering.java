package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcParameter;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Types as the program form mentions them. */
final class TypeLowering {
  private static final int MAX_DEPTH = 20;
  private static final Set<String> UNKNOWN =
      Set.of("", "id", "auto", "__auto_type", "Class", "SEL", "IMP", "va_list");
  private static final Set<String> TRUTH_VALUES = Set.of("BOOL", "bool", "_Bool", "Boolean");

  /** Types of numbers and the like, which are never nil. */
  private static final Set<String> PLAIN =
      Set.of(
          "BOOL",
          "bool",
          "_Bool",
          "Boolean",
          "int",
          "short",
          "long",
          "char",
          "float",
          "double",
          "unsigned",
          "signed",
          "size_t",
          "NSInteger",
          "NSUInteger",
          "CGFloat",
          "NSTimeInterval",
          "NSRange",
          "CGRect",
          "CGSize",
          "CGPoint",
          "UIBackgroundTaskIdentifier");

  private static final Set<String> NULLABLE = Set.of("_Nullable", "__nullable", "nullable");

  private final FileNames names;

  TypeLowering(FileNames names) {
    this.names = names;
  }

  TypeRef type(Optional<ObjcType> written) {
    return written.map(this::type).orElse(TypeRef.UNKNOWN);
  }

  TypeRef type(ObjcType written) {
    return type(written, 0);
  }

  private TypeRef type(ObjcType written, int depth) {
    if (depth > MAX_DEPTH) {
      return TypeRef.UNKNOWN;
    }
    if (written instanceof ObjcType.Callable callable) {
      List<TypeRef> parameters = new ArrayList<>();
      for (ObjcParameter parameter : callable.parameters()) {
        TypeRef type = type(parameter.type(), depth + 1);
        // Of what a block is called with, it matters whether it can be nothing.
        parameters.add(saysNullable(parameter.type()) ? type.optional() : type);
      }
      if (parameters.equals(List.of(TypeRef.VOID))) {
        parameters.clear();
      }
      return TypeRef.function(parameters, type(callable.result(), depth + 1));
    } else if (written instanceof ObjcType.Array array) {
      return TypeRef.array(type(array.element(), depth + 1));
    } else if (written instanceof ObjcType.Named named) {
      return named(named, depth);
    }
    return TypeRef.UNKNOWN;
  }

  private TypeRef named(ObjcType.Named named, int depth) {
    String name = named.name();
    if (name.equals("id") && !named.arguments().isEmpty() && named.pointers() == 0) {
      // id<Locating>: a value of which a protocol is known; of several, the first tells most.
      return type(named.arguments().get(0), depth + 1);
    }
    if (UNKNOWN.contains(name) || !isIdentifier(name)) {
      return name.indexOf(' ') > 0 && named.pointers() == 0 ? builtIn(name) : TypeRef.UNKNOWN;
    }
    if (TRUTH_VALUES.contains(name)) {
      return named.pointers() == 0 ? TypeRef.BOOL : TypeRef.UNKNOWN;
    }
    if (name.equals("void")) {
      return named.pointers() == 0 ? TypeRef.VOID : TypeRef.UNKNOWN;
    }
    boolean object = named.pointers() == 1;
    if (object && isList(name) && named.arguments().size() == 1) {
      return TypeRef.array(type(named.arguments().get(0), depth + 1));
    }
    if (object && isMap(name) && named.arguments().size() == 2) {
      return TypeRef.dictionary(
          type(named.arguments().get(0), depth + 1), type(named.arguments().get(1), depth + 1));
    }
    List<TypeRef> arguments = new ArrayList<>();
    for (ObjcType argument : named.arguments()) {
      arguments.add(type(argument, depth + 1));
    }
    return new TypeRef(name, arguments);
  }

  /** Ex) unsigned long, struct point. */
  private static TypeRef builtIn(String name) {
    String last = name.substring(name.lastIndexOf(' ') + 1);
    return isIdentifier(last) ? TypeRef.named(last) : TypeRef.UNKNOWN;
  }

  private static boolean isList(String name) {
    return name.equals("NSArray") || name.equals("NSMutableArray");
  }

  private static boolean isMap(String name) {
    return name.equals("NSDictionary") || name.equals("NSMutableDictionary");
  }

  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private static boolean saysNullable(ObjcType type) {
    return type instanceof ObjcType.Named named
        && named.qualifiers().stream().anyMatch(NULLABLE::contains);
  }

  /** Whether values of a type are objects, blocks or pointers, so that a test asks for nil. */
  boolean isNullable(ObjcType type) {
    return isNullable(type, 0);
  }

  private boolean isNullable(ObjcType type, int depth) {
    if (type instanceof ObjcType.Callable) {
      return true;
    }
    if (!(type instanceof ObjcType.Named named)) {
      return type instanceof ObjcType.TypeOf;
    }
    if (named.pointers() > 0 || named.name().equals("id") || named.name().equals("Class")) {
      return true;
    }
    if (PLAIN.contains(named.name()) || depth > MAX_DEPTH) {
      return false;
    }
    Optional<ObjcType> other = names.typedef(named.name());
    if (other.isPresent()) {
      return isNullable(other.get(), depth + 1);
    }
    // A type of another file, held without a pointer: a block type or a number; the name tells.
    String name = named.name().toLowerCase(Locale.ROOT);
    return name.endsWith("block")
        || name.endsWith("handler")
        || name.endsWith("completion")
        || name.endsWith("callback");
  }
}
