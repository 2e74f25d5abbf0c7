package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One API: a method, initialiser, property, constant or function, with its spellings and facts.
 *
 * @param owner name of its {@link ApiType}, empty for a global
 * @param symbol neutral name; of a property, the getter's
 * @param setter neutral name of a property's setter; absent when it cannot be written
 * @param swiftName base name in Swift, {@code init} for an initialiser; empty when Swift has none
 * @param parameters as declared; of a property, none
 * @param result type of the result or property; of an initialiser, the type that is made
 * @param javaNames names in Java, {@code <init>} for a constructor; of a property, the bare name
 * @param javaArity number of arguments in Java
 * @param isDistinctive whether the name alone is enough to know it, without the receiver's type
 * @param creates whether its result is a new object
 * @param facts what is known of it
 * @param contracts ids of the contracts that speak of it
 * @param since platforms and versions as in Apple's pages, empty when the contracts give none
 * @param span its entry in the catalogue's file
 */
public record ApiMember(
    String owner,
    Kind kind,
    boolean isStatic,
    ApiSymbol symbol,
    Optional<ApiSymbol> setter,
    String swiftName,
    List<ApiParameter> parameters,
    TypeRef result,
    boolean isAsync,
    Set<String> javaNames,
    int javaArity,
    boolean isDistinctive,
    boolean creates,
    List<ApiFact> facts,
    List<String> contracts,
    String since,
    Span span) {

  /** What sort of API. */
  public enum Kind {
    /** A method of a value or type, or a global function. */
    METHOD,
    /** An initialiser, and a factory method that Swift shows as one. */
    INITIALIZER,
    /** A property of a value or type. */
    PROPERTY,
    /** A constant, an enum's case or an option. */
    CONSTANT
  }

  /** Copies the collections. */
  public ApiMember {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(symbol);
    Objects.requireNonNull(setter);
    Objects.requireNonNull(swiftName);
    Objects.requireNonNull(result);
    Objects.requireNonNull(since);
    Objects.requireNonNull(span);
    parameters = List.copyOf(parameters);
    javaNames = Set.copyOf(javaNames);
    facts = List.copyOf(facts);
    contracts = List.copyOf(contracts);
  }

  /** Whether it belongs to no type. */
  public boolean isGlobal() {
    return owner.isEmpty();
  }

  /** Whether Swift code can name it. */
  public boolean isInSwift() {
    return !swiftName.isEmpty();
  }

  /** The Swift full name, {@code register(forTaskWithIdentifier:using:launchHandler:)}. */
  public String swiftFullName() {
    if (kind == Kind.PROPERTY || kind == Kind.CONSTANT || swiftName.isEmpty()) {
      return swiftName;
    }
    StringBuilder name = new StringBuilder(swiftName).append('(');
    for (ApiParameter parameter : parameters) {
      name.append(parameter.label().isEmpty() ? "_" : parameter.label()).append(':');
    }
    return name.append(')').toString();
  }

  /** The fact of that kind, if it is known. */
  public <F extends ApiFact> Optional<F> findFact(Class<F> kindOfFact) {
    for (ApiFact fact : facts) {
      if (kindOfFact.isInstance(fact)) {
        return Optional.of(kindOfFact.cast(fact));
      }
    }
    return Optional.empty();
  }

  /** What is known of the closure in argument {@code position}. */
  public Optional<ApiFact.RunsClosure> findClosure(int position) {
    for (ApiFact fact : facts) {
      if (fact instanceof ApiFact.RunsClosure closure && closure.argument() == position) {
        return Optional.of(closure);
      }
    }
    return Optional.empty();
  }

  /** How the system calls it, when it is a callback. */
  public Optional<ApiFact.CalledBySystem> findCallback() {
    return findFact(ApiFact.CalledBySystem.class);
  }

  /** Whether it may only be used on the main thread. */
  public boolean needsMainThread() {
    return findFact(ApiFact.NeedsMainThread.class).isPresent();
  }

  /**
   * The type of the parameter at {@code position}; for a property, position 0 is the value that is
   * assigned. Unknown when there is no such parameter.
   */
  public TypeRef parameterType(int position) {
    if (kind == Kind.PROPERTY) {
      return position == 0 ? result : TypeRef.UNKNOWN;
    }
    return position >= 0 && position < parameters.size()
        ? parameters.get(position).type()
        : TypeRef.UNKNOWN;
  }

  /**
   * The positions that the arguments of a Swift call have in the declaration, or nothing when the
   * call cannot be one of this member.
   *
   * <p>Parameters with a default may be left out; a trailing closure goes to the first parameter of
   * a function type that it can go to; in an awaited call the completion handler at the end is
   * absent.
   */
  public Optional<List<Integer>> positionsOf(List<Argument> arguments, boolean isAwaited) {
    return new SwiftArguments(parameters, arguments, isAwaited && !isAsync).positions();
  }
}
