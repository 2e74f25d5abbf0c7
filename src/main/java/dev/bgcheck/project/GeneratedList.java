package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * A checked-in property list that a project generator writes anew from its own file: an edit of the
 * list is lost, the place to edit is in the generator's file.
 *
 * @param path the list, as the source tree calls it
 * @param origin what writes it
 * @param source what the generator's file says of the list; it may say less than the list holds
 */
public record GeneratedList(String path, ProjectOrigin origin, PlistValue.Dict source) {
  /** Checks that nothing is null. */
  public GeneratedList {
    Objects.requireNonNull(path);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(source);
  }

  /**
   * Where the generator's file says what {@code place} in the list says: the same key, the same
   * item; what surrounds it when there is no such entry.
   */
  public Span sourceOf(PlistValue.Dict list, Span place) {
    return follow(list, source, place);
  }

  private static Span follow(PlistValue there, PlistValue here, Span place) {
    if (there instanceof PlistValue.Dict list && here instanceof PlistValue.Dict written) {
      for (PlistValue.Entry entry : list.entries()) {
        Optional<PlistValue.Entry> same = written.findEntry(entry.key());
        if (same.isPresent() && holds(entry.value().span(), place)) {
          return follow(entry.value(), same.get().value(), place);
        }
        if (same.isPresent() && holds(entry.keySpan(), place)) {
          return same.get().keySpan();
        }
      }
    }
    if (there instanceof PlistValue.Array list && here instanceof PlistValue.Array written) {
      for (PlistValue item : list.items()) {
        if (holds(item.span(), place)) {
          return same(item, written).map(PlistValue::span).orElse(here.span());
        }
      }
    }
    return here.span();
  }

  private static Optional<PlistValue> same(PlistValue item, PlistValue.Array written) {
    Optional<String> text = item.asText().map(PlistValue.Text::raw);
    return written.items().stream()
        .filter(one -> text.isPresent() && one.asText().map(PlistValue.Text::raw).equals(text))
        .findFirst();
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }
}
