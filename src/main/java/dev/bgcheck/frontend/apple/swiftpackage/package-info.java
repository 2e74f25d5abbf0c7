/**
 * Reads {@code Package.swift}: target names, folders, products and local dependencies.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.swiftpackage.SwiftPackageReader}.
 */
package dev.bgcheck.frontend.apple.swiftpackage;
