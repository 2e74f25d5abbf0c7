package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line that gives a build setting a value.
 *
 * @param name without conditions
 * @param conditions what must hold for the line to count; all of them
 * @param value as written, lists joined by spaces
 * @param nameSpan where the name is, absent for values of the build system
 * @param valueSpan where the value is
 */
public record SettingAssignment(
    String name,
    List<Condition> conditions,
    String value,
    Optional<Span> nameSpan,
    Optional<Span> valueSpan) {

  /**
   * A condition such as {@code [sdk=iphoneos*]}.
   *
   * @param kind {@code sdk}, {@code arch}, {@code config}, {@code variant}
   * @param pattern with {@code *} and {@code ?}
   */
  public record Condition(String kind, String pattern) {}

  /** Copies the conditions. */
  public SettingAssignment {
    conditions = List.copyOf(conditions);
  }

  /** An assignment written as {@code NAME[sdk=x][arch=y]} or {@code NAME[sdk=x,arch=y]}. */
  public static SettingAssignment of(String key, String value, Span nameSpan, Span valueSpan) {
    int bracket = key.indexOf('[');
    String name = (bracket < 0 ? key : key.substring(0, bracket)).strip();
    return new SettingAssignment(
        name,
        bracket < 0 ? List.of() : conditions(key.substring(bracket)),
        value,
        Optional.of(nameSpan),
        Optional.of(valueSpan));
  }

  /** A value that the build system supplies. */
  public static SettingAssignment builtIn(String name, String value) {
    return new SettingAssignment(name, List.of(), value, Optional.empty(), Optional.empty());
  }

  private static List<Condition> conditions(String brackets) {
    List<Condition> conditions = new ArrayList<>();
    for (String part : brackets.split("[\\[\\],]")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        conditions.add(
            new Condition(
                part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                part.substring(equals + 1).strip()));
      }
    }
    return conditions;
  }
}
