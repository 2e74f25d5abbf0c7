/**
 * Finds the projects under the paths of a run and reads them into one {@link
 * dev.bgcheck.project.AppProject}.
 *
 * <p>The readers of single formats are in sub-packages; dd-plist is used in {@code plist} only.
 * Start reading at {@link dev.bgcheck.frontend.apple.ProjectLoader}.
 */
package dev.bgcheck.frontend.apple;
