package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value of a property list, entitlements file or generated list, with its place.
 *
 * <p>The span covers the whole element: {@code <string>audio</string>} in XML, the quoted string in
 * ASCII. In a binary list every span names the file only.
 */
public sealed interface PlistValue {

  /** Where the value is written. */
  Span span();

  /** What sort of value it is, in the words of the format: {@code array}, {@code string}. */
  String typeName();

  /** This value when it is a dictionary. */
  default Optional<Dict> asDict() {
    return this instanceof Dict dict ? Optional.of(dict) : Optional.empty();
  }

  /** This value when it is an array. */
  default Optional<Array> asArray() {
    return this instanceof Array array ? Optional.of(array) : Optional.empty();
  }

  /** This value when it is a string. */
  default Optional<Text> asText() {
    return this instanceof Text text ? Optional.of(text) : Optional.empty();
  }

  /**
   * Whether the value says yes the way Apple's readers take it: {@code <true/>}, a number other
   * than 0, or the words YES and true. Empty when it is nothing of the sort.
   */
  default Optional<Boolean> asTruth() {
    if (this instanceof Bool bool) {
      return Optional.of(bool.value());
    }
    if (this instanceof Whole whole) {
      return Optional.of(whole.value().signum() != 0);
    }
    if (this instanceof Text text && text.value().isComplete()) {
      String word = text.value().text().strip();
      if (word.equalsIgnoreCase("yes") || word.equalsIgnoreCase("true") || word.equals("1")) {
        return Optional.of(true);
      }
      if (word.equalsIgnoreCase("no") || word.equalsIgnoreCase("false") || word.equals("0")) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  /**
   * A key with its value.
   *
   * @param keySpan the key's element in XML, its string in ASCII
   */
  record Entry(String key, Span keySpan, PlistValue value) {
    /** Checks that nothing is null. */
    public Entry {
      Objects.requireNonNull(key);
      Objects.requireNonNull(keySpan);
      Objects.requireNonNull(value);
    }
  }

  /** A dictionary, in the order of the file; a key that is written twice is there twice. */
  record Dict(Span span, List<Entry> entries) implements PlistValue {
    /** Copies the entries. */
    public Dict {
      entries = List.copyOf(entries);
    }

    /** The entry of {@code key}; of several the last, as Apple's readers take it. */
    public Optional<Entry> findEntry(String key) {
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (entries.get(i).key().equals(key)) {
          return Optional.of(entries.get(i));
        }
      }
      return Optional.empty();
    }

    /** The value of {@code key}. */
    public Optional<PlistValue> find(String key) {
      return findEntry(key).map(Entry::value);
    }

    /** The value at the end of {@code keys}, through nested dictionaries. */
    public Optional<PlistValue> findPath(String... keys) {
      Optional<PlistValue> value = Optional.of(this);
      for (String key : keys) {
        value = value.flatMap(PlistValue::asDict).flatMap(dict -> dict.find(key));
      }
      return value;
    }

    @Override
    public String typeName() {
      return "dict";
    }
  }

  /** An array. */
  record Array(Span span, List<PlistValue> items) implements PlistValue {
    /** Copies the items. */
    public Array {
      items = List.copyOf(items);
    }

    /** The strings among the items; others are left out. */
    public List<Text> texts() {
      return items.stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
    }

    @Override
    public String typeName() {
      return "array";
    }
  }

  /**
   * A string.
   *
   * @param raw as written, without quoting and entities
   * @param value with build variables replaced; the same text in a list read alone
   */
  record Text(Span span, String raw, ResolvedText value) implements PlistValue {
    /** A string without variables. */
    public static Text of(Span span, String text) {
      return new Text(span, text, ResolvedText.of(text));
    }

    @Override
    public String typeName() {
      return "string";
    }
  }

  /** An integer. */
  record Whole(Span span, BigInteger value) implements PlistValue {
    @Override
    public String typeName() {
      return "integer";
    }
  }

  /** A number with a fraction. */
  record Real(Span span, double value) implements PlistValue {
    @Override
    public String typeName() {
      return "real";
    }
  }

  /** {@code <true/>} or {@code <false/>}. */
  record Bool(Span span, boolean value) implements PlistValue {
    @Override
    public String typeName() {
      return "boolean";
    }
  }

  /** A date. */
  record Date(Span span, Instant value) implements PlistValue {
    @Override
    public String typeName() {
      return "date";
    }
  }

  /**
   * Bytes. No rule looks into them, so only their number is kept.
   *
   * @param length how many bytes
   */
  record Data(Span span, int length) implements PlistValue {
    @Override
    public String typeName() {
      return "data";
    }
  }
}
