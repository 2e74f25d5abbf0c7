package dev.bgcheck.model;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A method, function, initialiser, accessor or closure.
 *
 * <p>An abstract routine (a protocol's requirement, a header's declaration) has no blocks. Captures
 * of a closure are locals of it, listed and bound where {@link Instruction.MakeClosure} makes it.
 *
 * @param selector the Objective-C selector when the language or an annotation says it; empty
 *     otherwise: the linker derives Swift's from the API catalogue
 * @param attributes names of attributes and annotations as written, without {@code @}
 * @param locals declared types of locals; temporaries and undeclared locals are not listed
 * @param blocks the body, entry first; empty for a routine without a body
 * @param span the whole declaration
 * @param nameSpan the name: where a message points
 */
public record Routine(
    RoutineSignature signature,
    Kind kind,
    Language language,
    Origin origin,
    List<Parameter> parameters,
    TypeRef result,
    Isolation isolation,
    Set<Flag> flags,
    String selector,
    Set<String> attributes,
    Map<String, TypeRef> locals,
    List<Block> blocks,
    Span span,
    Span nameSpan) {

  /** What sort of routine. */
  public enum Kind {
    /** An instance or static method. */
    METHOD,
    /** A function of no type, also one declared inside another routine. */
    FUNCTION,
    /** Creates a value of its owner. */
    INITIALIZER,
    /** Runs when an object goes. */
    DEINITIALIZER,
    /** Computes a property; named like the property. */
    GETTER,
    /** Sets a computed property; its parameter is the new value. */
    SETTER,
    /** Runs before a property changes. */
    WILL_SET,
    /** Runs after a property changed. */
    DID_SET,
    /** Computes the first value of a stored property or global. */
    FIELD_INITIALIZER,
    /** Computes the value of a parameter that a call leaves out. */
    DEFAULT_VALUE,
    /** A closure, block or lambda. */
    CLOSURE,
    /** Statements at the top level of a file. */
    TOP_LEVEL
  }

  /** What is said about it. */
  public enum Flag {
    /** May suspend; its callers await it. */
    ASYNC,
    /** May throw. */
    THROWS,
    /** Overrides a routine of a supertype. */
    OVERRIDE,
    /** Visible in its file or type only. */
    PRIVATE,
    /** May cross threads: a closure marked so does not inherit its surroundings' actor. */
    SENDABLE,
    /** A closure that takes its receiver weakly. */
    WEAK_SELF,
    /** Made by a compiler, not written by a person. */
    SYNTHETIC,
    /** Stands in code that only some builds compile. */
    CONDITIONAL
  }

  /** Copies the collections. */
  public Routine {
    Objects.requireNonNull(signature);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(language);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(result);
    Objects.requireNonNull(isolation);
    Objects.requireNonNull(selector);
    Objects.requireNonNull(span);
    Objects.requireNonNull(nameSpan);
    parameters = List.copyOf(parameters);
    flags = Set.copyOf(flags);
    attributes = Set.copyOf(attributes);
    locals = Map.copyOf(locals);
    blocks = List.copyOf(blocks);
  }

  /** Whether it has a body. */
  public boolean hasBody() {
    return !blocks.isEmpty();
  }

  /** Whether {@code flag} is said about it. */
  public boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** The block of that id. */
  public Block block(int id) {
    return blocks.get(id);
  }

  /** The signature's: the whole body says little more and takes long. */
  @Override
  public int hashCode() {
    return signature.hashCode();
  }
}
