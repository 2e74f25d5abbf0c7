/**
 * The Maven plugin: the goals {@code check}, {@code baseline} and {@code report}. Thin: what a
 * module holds is found by {@code frontend.apple}, judged by {@code engine}, written down by {@code
 * report}; only what Maven knows better (source roots, class folders, modules of the same build) is
 * added here.
 *
 * <p>Start reading at {@link dev.bgcheck.app.maven.CheckMojo}.
 */
package dev.bgcheck.app.maven;
