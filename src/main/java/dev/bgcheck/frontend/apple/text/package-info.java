/**
 * Small formats with places: XML elements and {@code .properties} files.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.text.XmlElement}.
 */
package dev.bgcheck.frontend.apple.text;
