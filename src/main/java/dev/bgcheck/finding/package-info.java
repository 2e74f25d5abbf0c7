/**
 * What the tool says to people: findings about the checked project and notices about the run.
 *
 * <p>Uses {@code source} only. Start reading at {@link dev.bgcheck.finding.Finding}.
 */
package dev.bgcheck.finding;
