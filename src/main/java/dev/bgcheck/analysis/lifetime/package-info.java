/**
 * What becomes of objects and handlers: where a value goes after it is made, who keeps it, and what
 * is done with it at the end. Uses the program form and the call graph.
 *
 * <p>Start reading at {@link dev.bgcheck.analysis.lifetime.ValueFlow}.
 */
package dev.bgcheck.analysis.lifetime;
