/**
 * The program form: what every front end produces and every analysis reads.
 *
 * <p>A file becomes a {@link dev.bgcheck.model.LoweredUnit} of types and routines; a routine is a
 * graph of basic blocks with eight kinds of instruction. Names are as written until the linker
 * resolves them. The form has a text syntax ({@link dev.bgcheck.model.ProgramPrinter}, {@link
 * dev.bgcheck.model.ProgramParser}) so that analyses are tested without a front end, and a {@link
 * dev.bgcheck.model.UnitValidator} that every lowering must pass. Uses {@code source} and {@code
 * finding} only. Start reading at {@link dev.bgcheck.model.Routine} and {@link
 * dev.bgcheck.model.Instruction}.
 */
package dev.bgcheck.model;
