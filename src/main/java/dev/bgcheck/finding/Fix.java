package dev.bgcheck.finding;

import java.util.List;
import java.util.Objects;

/**
 * How to repair what a finding reports.
 *
 * @param description what to do, with the lines to add when there are any; may hold several lines
 * @param edits the change itself where it is certain, else empty; all in files of the project, not
 *     overlapping
 * @param safe whether the edits may be applied without being asked for by name: they touch only
 *     configuration and cannot change what correct code does
 */
public record Fix(String description, List<TextEdit> edits, boolean safe) {
  /** Copies the edits. */
  public Fix {
    Objects.requireNonNull(description);
    edits = List.copyOf(edits);
  }

  /** A repair that a person must make. */
  public static Fix advice(String description) {
    return new Fix(description, List.of(), false);
  }
}
