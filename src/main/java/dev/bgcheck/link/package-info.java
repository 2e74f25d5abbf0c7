/**
 * From lowered units to one program: names become routines, fields, types and Apple APIs; locals
 * get types; what is not in the checkout stays known by name.
 *
 * <p>Uses {@code model} and {@code api}. Start reading at {@link dev.bgcheck.link.Linker}.
 */
package dev.bgcheck.link;
