package dev.bgcheck.frontend.objc.syntax;

/**
 * An attribute of a property: {@code nonatomic}, {@code getter=isOn}.
 *
 * @param value behind the {@code =} or in parentheses, else empty
 */
public record ObjcPropertyAttribute(int start, int end, String name, String value)
    implements ObjcNode {}
