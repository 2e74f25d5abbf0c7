/**
 * Algorithms over the linked program, with no idea of rules: what must still happen, who runs on
 * which thread, what is reachable from where, how long values live.
 *
 * <p>Uses {@code model}, {@code api} and {@code link}; never reads files. Each sub-package opens
 * with the fact it tracks. Start reading at {@link
 * dev.bgcheck.analysis.obligation.ObligationAnalysis}.
 */
package dev.bgcheck.analysis;
