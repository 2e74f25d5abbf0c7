package dev.bgcheck.source.yaml;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value of a YAML or JSON text with its place. Aliases are replaced by what they stand for, with
 * the place of the anchored value; merge keys ({@code <<}) are carried out.
 */
public sealed interface YamlNode {

  /** Where the value is written, without the whitespace around it. */
  Span span();

  /**
   * What sort of value it is, in words for messages: {@code mapping}, {@code list}, {@code text}.
   */
  String typeName();

  /** This value when it is a scalar. */
  default Optional<Scalar> asScalar() {
    return this instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  /** This value when it is a list. */
  default Optional<Sequence> asSequence() {
    return this instanceof Sequence sequence ? Optional.of(sequence) : Optional.empty();
  }

  /** This value when it is a mapping. */
  default Optional<Mapping> asMapping() {
    return this instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** The scalar's text; empty for lists, mappings and null. */
  default Optional<String> asText() {
    return this instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** A list's items, or this value alone: many formats allow either. Nothing for null. */
  default List<YamlNode> itemsOrSelf() {
    if (this instanceof Sequence sequence) {
      return sequence.items();
    }
    return this instanceof Scalar scalar && scalar.isNull() ? List.of() : List.of(this);
  }

  /**
   * A text, number, truth value or null.
   *
   * @param text decoded; empty for an absent value
   * @param quoted whether it was in quotes or a block: then it is a text whatever it says
   */
  record Scalar(Span span, String text, boolean quoted) implements YamlNode {
    /** Checks that nothing is null. */
    public Scalar {
      Objects.requireNonNull(span);
      Objects.requireNonNull(text);
    }

    /** Whether it stands for no value. */
    public boolean isNull() {
      return !quoted
          && (text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null"));
    }

    /** The truth value, in the words of YAML 1.1, which Apple's generators use. */
    public Optional<Boolean> asTruth() {
      if (quoted) {
        return Optional.empty();
      }
      return switch (text) {
        case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> Optional.of(true);
        case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    public String typeName() {
      return isNull() ? "nothing" : "text";
    }
  }

  /** A list. */
  record Sequence(Span span, List<YamlNode> items) implements YamlNode {
    /** Copies the items. */
    public Sequence {
      Objects.requireNonNull(span);
      items = List.copyOf(items);
    }

    @Override
    public String typeName() {
      return "list";
    }
  }

  /** A key with its value. */
  record Entry(Scalar key, YamlNode value) {
    /** Checks that nothing is null. */
    public Entry {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
    }

    /** The key's text. */
    public String name() {
      return key.text();
    }
  }

  /** A mapping, in the order of the text; every key is there once. */
  record Mapping(Span span, List<Entry> entries) implements YamlNode {
    /** Copies the entries. */
    public Mapping {
      Objects.requireNonNull(span);
      entries = List.copyOf(entries);
    }

    /** The entry of {@code key}. */
    public Optional<Entry> findEntry(String key) {
      return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
    }

    /** The value of {@code key}. */
    public Optional<YamlNode> find(String key) {
      return findEntry(key).map(Entry::value);
    }

    /** The value at the end of {@code keys}, through nested mappings. */
    public Optional<YamlNode> findPath(String... keys) {
      Optional<YamlNode> value = Optional.of(this);
      for (String key : keys) {
        value = value.flatMap(YamlNode::asMapping).flatMap(mapping -> mapping.find(key));
      }
      return value;
    }

    /** The text at {@code key}. */
    public Optional<String> findText(String key) {
      return find(key).flatMap(YamlNode::asText);
    }

    @Override
    public String typeName() {
      return "mapping";
    }
  }
}
