/**
 * The run: request in, result out; no printing, no exit.
 *
 * <p>Uses everything above it. Start reading at {@link dev.bgcheck.engine.LintResult}.
 */
package dev.bgcheck.engine;
