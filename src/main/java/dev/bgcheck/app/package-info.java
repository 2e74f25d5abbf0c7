/**
 * The doors to the tool: {@link dev.bgcheck.app.Main} for a shell; its sub-packages are thin
 * adapters that do not know each other.
 */
package dev.bgcheck.app;
