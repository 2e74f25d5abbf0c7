/**
 * What a run spends its time on, for {@code --stats} and for whoever makes it faster.
 *
 * <p>Uses nothing. Start reading at {@link dev.bgcheck.timing.RunTimes}.
 */
package dev.bgcheck.timing;
