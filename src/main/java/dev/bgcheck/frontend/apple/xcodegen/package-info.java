/**
 * Reads XcodeGen's {@code project.yml}: the source of an Xcode project that is not checked in.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.xcodegen.XcodeGenReader}.
 */
package dev.bgcheck.frontend.apple.xcodegen;
