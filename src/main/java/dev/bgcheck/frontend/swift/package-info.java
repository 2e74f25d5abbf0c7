/**
 * Swift to the program form.
 *
 * <p>{@link dev.bgcheck.frontend.swift.SwiftLowering} parses a file and lowers its tree, one class
 * per family of constructs. What the form does not say by itself:
 *
 * <ul>
 *   <li>A routine declared inside a body is a {@code FUNCTION} named {@code outer()#inner(_:)}, made
 *       by a {@code MakeClosure} and called through the local that holds it.
 *   <li>The receiver stays the local {@code self} through {@code guard let self} and {@code if let
 *       self}: the branch on nil is there, a second local is not. A closure made behind such a
 *       branch captures it strongly, one made before it captures it weakly.
 *   <li>The element of a {@code for} loop is a {@code Load} of {@code []} without an index; of a
 *       {@code for await} loop, the result of an awaited call {@code next}.
 *   <li>The error of a {@code catch} is a local that only an explicit {@code throw} assigns.
 *   <li>An argument {@code &x} is followed by an assignment to {@code x} of something opaque.
 *   <li>A {@code guard} whose body seems to end is left by {@code never}: Swift makes sure that its
 *       last call does not return.
 * </ul>
 *
 * <p>Uses the syntax package beside it, {@link dev.bgcheck.model}, {@link dev.bgcheck.finding} and
 * {@link dev.bgcheck.source}.
 */
package dev.bgcheck.frontend.swift;
