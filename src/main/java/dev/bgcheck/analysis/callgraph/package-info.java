/**
 * Who runs whom, on which thread and in which state of the app, as far as the program shows.
 *
 * <p>Start reading at {@link dev.bgcheck.analysis.callgraph.CallGraph}.
 */
package dev.bgcheck.analysis.callgraph;
