/**
 * Works out what the Swift of a project manifest comes to, as far as constants, lists and plain
 * helper functions go: for Tuist's {@code Project.swift} and for {@code Package.swift}.
 *
 * <p>Uses the Swift parser. Start reading at {@link
 * dev.bgcheck.frontend.apple.manifest.ManifestEvaluator}.
 */
package dev.bgcheck.frontend.apple.manifest;
