/**
 * Rules as data: what a rule file says , its checked form ({@link dev.bgcheck.rule.Rule}), and the
 * interface of the code that many rules share.
 *
 * <p>Uses everything above it; the check kinds themselves live in {@code check}. Start reading at
 * {@link dev.bgcheck.rule.Rule}.
 */
package dev.bgcheck.rule;
