package dev.bgcheck.api;

import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A type of Apple's, with all its spellings and the members that the catalogue knows.
 *
 * <p>Its {@link #name()} is the Objective-C name; a type that only Swift or only Java has keeps
 * that name. Members of supertypes are not among its own: ask {@link ApiCatalog}.
 */
public final class ApiType {
  private final String name;
  private final Kind kind;
  private final String framework;
  private final String swiftName;
  private final Set<String> spellings;
  private final List<String> supertypes;
  private final boolean mainActor;
  private final List<ApiMember> members;
  private final List<String> contracts;
  private final String since;
  private final Span span;
  private final Map<String, List<ApiMember>> bySwiftName = new HashMap<>();
  private final Map<String, List<ApiMember>> bySelector = new HashMap<>();
  private final Map<String, List<ApiMember>> byJavaName = new HashMap<>();

  /** What sort of type. */
  public enum Kind {
    /** A class. */
    CLASS,
    /** A protocol. */
    PROTOCOL,
    /** A value type, or a group of string constants. */
    STRUCT,
    /** An enum. */
    ENUM;
  }

  ApiType(
      String name,
      Kind kind,
      String framework,
      String swiftName,
      Set<String> spellings,
      List<String> supertypes,
      boolean mainActor,
      List<ApiMember> members,
      List<String> contracts,
      String since,
      Span span) {
    this.name = Objects.requireNonNull(name);
    this.kind = Objects.requireNonNull(kind);
    this.framework = Objects.requireNonNull(framework);
    this.swiftName = Objects.requireNonNull(swiftName);
    this.spellings = Set.copyOf(spellings);
    this.supertypes = List.copyOf(supertypes);
    this.mainActor = mainActor;
    this.members = List.copyOf(members);
    this.contracts = List.copyOf(contracts);
    this.since = Objects.requireNonNull(since);
    this.span = Objects.requireNonNull(span);
    for (ApiMember member : members) {
      index(member);
    }
  }

  private void index(ApiMember member) {
    if (member.isInSwift()) {
      add(bySwiftName, member.swiftName(), member);
    }
    for (String selector : ApiNames.selectors(member)) {
      add(bySelector, selector, member);
    }
    for (String javaName : member.javaNames()) {
      for (String spelling : ApiNames.javaSpellings(member, javaName)) {
        add(byJavaName, spelling, member);
      }
    }
  }

  private static void add(Map<String, List<ApiMember>> map, String key, ApiMember member) {
    List<ApiMember> members = map.computeIfAbsent(key, any -> new ArrayList<>(2));
    if (!members.contains(member)) {
      members.add(member);
    }
  }

  /** The Objective-C name; the Swift or Java name where there is no Objective-C one. */
  public String name() {
    return name;
  }

  /** What sort of type. */
  public Kind kind() {
    return kind;
  }

  /** The framework, {@code UIKit}. */
  public String framework() {
    return framework;
  }

  /** The name in Swift, {@code URLSession}; empty when Swift does not show it. */
  public String swiftName() {
    return swiftName;
  }

  /** All names: Objective-C, Swift, Java with package, older ones. */
  public Set<String> spellings() {
    return spellings;
  }

  /** Names of the superclass and the protocols that it inherits from, as in the catalogue. */
  public List<String> supertypes() {
    return supertypes;
  }

  /** Whether Swift isolates it, and what inherits from it or conforms to it, to the main actor. */
  public boolean isMainActor() {
    return mainActor;
  }

  /** The members known, in the order of the file; none of the supertypes' members. */
  public List<ApiMember> members() {
    return members;
  }

  /** Ids of the contracts that speak of the type as a whole. */
  public List<String> contracts() {
    return contracts;
  }

  /** Platforms and versions as in Apple's pages; empty when the contracts give none. */
  public String since() {
    return since;
  }

  /** Its entry in the catalogue's file. */
  public Span span() {
    return span;
  }

  /** This type with its supertypes by the names of the catalogue. */
  ApiType withSupertypes(List<String> names) {
    return names.equals(supertypes)
        ? this
        : new ApiType(
            name, kind, framework, swiftName, spellings, names, mainActor, members, contracts,
            since, span);
  }

  /** Own members of a Swift base name, property or constant name. */
  List<ApiMember> ofSwiftName(String swift) {
    return bySwiftName.getOrDefault(swift, List.of());
  }

  /** Own members of a selector or Objective-C property name. */
  List<ApiMember> ofSelector(String selector) {
    return bySelector.getOrDefault(selector, List.of());
  }

  /** Own members of a Java method or field name. */
  List<ApiMember> ofJavaName(String java) {
    return byJavaName.getOrDefault(java, List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
