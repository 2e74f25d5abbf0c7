package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ResolvedText;
import java.util.List;
import java.util.function.Function;

/** Replaces the variables in every string of a property list's value. */
public final class Substitution {
  private Substitution() {}

  /** {@code value} with {@code expand} applied to all strings in it. */
  public static PlistValue apply(PlistValue value, Function<String, ResolvedText> expand) {
    if (value instanceof PlistValue.Text text) {
      return text.raw().indexOf('$') < 0
          ? text
          : new PlistValue.Text(text.span(), text.raw(), expand.apply(text.raw()));
    }
    if (value instanceof PlistValue.Array array) {
      return new PlistValue.Array(
          array.span(), array.items().stream().map(item -> apply(item, expand)).toList());
    }
    if (value instanceof PlistValue.Dict dict) {
      return new PlistValue.Dict(dict.span(), entries(dict.entries(), expand));
    }
    return value;
  }

  /** The entries with {@code expand} applied to all strings in their values. */
  public static List<PlistValue.Entry> entries(
      List<PlistValue.Entry> entries, Function<String, ResolvedText> expand) {
    return entries.stream()
        .map(
            entry ->
                new PlistValue.Entry(entry.key(), entry.keySpan(), apply(entry.value(), expand)))
        .toList();
  }
}
