/**
 * The Java front end: source to {@link dev.bgcheck.model.LoweredUnit} through JavaParser, and the
 * choice between a class file and its source.
 *
 * <p>Uses {@code source}, {@code finding}, {@code model}, {@code frontend.jvm} and {@code
 * frontend.bytecode}; nobody else sees JavaParser. {@link dev.bgcheck.frontend.java.JavaUnits} is
 * the door for a whole app, {@link dev.bgcheck.frontend.java.JavaLowering} for one file; reading
 * starts at {@link dev.bgcheck.frontend.java.BodyLowering}.
 */
package dev.bgcheck.frontend.java;
