/**
 * What must still happen to a value: a completion handler that has to be called exactly once, a
 * task that has to be completed, an identifier that has to be ended.
 *
 * <p>Start reading at {@link dev.bgcheck.analysis.obligation.ObligationAnalysis}.
 */
package dev.bgcheck.analysis.obligation;
