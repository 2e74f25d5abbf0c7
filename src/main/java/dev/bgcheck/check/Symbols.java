package dev.bgcheck.check;

import dev.bgcheck.model.ApiSymbol;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the neutral names of APIs in rule files. */
final class Symbols {
  private Symbols() {}

  /** The symbols of texts like {@code BGTask setTaskCompletedWithSuccess:}, in their order. */
  static Set<ApiSymbol> all(Collection<String> texts) {
    Set<ApiSymbol> symbols = new LinkedHashSet<>();
    texts.forEach(text -> symbols.add(ApiSymbol.parse(text)));
    return symbols;
  }
}
