/**
 * Commands for people who work on the tool itself: {@code bgcheck dev …}.
 *
 * <p>Start reading at {@link dev.bgcheck.app.dev.DevCommand}, which lists them.
 */
package dev.bgcheck.app.dev;
