/**
 * What a run has found so far: the tree, the notices, the property lists read, and walks over
 * folders that leave out what git ignores.
 *
 * <p>Shared by all project readers. Start reading at {@link
 * dev.bgcheck.frontend.apple.survey.Survey}.
 */
package dev.bgcheck.frontend.apple.survey;
