/**
 * Reads Tuist's {@code Project.swift}: the manifest and the helpers beside it are parsed as Swift
 * and evaluated as far as constants, lists and plain helper functions go.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.tuist.TuistReader}.
 */
package dev.bgcheck.frontend.apple.tuist;
