package dev.bgcheck.model;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a routine.
 *
 * <p>{@link Branch} and {@link Exit} end a block and stand nowhere else. Adding a kind is a design
 * decision: name the analysis that needs it, and change every lowering, the text form and the
 * validator together.
 */
public sealed interface Instruction
    permits Instruction.Assign,
        Instruction.Load,
        Instruction.Store,
        Instruction.Call,
        Instruction.MakeClosure,
        Instruction.Opaque,
        Instruction.Branch,
        Instruction.Exit {

  /** Where it is written. */
  Span span();

  /** Whether it ends a block. */
  default boolean isTerminator() {
    return this instanceof Branch || this instanceof Exit;
  }

  /** The local it writes, if any. */
  default Optional<Value.Local> destination() {
    return Optional.empty();
  }

  /**
   * Copies a value, possibly seen as another type: {@code let x = y}, {@code y as? T}.
   *
   * @param type the type that a cast or declaration gives the destination; unknown when none is
   *     written
   */
  record Assign(Value.Local dest, Value source, TypeRef type, Span span) implements Instruction {
    /** Checks that nothing is null. */
    public Assign {
      Objects.requireNonNull(dest);
      Objects.requireNonNull(source);
      Objects.requireNonNull(type);
      Objects.requireNonNull(span);
    }

    @Override
    public Optional<Value.Local> destination() {
      return Optional.of(dest);
    }
  }

  /**
   * Reads a property, field, global, enum case or element.
   *
   * @param base what is read from: a value, a type, or {@link Value#UNQUALIFIED}
   * @param member the property's name; {@code []} when the base itself is the collection; {@code
   *     (i)} for the payload value i, from 0, of an enum case that an edge has just established
   * @param index with an index, the element of the member is meant: {@code handlers[id]}
   */
  record Load(Value.Local dest, Value base, String member, Optional<Value> index, Span span)
      implements Instruction {
    /** Checks that nothing is null. */
    public Load {
      Objects.requireNonNull(dest);
      Objects.requireNonNull(base);
      Objects.requireNonNull(member);
      Objects.requireNonNull(index);
      Objects.requireNonNull(span);
    }

    @Override
    public Optional<Value.Local> destination() {
      return Optional.of(dest);
    }
  }

  /** Writes a property, field, global or element; members as in {@link Load}. */
  record Store(Value base, String member, Optional<Value> index, Value value, Span span)
      implements Instruction {
    /** Checks that nothing is null. */
    public Store {
      Objects.requireNonNull(base);
      Objects.requireNonNull(member);
      Objects.requireNonNull(index);
      Objects.requireNonNull(value);
      Objects.requireNonNull(span);
    }
  }

  /**
   * Calls a routine, initialiser, closure or operator.
   *
   * <p>No record: whether it is an operator is asked in every walk over a program, and remembered.
   */
  final class Call implements Instruction {
    /** Calls the receiver itself. */
    public static final String INVOKE = "()";

    /** Joins the arguments to a string. */
    public static final String JOIN = "\"";

    /** Makes an array of the arguments. */
    public static final String ARRAY = "[";

    /** Makes a dictionary of keys and values in turn. */
    public static final String DICTIONARY = "[:";

    /** Makes a tuple of the arguments. */
    public static final String TUPLE = ",";

    /** Asks whether the system is recent enough: {@code #available}, {@code @available}. */
    public static final String AVAILABLE = "#available";

    private final Optional<Value.Local> dest;
    private final Value receiver;
    private final String name;
    private final List<Argument> arguments;
    private final CallFlags flags;
    private final Span span;
    private final boolean isOperator;

    /**
     * The call of those parts.
     *
     * @param dest where the result goes; absent when it is dropped (also by {@code _ =})
     * @param receiver what it is called on: a value, a type for static routines and initialisers,
     *     {@link Value#UNQUALIFIED}, or the closure itself
     * @param name Swift base name; Objective-C selector; Java name and descriptor; {@code init}
     *     (Swift, with labels in the arguments), {@code <init>…} (Java) for creation; {@code ()}
     *     for calling the receiver itself; an operator such as {@code +} (operands as arguments,
     *     receiver unqualified); {@code "} joins its arguments to a string; {@code [} and {@code
     *     [:} make an array and a dictionary (keys and values in turn); {@code ,} makes a tuple;
     *     {@code #available} asks whether the system is recent enough
     * @param flags what is written around it
     */
    public Call(
        Optional<Value.Local> dest,
        Value receiver,
        String name,
        List<Argument> arguments,
        CallFlags flags,
        Span span) {
      this.dest = Objects.requireNonNull(dest);
      this.receiver = Objects.requireNonNull(receiver);
      this.name = Objects.requireNonNull(name);
      this.arguments = List.copyOf(arguments);
      this.flags = Objects.requireNonNull(flags);
      this.span = Objects.requireNonNull(span);
      this.isOperator =
          !name.isEmpty()
              && !Character.isJavaIdentifierStart(name.charAt(0))
              && !name.equals(INVOKE)
              && !name.startsWith("<init>");
    }

    /** Where the result goes; absent when it is dropped. */
    public Optional<Value.Local> dest() {
      return dest;
    }

    /** What it is called on. */
    public Value receiver() {
      return receiver;
    }

    /** The name as the language calls it, or the sign of an operator. */
    public String name() {
      return name;
    }

    /** The arguments, in the order in which they are written. */
    public List<Argument> arguments() {
      return arguments;
    }

    /** What is written around it. */
    public CallFlags flags() {
      return flags;
    }

    @Override
    public Span span() {
      return span;
    }

    @Override
    public Optional<Value.Local> destination() {
      return dest;
    }

    /** Whether it makes or combines values and runs no code of the program. */
    public boolean isOperator() {
      return isOperator;
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Call that
              && name.equals(that.name)
              && dest.equals(that.dest)
              && receiver.equals(that.receiver)
              && arguments.equals(that.arguments)
              && flags.equals(that.flags)
              && span.equals(that.span);
    }

    @Override
    public int hashCode() {
      return Objects.hash(dest, receiver, name, arguments, flags, span);
    }

    @Override
    public String toString() {
      return "Call[dest="
          + dest
          + ", receiver="
          + receiver
          + ", name="
          + name
          + ", arguments="
          + arguments
          + ", flags="
          + flags
          + ", span="
          + span
          + "]";
    }
  }

  /**
   * Makes a closure, block, lambda or bound method value.
   *
   * @param body the closure's routine; for a bound method ({@code self.finish}, {@code this::run})
   *     empty, and {@code receiver} and {@code method} name it
   * @param receiver the bound receiver, as in {@link Call}
   * @param method the bound method's name as in {@link Call}, with labels for Swift; empty for a
   *     closure
   */
  record MakeClosure(
      Value.Local dest,
      Optional<RoutineSignature> body,
      List<Capture> captures,
      Value receiver,
      String method,
      Span span)
      implements Instruction {
    /** Copies the captures. */
    public MakeClosure {
      Objects.requireNonNull(dest);
      Objects.requireNonNull(body);
      Objects.requireNonNull(receiver);
      Objects.requireNonNull(method);
      Objects.requireNonNull(span);
      captures = List.copyOf(captures);
    }

    /** A closure written in place. */
    public static MakeClosure of(
        Value.Local dest, RoutineSignature body, List<Capture> captures, Span span) {
      return new MakeClosure(dest, Optional.of(body), captures, Value.UNQUALIFIED, "", span);
    }

    /** A method as a value. */
    public static MakeClosure bound(Value.Local dest, Value receiver, String method, Span span) {
      return new MakeClosure(dest, Optional.empty(), List.of(), receiver, method, span);
    }

    @Override
    public Optional<Value.Local> destination() {
      return Optional.of(dest);
    }
  }

  /**
   * Code that the lowering did not understand. An analysis must decide what it means for its facts;
   * the safe reading is that everything used has escaped and may have been called.
   *
   * @param uses the locals it mentions
   * @param names the other names it mentions
   */
  record Opaque(Optional<Value.Local> dest, List<Value> uses, List<String> names, Span span)
      implements Instruction {
    /** Copies the lists. */
    public Opaque {
      Objects.requireNonNull(dest);
      Objects.requireNonNull(span);
      uses = List.copyOf(uses);
      names = List.copyOf(names);
    }

    @Override
    public Optional<Value.Local> destination() {
      return dest;
    }
  }

  /**
   * Goes to one of several blocks.
   *
   * @param kind what is written, for messages
   */
  record Branch(BranchKind kind, List<Edge> edges, Span span) implements Instruction {
    /** Copies the edges; there is at least one. */
    public Branch {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(span);
      edges = List.copyOf(edges);
      if (edges.isEmpty()) {
        throw new IllegalArgumentException("a branch needs an edge");
      }
    }

    /** A jump to one block. */
    public static Branch to(int block, Span span) {
      return new Branch(BranchKind.JUMP, List.of(Edge.jump(block, span)), span);
    }
  }

  /** Leaves the routine. */
  record Exit(ExitKind kind, Optional<Value> value, Span span) implements Instruction {
    /** Checks that nothing is null. */
    public Exit {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(value);
      Objects.requireNonNull(span);
    }
  }

  /** How a routine is left. */
  enum ExitKind {
    /** By returning, or by reaching its end. */
    RETURN,
    /** By throwing. */
    THROW,
    /** Never: the process ends here, as after {@code fatalError()}. */
    NEVER
  }

  /** What is written where control divides. */
  enum BranchKind {
    /** Nothing: one edge. */
    JUMP,
    /** An {@code if}, or the conditional operator. */
    IF,
    /** A {@code guard}. */
    GUARD,
    /** A {@code switch}. */
    SWITCH,
    /** A loop's entry or repetition. */
    LOOP,
    /** A call that may throw. */
    TRY,
    /** A test of an optional chain: {@code a?.b}. */
    CHAIN,
    /** A short-circuit operator; never to blame by itself. */
    LOGICAL,
    /** Conditional compilation on something unknown. */
    CONDITIONAL_COMPILATION,
    /** A {@code do}'s or {@code try}'s choice of handler. */
    CATCH
  }
}
