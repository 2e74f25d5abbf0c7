package dev.bgcheck.frontend.apple.manifest;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** What an expression of a manifest comes to, with the place where it is written. */
public sealed interface ManifestValue {

  /** Where it is written. */
  Span span();

  /** A string. */
  record Text(Span span, String text) implements ManifestValue {}

  /** {@code true} or {@code false}. */
  record Flag(Span span, boolean value) implements ManifestValue {}

  /** A number, as written. */
  record Digits(Span span, String text) implements ManifestValue {}

  /**
   * An array.
   *
   * @param whole whether these are all items
   */
  record Items(Span span, List<ManifestValue> items, boolean whole) implements ManifestValue {}

  /**
   * A dictionary.
   *
   * @param whole whether these are all entries
   */
  record Table(Span span, List<Row> rows, boolean whole) implements ManifestValue {}

  /** An entry of a dictionary. */
  record Row(Text key, ManifestValue value) {}

  /**
   * A case, a constant of the tool or a call of its API: {@code .iOS}, {@code .target(name:
   * "Core")}, {@code Target(…)}.
   */
  record Made(Span span, String name, List<Part> parts) implements ManifestValue {

    /** The value of the argument with that label. */
    public Optional<ManifestValue> find(String label) {
      return parts.stream().filter(part -> part.label().equals(label)).map(Part::value).findFirst();
    }

    /** The first argument without a label. */
    public Optional<ManifestValue> first() {
      return find("");
    }

    /** The string that the argument with that label is. */
    public Optional<String> findText(String label) {
      return find(label).flatMap(ManifestValue::asText);
    }
  }

  /** An argument; the label is empty when there is none. */
  record Part(String label, ManifestValue value) {}

  /** What cannot be told. */
  record Unknown(Span span) implements ManifestValue {}

  /** The string that this is. */
  default Optional<String> asText() {
    return this instanceof Text text ? Optional.of(text.text()) : Optional.empty();
  }

  /** What this makes. */
  default Optional<Made> asMade() {
    return this instanceof Made made ? Optional.of(made) : Optional.empty();
  }

  /** The items of an array, this one for anything else. */
  default List<ManifestValue> itemsOrSelf() {
    return this instanceof Items items ? items.items() : List.of(this);
  }
}
