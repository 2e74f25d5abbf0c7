package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/**
 * An accessor of a property or subscript.
 *
 * @param kind the keyword, without regard to underscores
 * @param implicit whether it is the getter of {@code var x: Int { 1 }}, whose keyword is not
 *     written
 * @param parameter the name in {@code set(value)}
 * @param body absent in protocols: {@code { get set }}
 */
public record SwiftAccessor(
    int start,
    int end,
    List<SwiftAttribute> attributes,
    List<SwiftModifier> modifiers,
    Kind kind,
    boolean implicit,
    Optional<SwiftName> parameter,
    SwiftEffects effects,
    Optional<SwiftBlock> body)
    implements SwiftNode {

  /** Which accessor. */
  public enum Kind {
    /** {@code get}, also implicit. */
    GET,
    /** {@code set}. */
    SET,
    /** {@code willSet}. */
    WILL_SET,
    /** {@code didSet}. */
    DID_SET,
    /** {@code _read}, {@code read}, {@code borrow} or {@code unsafeAddress}. */
    READ,
    /** {@code _modify}, {@code modify}, {@code mutate} or {@code unsafeMutableAddress}. */
    MODIFY,
    /** {@code init}. */
    INIT
  }
}
