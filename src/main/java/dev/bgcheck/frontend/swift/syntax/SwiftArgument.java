package dev.bgcheck.frontend.swift.syntax;

import java.util.Optional;

/**
 * An argument of a call, a subscript, a macro or an attribute; an element of a tuple.
 *
 * @param label the label in front of the colon; a trailing closure behind the first has one too
 */
public record SwiftArgument(int start, int end, Optional<SwiftName> label, SwiftExpr value)
    implements SwiftNode {

  /** The label's text, empty where there is none or {@code _}. */
  public String labelText() {
    return label.map(SwiftName::text).filter(text -> !text.equals("_")).orElse("");
  }
}
