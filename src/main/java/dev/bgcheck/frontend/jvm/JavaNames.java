package dev.bgcheck.frontend.jvm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * The names that Java members have in the program form, and how to compare them.
 *
 * <p>Class files know descriptors, source without a class path does not. So a routine or call is
 * named {@code performFetch(La/B;Lc/D;)V} in bytecode and {@code performFetch/2} in source; both
 * have the simple name {@code performFetch} and the arity 2. Creation is {@code <init>(…)V} or
 * {@code <init>/n}, the static initialiser {@code <clinit>()V} or {@code <clinit>/0}. Overloads of
 * one arity in source are told apart by {@code ~2}, {@code ~3}. A rule entry matches both forms by
 * {@link #sameMember}.
 */
public final class JavaNames {
  /** The simple name of constructors. */
  public static final String CONSTRUCTOR = "<init>";

  /** The simple name of static initialisers. */
  public static final String STATIC_INITIALIZER = "<clinit>";

  private JavaNames() {}

  /** The name of a member of which only the number of parameters is known. */
  public static String withArity(String simpleName, int arity) {
    return simpleName + "/" + arity;
  }

  /** The name of a member whose JVM descriptor is known. */
  public static String withDescriptor(String simpleName, String descriptor) {
    String name = simpleName + descriptor;
    // '#' and '~' separate closures and overloads in signatures; the JVM allows them in names.
    return name.indexOf('#') < 0 && name.indexOf('~') < 0
        ? name
        : name.replace('#', '_').replace('~', '_');
  }

  /** The member's name alone: without descriptor, arity, overload number and closure numbers. */
  public static String simpleName(String name) {
    int end = name.length();
    int start = name.startsWith("<") ? name.indexOf('>') + 1 : 0;
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      if (c == '(' || c == '/' || c == '#' || (c == '~' && i > 0)) {
        end = i;
      }
    }
    return name.substring(0, end);
  }

  /** How many parameters the member has; absent for names of other languages. */
  public static OptionalInt arity(String name) {
    int hash = name.indexOf('#');
    String own = hash < 0 ? name : name.substring(0, hash);
    int open = own.indexOf('(');
    if (open >= 0) {
      return descriptorArity(own, open + 1);
    }
    int slash = own.lastIndexOf('/');
    int end = slash + 1;
    while (end < own.length() && Character.isDigit(own.charAt(end)) && end - slash < 6) {
      end++;
    }
    return slash < 0 || end == slash + 1
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(own.substring(slash + 1, end)));
  }

  private static OptionalInt descriptorArity(String name, int from) {
    int count = 0;
    int at = from;
    while (at < name.length() && name.charAt(at) != ')') {
      while (at < name.length() && name.charAt(at) == '[') {
        at++;
      }
      if (at < name.length() && name.charAt(at) == 'L') {
        at = name.indexOf(';', at);
        if (at < 0) {
          return OptionalInt.empty();
        }
      }
      at++;
      count++;
    }
    return at >= name.length() ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /** The JVM descriptor of the member; empty when the name has none. */
  public static String descriptor(String name) {
    int open = name.indexOf('(');
    int hash = name.indexOf('#');
    return open < 0 ? "" : name.substring(open, hash < 0 ? name.length() : hash);
  }

  /**
   * Whether two names may mean one member: simple name and arity agree, and the descriptors agree
   * when both are known.
   */
  public static boolean sameMember(String one, String other) {
    if (!simpleName(one).equals(simpleName(other)) || !arity(one).equals(arity(other))) {
      return false;
    }
    String descriptor = descriptor(one);
    String otherDescriptor = descriptor(other);
    return descriptor.isEmpty() || otherDescriptor.isEmpty() || descriptor.equals(otherDescriptor);
  }

  /** The type name for a JVM internal name: {@code a/b/C$D} is {@code a.b.C$D}. */
  public static String typeName(String internalName) {
    return internalName.replace('/', '.');
  }

  /** The package of a type name, empty for the default package. */
  public static String packageOf(String typeName) {
    int dot = typeName.lastIndexOf('.');
    return dot < 0 ? "" : typeName.substring(0, dot);
  }

  /**
   * What a simple type name that a Java source left open may mean: the type of that name in each
   * package the unit imports wholly ({@code a.b.*}), its own package included, nearest first.
   *
   * @param imports a unit's imports
   */
  public static List<String> candidates(String simpleName, Collection<String> imports) {
    List<String> candidates = new ArrayList<>();
    for (String name : imports) {
      if (name.endsWith(".*") && !name.startsWith("static ")) {
        candidates.add(name.substring(0, name.length() - 1) + simpleName);
      }
    }
    candidates.sort(null);
    return candidates;
  }
}
