package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the tool knows of Apple's APIs, indexed by the names that programs use.
 *
 * <p>Names are asked for in the spelling of a language, as the program form has them: a call's name
 * is a Swift base name, an Objective-C selector, or a Java name with or without descriptor. Answers
 * are in the order of the catalogue; several mean that the name alone does not decide, and the
 * argument types have to. Immutable and safe for several threads.
 */
public final class ApiCatalog {
  private static final String NOTIFICATION_NAME = "NSNotificationName";

  private final Map<String, ApiType> typesByName = new LinkedHashMap<>();
  private final Map<String, ApiType> typesBySpelling = new HashMap<>();
  private final Map<ApiType, List<ApiType>> lineages = new ConcurrentHashMap<>();
  private final Set<String> frameworks = new HashSet<>();
  private final ApiType functions;
  private final NameIndex names;

  /**
   * The catalogue of checked parts: names and spellings are unique, supertypes exist. {@link
   * ApiCatalogLoader} sees to that.
   *
   * @param functions the functions that belong to no type, as if one without a name had them
   */
  ApiCatalog(Collection<ApiType> types, ApiType functions, NameIndex names) {
    this.functions = functions;
    this.names = names;
    for (ApiType type : types) {
      typesByName.put(type.name(), type);
      type.spellings().forEach(spelling -> typesBySpelling.put(spelling, type));
      frameworks.add(type.framework());
    }
  }

  /** The functions that belong to no type, in the shape of one. */
  static ApiType functions(Supplier<List<ApiMember>> members) {
    return new ApiType(
        "",
        ApiType.Kind.STRUCT,
        "",
        "",
        Set.of(),
        List.of(),
        false,
        members,
        List.of(),
        "",
        SourceFile.of("", "").start());
  }

  private List<ApiType> computeLineage(ApiType type) {
    LinkedHashSet<ApiType> all = new LinkedHashSet<>();
    all.add(type);
    List<ApiType> level = List.of(type);
    while (!level.isEmpty()) {
      List<ApiType> next = new ArrayList<>();
      for (ApiType one : level) {
        for (String supertype : one.supertypes()) {
          ApiType found = typesByName.get(supertype);
          if (found != null && all.add(found)) {
            next.add(found);
          }
        }
      }
      level = next;
    }
    return List.copyOf(all);
  }

  /** All functions that belong to no type. */
  List<ApiMember> globals() {
    return functions.members();
  }

  /** Who has which names. */
  NameIndex names() {
    return names;
  }

  /** All types, in the order of the files. */
  public Collection<ApiType> types() {
    return Collections.unmodifiableCollection(typesByName.values());
  }

  /**
   * The type that a name means: an Objective-C, Swift or Java name, also with a module in front
   * ({@code UIKit.UIApplication}) or in a package of Multi-OS Engine.
   */
  public Optional<ApiType> findType(String spelling) {
    ApiType type = typesBySpelling.get(spelling);
    int dot = spelling.indexOf('.');
    if (type == null && dot > 0) {
      if (frameworks.contains(spelling.substring(0, dot))) {
        type = typesBySpelling.get(spelling.substring(dot + 1));
      } else if (spelling.startsWith("apple.")) {
        type = typesBySpelling.get(spelling.substring(spelling.lastIndexOf('.') + 1));
      }
    }
    return Optional.ofNullable(type);
  }

  /**
   * The type that a type mention means, looking through optionals: {@code Array} and {@code
   * Dictionary} for lists and maps, absent for functions and tuples.
   */
  public Optional<ApiType> findType(TypeRef type) {
    TypeRef bare = type.unwrapped();
    return switch (bare.name()) {
      case TypeRef.ARRAY -> findType("Array");
      case TypeRef.DICTIONARY -> findType("Dictionary");
      default -> bare.isNamed() ? findType(bare.name()) : Optional.empty();
    };
  }

  /** The type itself, then what it inherits from, nearest first. */
  public List<ApiType> lineage(ApiType type) {
    return lineages.computeIfAbsent(type, this::computeLineage);
  }

  /** Whether a value of {@code type} is one of {@code supertype}. */
  public boolean isSubtype(ApiType type, ApiType supertype) {
    return lineage(type).contains(supertype);
  }

