package dev.bgcheck.model;

import java.util.Objects;

/**
 * The one neutral name of an Apple API: Objective-C class or protocol, and selector.
 *
 * <p>A property is named by its accessors ({@code delegate}, {@code setDelegate:}); a Swift-only
 * member keeps its Swift name in place of a selector; a global constant or C function has an empty
 * owner. Text form: {@code CLLocationManager startUpdatingLocation}.
 *
 * @param owner class or protocol, empty for globals
 * @param selector selector, Swift name, function or constant
 */
public record ApiSymbol(String owner, String selector) implements Comparable<ApiSymbol> {
  /** Checks that nothing is null. */
  public ApiSymbol {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(selector);
  }

  /** The symbol of a text form; text without a space is a global. */
  public static ApiSymbol parse(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? new ApiSymbol("", text)
        : new ApiSymbol(text.substring(0, space), text.substring(space + 1).strip());
  }

  @Override
  public int compareTo(ApiSymbol other) {
    int byOwner = owner.compareTo(other.owner);
    return byOwner != 0 ? byOwner : selector.compareTo(other.selector);
  }

  // Written out: what records do by themselves goes through method handles, and these are hashed
  // for every name of a program.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof ApiSymbol that
            && selector.equals(that.selector)
            && owner.equals(that.owner);
  }

  @Override
  public int hashCode() {
    return 31 * owner.hashCode() + selector.hashCode();
  }

  @Override
  public String toString() {
    return owner.isEmpty() ? selector : owner + " " + selector;
  }
}
