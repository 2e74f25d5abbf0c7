/**
 * The check kinds: each a way of being wrong that several rules share and differ in by data. The
 * kinds here look at configuration alone.
 *
 * <p>Uses everything above it and never reads files. Start reading at {@link
 * dev.bgcheck.check.CheckKinds}.
 */
package dev.bgcheck.check;
