/**
 * The class-file front end: class files and jars to {@link dev.bgcheck.model.LoweredUnit}, through
 * ASM.
 *
 * <p>Uses {@code source}, {@code finding}, {@code model} and {@code frontend.jvm}; nobody else sees
 * ASM. {@link dev.bgcheck.frontend.bytecode.BytecodeLowering} is the door; reading starts at {@link
 * dev.bgcheck.frontend.bytecode.MethodLowering}, which turns one method's stack machine code into
 * blocks.
 */
package dev.bgcheck.frontend.bytecode;
