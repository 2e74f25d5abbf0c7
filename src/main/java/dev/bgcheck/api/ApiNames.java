package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import java.util.ArrayList;
import java.util.List;

/** How names of one language follow from names of another. */
final class ApiNames {
  private ApiNames() {}

  /** The text with its first letter in upper case. */
  static String capitalized(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The text with its first letter in lower case. */
  static String uncapitalized(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * The property's name without the {@code is} of its getter: {@code isActive} gives {@code
   * active}.
   */
  static String bareProperty(String getter) {
    return getter.length() > 2 && getter.startsWith("is") && Character.isUpperCase(getter.charAt(2))
        ? uncapitalized(getter.substring(2))
        : getter;
  }

  /** The usual setter of a getter. */
  static String setterOf(String getter) {
    return "set" + capitalized(bareProperty(getter)) + ":";
  }

  /** The parts of a selector: {@code a:b:} gives {@code a} and {@code b}. */
  static List<String> parts(String selector) {
    return List.of(selector.split(":"));
  }

  /** The number of arguments that a selector takes. */
  static int arity(String selector) {
    return (int) selector.chars().filter(c -> c == ':').count();
  }

  /** The name that Multi-OS Engine gives a selector: its parts joined. */
  static String joined(String selector) {
    StringBuilder name = new StringBuilder();
    for (String part : parts(selector)) {
      name.append(name.length() == 0 ? part : capitalized(part));
    }
    return name.toString();
  }

  /** What Objective-C code can write for a member: selectors, and a property's name. */
  static List<String> selectors(ApiMember member) {
    List<String> selectors = new ArrayList<>();
    selectors.add(member.symbol().selector());
    if (member.kind() == ApiMember.Kind.PROPERTY) {
      member.setter().map(ApiSymbol::selector).ifPresent(selectors::add);
      String bare = bareProperty(member.symbol().selector());
      if (!selectors.contains(bare)) {
        selectors.add(bare);
      }
    }
    return selectors;
  }

  /** What Java code can write for a member of that Java name: accessors, for a property. */
  static List<String> javaSpellings(ApiMember member, String javaName) {
    if (member.kind() != ApiMember.Kind.PROPERTY) {
      return List.of(javaName);
    }
    String bare = bareProperty(javaName);
    String capital = capitalized(bare);
    List<String> spellings = new ArrayList<>();
    spellings.add(bare);
    spellings.add("get" + capital);
    spellings.add("is" + capital);
    if (member.setter().isPresent()) {
      spellings.add("set" + capital);
    }
    return spellings;
  }
}
