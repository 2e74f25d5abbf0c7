/**
 * Facts inside one routine that several analyses need: where locals are assigned, what conditions
 * really test, which blocks reach which.
 *
 * <p>Start reading at {@link dev.bgcheck.analysis.dataflow.Definitions}.
 */
package dev.bgcheck.analysis.dataflow;
