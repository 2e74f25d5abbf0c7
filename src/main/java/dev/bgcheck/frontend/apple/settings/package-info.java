/**
 * Build settings: assignments on levels, {@code .xcconfig} files, evaluation with variables,
 * modifiers and conditions, and the effective property list that follows.
 *
 * <p>Shared by Xcode and XcodeGen projects. Start reading at {@link
 * dev.bgcheck.frontend.apple.settings.SettingScope}.
 */
package dev.bgcheck.frontend.apple.settings;
