/**
 * Swift to the program form.
 *
 * <p>{@link dev.bgcheck.frontend.swift.SwiftLowering} parses a file and lowers its tree, one class
 * per family of constructs. What the form does not say by itself:
 *
 * <ul>
 *   <li>A routine declared inside a body is a {@code FUNCTION} named {@code outer()#inner(_:)},
 *       made by a {@code MakeClosure} and called through the local that holds it.
 *   <li>What a closure names without listing it is captured as a {@code VARIABLE}, {@code self}
 *       included; what its capture list names, as a {@code VALUE} unless it is weak or unowned. In
 *       a routine with a receiver, a closure that uses a name without a receiver captures {@code
 *       self}: the name may be a member.
 *   <li>The receiver stays the local {@code self} through {@code guard let self} and {@code if let
 *       self}: the branch on nil is there, a second local is not. A closure made behind such a
 *       branch captures it strongly, one made before it captures it weakly.
 *   <li>{@code Type(…)} is a call of {@code Type} without receiver, {@code Outer.Inner(…)} one of
 *       {@code Inner} on the type {@code Outer}: it may be an initialiser, a function or an enum's
 *       case. With type arguments, or with {@code .init}, it is {@code init} on the type.
 *   <li>{@code object.method?(…)} reads {@code method} and calls what was read.
 *   <li>Behind a {@code try} without a call, such as {@code try await task.value}, the block ends
 *       all the same: there, reading throws.
 *   <li>The element of a {@code for} loop is a {@code Load} of {@code []} without an index; of a
 *       {@code for await} loop, the result of an awaited call {@code next}. An element of a tuple
 *       is a {@code Load} of its number.
 *   <li>The error of a {@code catch} is a local {@code error} that only an explicit {@code throw}
 *       assigns.
 *   <li>An argument {@code &x} is followed by an assignment to {@code x} of something opaque.
 *   <li>A {@code guard} whose body seems to end is left by {@code never}: Swift makes sure that its
 *       last call does not return.
 *   <li>A {@code defer} body is there once for each way that runs it, its closures too; the copies
 *       have the same places.
 *   <li>A key path is a selector constant of its names without root; a freestanding macro a call of
 *       its name with {@code #}; a property wrapper with arguments a call in the routine that
 *       computes the first value.
 *   <li>A generic parameter is the type it must conform to, unknown without one.
 * </ul>
 *
 * <p>Not lowered: default values of parameters, and what the parser could not read among members.
 *
 * <p>Uses the syntax package beside it, {@link dev.bgcheck.model}, {@link dev.bgcheck.finding} and
 * {@link dev.bgcheck.source}.
 */
package dev.bgcheck.frontend.swift;
