package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.project.PlistValue;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.function.UnaryOperator;

/** Moves the places of a value that was read from a part of a file into the file. */
final class Relocation {
  private Relocation() {}

  /** The same offsets in {@code file}. */
  static PlistValue to(SourceFile file, PlistValue value) {
    return move(value, span -> file.span(span.start(), span.end()));
  }

  /** One place for everything, for a text whose characters are not those of the file. */
  static PlistValue at(Span place, PlistValue value) {
    return move(value, span -> place);
  }

  private static PlistValue move(PlistValue value, UnaryOperator<Span> place) {
    Span span = place.apply(value.span());
    if (value instanceof PlistValue.Dict dict) {
      return new PlistValue.Dict(
          span,
          dict.entries().stream()
              .map(
                  entry ->
                      new PlistValue.Entry(
                          entry.key(), place.apply(entry.keySpan()), move(entry.value(), place)))
              .toList());
    }
    if (value instanceof PlistValue.Array array) {
      return new PlistValue.Array(
          span, array.items().stream().map(item -> move(item, place)).toList());
    }
    if (value instanceof PlistValue.Text text) {
      return new PlistValue.Text(span, text.raw(), text.value());
    }
    if (value instanceof PlistValue.Whole whole) {
      return new PlistValue.Whole(span, whole.value());
    }
    if (value instanceof PlistValue.Real real) {
      return new PlistValue.Real(span, real.value());
    }
    if (value instanceof PlistValue.Bool bool) {
      return new PlistValue.Bool(span, bool.value());
    }
    if (value instanceof PlistValue.Date date) {
      return new PlistValue.Date(span, date.value());
    }
    return new PlistValue.Data(span, ((PlistValue.Data) value).length());
  }
}
