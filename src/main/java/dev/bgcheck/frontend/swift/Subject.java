package dev.bgcheck.frontend.swift;

import dev.bgcheck.model.Value;
import java.util.List;

/**
 * What a pattern is matched against. The elements of a tuple that is written out are matched one by
 * one, so that {@code switch (a, b)} makes no tuple.
 *
 * @param value the value; of a tuple that is written out, nothing of use
 * @param elements of a tuple that is written out
 */
record Subject(Value value, List<Subject> elements) {
  Subject {
    elements = List.copyOf(elements);
  }

  static Subject of(Value value) {
    return new Subject(value, List.of());
  }

  static Subject tuple(List<Subject> elements) {
    return new Subject(Value.Constant.UNIT, elements);
  }

  boolean isTuple() {
    return !elements.isEmpty();
  }
}
