package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import java.util.List;
import java.util.Objects;

/**
 * A call, read or write of the program that was found to be one of an API.
 *
 * @param symbol the accessor that is meant, for a property; else the member's symbol
 * @param positions for each argument of the call, in order, its position in the declaration
 */
public record ApiUse(ApiMember member, ApiSymbol symbol, List<Integer> positions) {
  /** Copies the list. */
  public ApiUse {
    Objects.requireNonNull(member);
    Objects.requireNonNull(symbol);
    positions = List.copyOf(positions);
  }

  /** Whether it writes a property. */
  public boolean isWrite() {
    return member.setter().isPresent() && member.setter().get().equals(symbol);
  }
}
