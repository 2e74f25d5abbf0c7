/**
 * Reads property lists through dd-plist and gives every key and value its place.
 *
 * <p>dd-plist is used nowhere else. Start reading at {@link
 * dev.bgcheck.frontend.apple.plist.PropertyListReader}.
 */
package dev.bgcheck.frontend.apple.plist;
