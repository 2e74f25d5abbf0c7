/**
 * Reads the sources of the targets: chooses the front end, lowers each file once, links per target.
 *
 * <p>Uses the front ends, {@code link} and {@code analysis}. Start reading at {@link
 * dev.bgcheck.engine.code.SourceReading}.
 */
package dev.bgcheck.engine.code;
