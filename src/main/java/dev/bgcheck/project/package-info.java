/**
 * The checked app as the system will see it: targets, each with its effective property list,
 * entitlements, platforms and sources.
 *
 * <p>Values only; the readers are in {@code frontend.apple}. Uses {@code source} and {@code
 * finding}. Start reading at {@link dev.bgcheck.project.AppProject}.
 */
package dev.bgcheck.project;
