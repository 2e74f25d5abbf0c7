/**
 * Reads Xcode projects ({@code project.pbxproj}) and workspaces into targets.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.xcode.XcodeProjectReader}.
 */
package dev.bgcheck.frontend.apple.xcode;
