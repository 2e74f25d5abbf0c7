package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.project.PlistValue;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** One object of a project file: its id and its fields. */
record PbxObject(String id, PlistValue.Dict fields) {

  String isa() {
    return text("isa").orElse("");
  }

  Optional<String> text(String field) {
    return fields.find(field).flatMap(PlistValue::asText).map(PlistValue.Text::raw);
  }

  /** The strings of a list field; none when it is absent. */
  List<String> texts(String field) {
    return fields
        .find(field)
        .flatMap(PlistValue::asArray)
        .map(array -> array.texts().stream().map(PlistValue.Text::raw).toList())
        .orElse(List.of());
  }

  /** What people call it: its name, else the last part of its path. */
  String name() {
    return text("name").or(() -> text("path")).orElse(id);
  }

  /** Where its name is written, else the object. */
  Span nameSpan() {
    return fields.find("name").map(PlistValue::span).orElse(fields.span());
  }
}
