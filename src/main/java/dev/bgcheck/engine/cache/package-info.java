/**
 * Results of earlier runs, used again while nothing that they were made from has changed.
 *
 * <p>Uses {@code engine} and what it uses. Start reading at {@link
 * dev.bgcheck.engine.cache.ResultCache}.
 */
package dev.bgcheck.engine.cache;
