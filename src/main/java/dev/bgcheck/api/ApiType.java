package dev.bgcheck.api;

import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

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
  private final Supplier<List<ApiMember>> source;
  private final List<String> contracts;
  private final String since;
  private final Span span;
  // Most types are never asked for their members. Read twice at worst, with the same outcome.
  private volatile Members members;

  /** The members, by the names that the languages have for them. */
  private static final class Members {
    final List<ApiMember> all;
    final Map<String, List<ApiMember>> bySwiftName = new HashMap<>();
    final Map<String, List<ApiMember>> bySelector = new HashMap<>();
    final Map<String, List<ApiMember>> byJavaName = new HashMap<>();

    Members(List<ApiMember> all) {
      this.all = List.copyOf(all);
      for (ApiMember member : all) {
        if (member.isInSwift()) {
          add(bySwiftName, member.swiftName(), member);
        }
        ApiNames.selectors(member).forEach(selector -> add(bySelector, selector, member));
        for (String javaName : member.javaNames()) {
          for (String spelling : ApiNames.javaSpellings(member, javaName)) {
            add(byJavaName, spelling, member);
          }
        }
      }
    }

    private static void add(Map<String, List<ApiMember>> map, String key, ApiMember member) {
      List<ApiMember> members = map.computeIfAbsent(key, any -> new ArrayList<>(2));
      if (!members.contains(member)) {
        members.add(member);
      }
    }
  }

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
      Supplier<List<ApiMember>> members,
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
    this.source = Objects.requireNonNull(members);
    this.contracts = List.copyOf(contracts);
    this.since = Objects.requireNonNull(since);
    this.span = Objects.requireNonNull(span);
  }

  private Members known() {
    Members known = members;
    if (known == null) {
      known = new Members(source.get());
      members = known;
    }
    return known;
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
    return known().all;
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
            name, kind, framework, swiftName, spellings, names, mainActor, source, contracts, since,
            span);
  }

  /** Own members of a Swift base name, property or constant name. */
  List<ApiMember> ofSwiftName(String swift) {
    return known().bySwiftName.getOrDefault(swift, List.of());
  }

  /** Own members of a selector or Objective-C property name. */
  List<ApiMember> ofSelector(String selector) {
    return known().bySelector.getOrDefault(selector, List.of());
  }

  /** Own members of a Java method or field name. */
  List<ApiMember> ofJavaName(String java) {
    return known().byJavaName.getOrDefault(java, List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
