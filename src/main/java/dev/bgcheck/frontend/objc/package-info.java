/**
 * Objective-C to the program form.
 *
 * <p>{@link dev.bgcheck.frontend.objc.ObjcLowering} parses a file and lowers its tree, one class
 * per family of constructs. What the form does not say by itself:
 *
 * <ul>
 *   <li>A routine is named by its selector; arguments and parameters have no labels.
 *   <li>{@code [[X alloc] init…]} and {@code [X new]} are one call of {@code init…} on the type.
 *   <li>{@code [self class]} and {@code [X class]} are the types. {@code [x retain]} and {@code [x
 *       autorelease]} are {@code x}.
 *   <li>A name that is no local is an instance variable of {@code self} where the file declares
 *       one, or where it starts with an underscore; else it stands without receiver.
 *   <li>{@code self = [super init]} tests the result and leaves {@code self} as it is.
 *   <li>A test of what may be an object, a block or a pointer is a test for nil. It is taken for
 *       one when its type is known to this file, or when the file calls it.
 *   <li>A block holds locals by value, {@code __block} and static ones as variables, {@code __weak}
 *       ones weakly; {@code self} as a variable, also where it only names instance variables.
 *   <li>Where an address is handed over ({@code &error}), something unknown is written behind the
 *       call. What is written through a pointer is opaque.
 *   <li>Calls throw within {@code @try} only. A {@code @finally} body is there once for each way
 *       that runs it.
 * </ul>
 *
 * <p>Uses the syntax package beside it, {@link dev.bgcheck.frontend.flow}, {@link
 * dev.bgcheck.model}, {@link dev.bgcheck.finding} and {@link dev.bgcheck.source}.
 */
package dev.bgcheck.frontend.objc;
