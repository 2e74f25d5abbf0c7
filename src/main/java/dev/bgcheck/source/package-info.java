/**
 * Source text and places in it: the files that everything else points into.
 *
 * <p>Uses nothing but the JDK. Start reading at {@link dev.bgcheck.source.SourceFile}.
 */
package dev.bgcheck.source;
