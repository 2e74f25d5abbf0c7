package dev.bgcheck.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mention of a type, as far as light inference needs it.
 *
 * <p>{@code name} is a type's name, or one of the marks below for a shape the languages share. Text
 * form: {@code CLLocationManager}, {@code Result<Data,Error>}, {@code String?}, {@code [Int]},
 * {@code [String:()->Void]}, {@code (Int,String)}, {@code @MainActor(Bool)->Void}, {@code
 * Timer.Type} and {@code _} for a type nobody wrote down.
 *
 * @param arguments type arguments; for a function its parameter types and, last, its result
 */
public record TypeRef(String name, List<TypeRef> arguments) {
  /** An optional (nullable) value; one argument. */
  public static final String OPTIONAL = "?";

  /** An array or set-like list; one argument. */
  public static final String ARRAY = "[]";

  /** A dictionary; two arguments. */
  public static final String DICTIONARY = "[:]";

  /** A tuple; its elements. */
  public static final String TUPLE = "()";

  /** A function, block or lambda type. */
  public static final String FUNCTION = "->";

  /** A function that must run on the main actor. */
  public static final String MAIN_ACTOR_FUNCTION = "@MainActor->";

  /** The type of a type: what {@code X.self} and a class receiver have; one argument. */
  public static final String METATYPE = ".Type";

  /** Not known. */
  public static final TypeRef UNKNOWN = new TypeRef("_", List.of());

  /** No value. */
  public static final TypeRef VOID = new TypeRef("Void", List.of());

  /** Truth values of every language. */
  public static final TypeRef BOOL = new TypeRef("Bool", List.of());

  /** Character strings of every language. */
  public static final TypeRef STRING = new TypeRef("String", List.of());

  /** Copies the arguments. */
  public TypeRef {
    Objects.requireNonNull(name);
    arguments = List.copyOf(arguments);
  }

  /** The type of that name, without arguments. */
  public static TypeRef named(String name) {
    return new TypeRef(name, List.of());
  }

  /** The type of that name. */
  public static TypeRef named(TypeName name) {
    return named(name.name());
  }

  /** This type or nothing; an optional stays itself. */
  public TypeRef optional() {
    return isOptional() || isUnknown() ? this : new TypeRef(OPTIONAL, List.of(this));
  }

  /** A list of {@code element}. */
  public static TypeRef array(TypeRef element) {
    return new TypeRef(ARRAY, List.of(element));
  }

  /** A map from {@code key} to {@code value}. */
  public static TypeRef dictionary(TypeRef key, TypeRef value) {
    return new TypeRef(DICTIONARY, List.of(key, value));
  }

  /** A function type. */
  public static TypeRef function(List<TypeRef> parameters, TypeRef result) {
    List<TypeRef> all = new java.util.ArrayList<>(parameters);
    all.add(result);
    return new TypeRef(FUNCTION, all);
  }

  /** The type of this type. */
  public TypeRef metatype() {
    return new TypeRef(METATYPE, List.of(this));
  }

  /** Whether nothing is known. */
  public boolean isUnknown() {
    return name.equals("_");
  }

  /** Whether a value may be absent. */
  public boolean isOptional() {
    return name.equals(OPTIONAL);
  }

  /** Whether a value can be called; looks through an optional. */
  public boolean isFunction() {
    String bare = unwrapped().name;
    return bare.equals(FUNCTION) || bare.equals(MAIN_ACTOR_FUNCTION);
  }

  /** Whether values of this type are types. */
  public boolean isMetatype() {
    return name.equals(METATYPE);
  }

  /** Whether the name is a type's, not a mark for a shape. */
  public boolean isNamed() {
    return !isUnknown() && !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
  }

  /** The type without its optionals. */
  public TypeRef unwrapped() {
    TypeRef bare = this;
    while (bare.isOptional()) {
      bare = bare.arguments.get(0);
    }
    return bare;
  }

  /** The result of a function type, looking through an optional; unknown for others. */
  public TypeRef result() {
    TypeRef bare = unwrapped();
    return bare.isFunction() ? bare.arguments.get(bare.arguments.size() - 1) : UNKNOWN;
  }

  /** The parameters of a function type, looking through an optional; none for others. */
  public List<TypeRef> parameters() {
    TypeRef bare = unwrapped();
    return bare.isFunction() ? bare.arguments.subList(0, bare.arguments.size() - 1) : List.of();
  }

  /** What an array or dictionary holds, looking through an optional; unknown for others. */
  public TypeRef element() {
    TypeRef bare = unwrapped();
    return switch (bare.name) {
      case ARRAY, "Set", "AnySequence" ->
          bare.arguments.isEmpty() ? UNKNOWN : bare.arguments.get(0);
      case DICTIONARY -> bare.arguments.get(1);
      default -> UNKNOWN;
    };
  }

  /** The identity of the type, looking through optionals; absent for shapes and unknown types. */
  public Optional<TypeName> typeName() {
    TypeRef bare = unwrapped();
    return bare.isNamed() ? Optional.of(new TypeName(bare.name)) : Optional.empty();
  }

  // Written out: what records do by themselves goes through method handles, and these are hashed
  // for every name of a program.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof TypeRef that
            && name.equals(that.name)
            && arguments.equals(that.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + arguments.hashCode();
  }

  /** The text form, which {@link TypeRefParser} reads back. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }

  private void print(StringBuilder out) {
    switch (name) {
      case OPTIONAL -> {
        boolean wrap = arguments.get(0).isFunction() && !arguments.get(0).isOptional();
        out.append(wrap ? "(" : "");
        arguments.get(0).print(out);
        out.append(wrap ? ")?" : "?");
      }
      case ARRAY -> printAll(out, "[", arguments, "]");
      case DICTIONARY -> {
        out.append('[');
        arguments.get(0).print(out);
        out.append(':');
        arguments.get(1).print(out);
        out.append(']');
      }
      case TUPLE -> printAll(out, "(", arguments, ")");
      case FUNCTION, MAIN_ACTOR_FUNCTION -> {
        out.append(name.equals(FUNCTION) ? "" : "@MainActor");
        printAll(out, "(", arguments.subList(0, arguments.size() - 1), ")->");
        arguments.get(arguments.size() - 1).print(out);
      }
      case METATYPE -> {
        arguments.get(0).print(out);
        out.append(".Type");
      }
      default -> {
        out.append(name);
        if (!arguments.isEmpty()) {
          printAll(out, "<", arguments, ">");
        }
      }
    }
  }

  private static void printAll(StringBuilder out, String open, List<TypeRef> types, String close) {
    out.append(open);
    for (int i = 0; i < types.size(); i++) {
      out.append(i == 0 ? "" : ",");
      types.get(i).print(out);
    }
    out.append(close);
  }
}
