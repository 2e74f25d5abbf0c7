/**
 * Where and when code runs: on which thread, and in which state of the app.
 *
 * <p>Start reading at {@link dev.bgcheck.analysis.context.Reach}.
 */
package dev.bgcheck.analysis.context;
