/**
 * Rules as data: what a rule file says ({@link dev.bgcheck.rule.RuleFile}), its checked form
 * ({@link dev.bgcheck.rule.Rule}), and the interface of the code that many rules share ({@link
 * dev.bgcheck.rule.CheckKind}).
 *
 * <p>Uses everything above it; the check kinds themselves live in {@code check}. Start reading at
 * {@link dev.bgcheck.rule.RuleLoader}.
 */
package dev.bgcheck.rule;
