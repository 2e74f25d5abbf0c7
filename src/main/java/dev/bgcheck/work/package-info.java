/**
 * The threads of a run and how they share its work.
 *
 * <p>Uses nothing. Start reading at {@link dev.bgcheck.work.Workers}.
 */
package dev.bgcheck.work;
