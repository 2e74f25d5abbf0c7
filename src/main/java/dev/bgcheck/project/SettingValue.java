package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * The effective value of one build setting.
 *
 * @param name without conditions, such as {@code INFOPLIST_FILE}
 * @param value after variables and {@code $(inherited)}
 * @param raw the winning assignment as written
 * @param nameSpan where the name is written, absent for a value that the build system supplies
 * @param valueSpan where the value is written
 */
public record SettingValue(
    String name,
    ResolvedText value,
    String raw,
    Optional<Span> nameSpan,
    Optional<Span> valueSpan) {
  /** Checks that nothing is null. */
  public SettingValue {
    Objects.requireNonNull(name);
    Objects.requireNonNull(value);
    Objects.requireNonNull(raw);
    Objects.requireNonNull(nameSpan);
    Objects.requireNonNull(valueSpan);
  }

  /** The text, with holes shown as written. */
  public String text() {
    return value.text();
  }

  /** Whether the value is the word for yes; false for no and for what is unknown. */
  public boolean isYes() {
    String text = text();
    return text.equalsIgnoreCase("YES") || text.equalsIgnoreCase("true");
  }
}
