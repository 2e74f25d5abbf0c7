package dev.bgcheck.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a part of a rule file may look like. One description serves the reader, its error messages
 * and the JSON Schema for editors, so the three cannot disagree.
 */
public sealed interface Shape {

  /** How messages call a value of this shape, such as {@code list of texts}. */
  String describe();

  /** A text on one or several lines, not blank. */
  record Text() implements Shape {
    @Override
    public String describe() {
      return "text";
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {
    @Override
    public String describe() {
      return "true or false";
    }
  }

  /** A whole number, 0 or more. */
  record Count() implements Shape {
    @Override
    public String describe() {
      return "whole number";
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Shape {
    /** Copies the words. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String describe() {
      return "one of " + String.join(", ", words);
    }
  }

  /**
   * A list; a single value stands for a list of one.
   *
   * @param needsItem whether the list must not be empty
   */
  record ListOf(Shape item, boolean needsItem) implements Shape {
    /** Checks that nothing is null. */
    public ListOf {
      Objects.requireNonNull(item);
    }

    @Override
    public String describe() {
      return "list (" + item.describe() + ")";
    }
  }

  /**
   * A mapping with any keys.
   *
   * @param keys what a key stands for, such as {@code value of the array}
   * @param words the keys there can be, empty for any
   */
  record MapOf(String keys, List<String> words, Shape value) implements Shape {
    /** Copies the words. */
    public MapOf {
      Objects.requireNonNull(keys);
      words = List.copyOf(words);
      Objects.requireNonNull(value);
    }

    /** A mapping whose keys can be any text. */
    public MapOf(String keys, Shape value) {
      this(keys, List.of(), value);
    }

    @Override
    public String describe() {
      return "mapping from " + keys + " to " + value.describe();
    }
  }

  /** A mapping with known keys. */
  record Group(List<Field> fields) implements Shape {
    /** Copies the fields. */
    public Group {
      fields = List.copyOf(fields);
    }

    /** A group of these fields. */
    public static Group of(Field... fields) {
      return new Group(List.of(fields));
    }

    /** The field called {@code name}. */
    public Optional<Field> find(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    @Override
    public String describe() {
      return "mapping";
    }
  }

  /** Anything: what stands here is read by somebody else. */
  record Anything() implements Shape {
    @Override
    public String describe() {
      return "value";
    }
  }

  /**
   * A key of a {@link Group}.
   *
   * @param description one sentence for people who write rule files; shown by editors
   */
  record Field(String name, Shape shape, boolean required, String description) {
    /** Checks that nothing is null. */
    public Field {
      Objects.requireNonNull(name);
      Objects.requireNonNull(shape);
      Objects.requireNonNull(description);
    }

    /** A key that must be there. */
    public static Field required(String name, Shape shape, String description) {
      return new Field(name, shape, true, description);
    }

    /** A key that may be left out. */
    public static Field optional(String name, Shape shape, String description) {
      return new Field(name, shape, false, description);
    }
  }

  /** A text. */
  static Shape text() {
    return new Text();
  }

  /** A truth value. */
  static Shape flag() {
    return new Flag();
  }

  /** A list of texts with at least one item. */
  static Shape texts() {
    return new ListOf(new Text(), true);
  }

  /** A list with at least one item. */
  static Shape listOf(Shape item) {
    return new ListOf(item, true);
  }

  /** One of these words. */
  static Shape choice(String... words) {
    return new Choice(List.of(words));
  }
}