  /** The member of a neutral name; a setter gives its property. */
  public Optional<ApiMember> find(ApiSymbol symbol) {
    String selector = symbol.selector();
    List<ApiType> owners =
        symbol.owner().isEmpty()
            ? names.constants().getOrDefault(selector, List.of(functions))
            : typesByName.containsKey(symbol.owner())
                ? List.of(typesByName.get(symbol.owner()))
                : List.of();
    for (ApiType owner : owners) {
      for (ApiMember member : owner.ofSelector(selector)) {
        if (member.symbol().equals(symbol) || member.setter().equals(Optional.of(symbol))) {
          return Optional.of(member);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The APIs that a call can be of, its receiver being a {@code receiver} or, with {@code onType},
   * that type itself. The nearest type of its lineage that knows the name answers.
   *
   * @param name as in a call of the program form
   * @param isAwaited whether Swift awaits the result
   */
  public List<ApiUse> findCalls(
      Language language,
      ApiType receiver,
      boolean onType,
      String name,
      List<Argument> arguments,
      boolean isAwaited) {
    for (ApiType type : lineage(receiver)) {
      List<ApiUse> uses = new ArrayList<>();
      for (ApiMember member : candidates(language, type, name)) {
        boolean creation = member.kind() == ApiMember.Kind.INITIALIZER;
        if (creation || member.isStatic() == onType) {
          use(language, member, name, arguments, isAwaited).ifPresent(uses::add);
        }
      }
      if (!uses.isEmpty()) {
        return uses;
      }
    }
    return List.of();
  }

  /**
   * The API that a method of a Java binding stands for, which its annotation tells by the selector:
   * so names that moved between releases of the binding are understood too.
   *
   * @param receiver the type whose binding has the method
   * @param arguments how many arguments the method takes in Java
   */
  public Optional<ApiUse> findBound(ApiType receiver, String selector, int arguments) {
    for (ApiType type : lineage(receiver)) {
      for (ApiMember member : type.ofSelector(selector)) {
        boolean writes = member.setter().filter(set -> set.selector().equals(selector)).isPresent();
        ApiSymbol symbol = writes ? member.setter().get() : member.symbol();
        if (symbol.selector().equals(selector)) {
          return Optional.of(new ApiUse(member, symbol, javaPositions(member, arguments)));
        }
      }
    }
    return Optional.empty();
  }

  /** The APIs that a call can be of by its name alone, because the name is distinctive. */
  public List<ApiUse> findDistinctiveCalls(
      Language language, String name, List<Argument> arguments, boolean isAwaited) {
    List<ApiUse> uses = new ArrayList<>();
    for (ApiMember member : distinctive(language, bareName(language, name))) {
      use(language, member, name, arguments, isAwaited).ifPresent(uses::add);
    }
    return uses;
  }

  /** The global functions that a call without a receiver can be of. */
  public List<ApiUse> findGlobalCalls(
      Language language, String name, List<Argument> arguments, boolean isAwaited) {
    List<ApiUse> uses = new ArrayList<>();
    String bare = bareName(language, name);
    List<ApiMember> members =
        language == Language.SWIFT ? functions.ofSwiftName(bare) : functions.ofSelector(bare);
    for (ApiMember member : members) {
      Optional<List<Integer>> positions =
          language == Language.SWIFT
              ? member.positionsOf(arguments, isAwaited)
              : Optional.of(inOrder(arguments.size()));
      positions.ifPresent(found -> uses.add(new ApiUse(member, member.symbol(), found)));
    }
    return uses;
  }

  /**
   * The property or constant that a load or store names, its base being a {@code base} or, with
   * {@code onType}, that type itself. In Objective-C also a method without arguments.
   */
  public Optional<ApiMember> findProperty(
      Language language, ApiType base, boolean onType, String name) {
    for (ApiType type : lineage(base)) {
      for (ApiMember member : candidates(language, type, name)) {
        boolean constant = member.kind() == ApiMember.Kind.CONSTANT;
        if ((constant || member.isStatic() == onType) && isLoadable(language, member)) {
          return Optional.of(member);
        }
      }
    }
    // Ex) NSNotification.Name.UIApplicationDidEnterBackground, the spelling before Swift 4.2
    return base.name().equals(NOTIFICATION_NAME)
        ? findGlobal(name + "Notification")
        : Optional.empty();
  }

  /** The property or constant of a name that is distinctive, whatever it is read from. */
  public Optional<ApiMember> findDistinctiveProperty(Language language, String name) {
    return distinctive(language, name).stream()
        .filter(member -> isLoadable(language, member))
        .findFirst();
  }

  /** The constant or variable that a name without a base means, in any language. */
  public Optional<ApiMember> findGlobal(String name) {
    for (ApiType type : names.constants().getOrDefault(name, List.of())) {
      for (ApiMember member : type.ofSelector(name)) {
        if (member.kind() != ApiMember.Kind.METHOD) {
          return Optional.of(member);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The system callbacks that a routine of the app implements or overrides, its type inheriting
   * from {@code supertype}.
   *
   * @param name as in the routine's signature: Swift full name, selector, or Java name with
   *     descriptor or arity
   * @param isAsync whether it is an async function: then the completion handler is not among its
   *     parameters
   */
  public List<ApiMember> findCallbacks(
      Language language, ApiType supertype, String name, boolean isAsync) {
    RoutineName routine = RoutineName.of(language, name);
    for (ApiType type : lineage(supertype)) {
      List<ApiMember> callbacks = new ArrayList<>();
      for (ApiMember member : candidates(language, type, routine.base())) {
        if (member.findCallback().isPresent() && routine.implementsMember(member, isAsync)) {
          callbacks.add(member);
        }
      }
      if (!callbacks.isEmpty()) {
        return callbacks;
      }
    }
    return List.of();
  }

  private List<ApiMember> candidates(Language language, ApiType type, String name) {
    return switch (language) {
      case SWIFT -> type.ofSwiftName(name);
      case OBJC -> type.ofSelector(name);
      case JAVA, BYTECODE -> type.ofJavaName(bareName(language, name));
    };
  }

  private List<ApiMember> distinctive(Language language, String name) {
    List<ApiMember> members = new ArrayList<>();
    for (ApiType type : names.distinctive(language).getOrDefault(name, List.of())) {
      for (ApiMember member : candidates(language, type, name)) {
        if (member.isDistinctive()) {
          members.add(member);
        }
      }
    }
    return members;
  }

  private static String bareName(Language language, String name) {
    return language == Language.JAVA || language == Language.BYTECODE
        ? RoutineName.of(language, name).base()
        : name;
  }

  private static boolean isLoadable(Language language, ApiMember member) {
    return switch (member.kind()) {
      case PROPERTY, CONSTANT -> true;
      case METHOD -> language == Language.OBJC && ApiNames.arity(member.symbol().selector()) == 0;
      case INITIALIZER -> false;
    };
  }

  private static Optional<ApiUse> use(
      Language language,
      ApiMember member,
      String name,
      List<Argument> arguments,
      boolean isAwaited) {
    int count = arguments.size();
    if (language == Language.SWIFT) {
      boolean callable =
          member.kind() == ApiMember.Kind.METHOD || member.kind() == ApiMember.Kind.INITIALIZER;
      return callable
          ? member
              .positionsOf(arguments, isAwaited)
              .map(positions -> new ApiUse(member, member.symbol(), positions))
          : Optional.empty();
    }
    boolean property = member.kind() == ApiMember.Kind.PROPERTY;
    boolean writes = property && count == 1 && member.setter().isPresent();
    ApiSymbol symbol = writes ? member.setter().get() : member.symbol();
    if (language == Language.OBJC) {
      boolean selects = symbol.selector().equals(name);
      return selects ? Optional.of(new ApiUse(member, symbol, inOrder(count))) : Optional.empty();
    }
    int arity = property ? (writes ? 1 : 0) : member.javaArity();
    return count == arity || (takesError(member) && count == arity + 1)
        ? Optional.of(new ApiUse(member, symbol, javaPositions(member, count)))
        : Optional.empty();
  }

  /** Arguments in order; a wrapper that takes fewer is without those that have a default. */
  private static List<Integer> javaPositions(ApiMember member, int count) {
    List<Integer> required = new ArrayList<>();
    for (int i = 0; i < member.parameters().size(); i++) {
      if (!member.parameters().get(i).hasDefault()) {
        required.add(i);
      }
    }
    boolean isWrapper = member.parameters().size() > count && required.size() == count;
    return isWrapper ? required : inOrder(count);
  }

  /** The Java bindings have an overload with, and one without, the error pointer. */
  private static boolean takesError(ApiMember member) {
    return member.kind() != ApiMember.Kind.PROPERTY
        && ApiNames.arity(member.symbol().selector()) > member.parameters().size();
  }

  private static List<Integer> inOrder(int count) {
    List<Integer> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(i);
    }
    return positions;
  }
}
