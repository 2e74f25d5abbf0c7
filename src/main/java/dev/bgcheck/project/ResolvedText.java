package dev.bgcheck.project;

import java.util.ArrayList;
import java.util.List;

/**
 * A text after build variables were replaced. Where a variable has no value in the checkout, a hole
 * stays: "does not say" must never look like "says something else".
 */
public record ResolvedText(List<Part> parts) {

  /** The name of a hole that may hold anything: two such holes have nothing in common. */
  public static final String ANYTHING = "?";

  /** A stretch of the text. */
  public sealed interface Part {}

  /** Characters that are known. */
  public record Known(String text) implements Part {}

  /**
   * A variable without a known value.
   *
   * @param variable its name, such as {@code APP_SUFFIX}
   * @param raw how it is written, such as {@code $(APP_SUFFIX:lower)}
   */
  public record Hole(String variable, String raw) implements Part {}

  /** Joins neighbouring known parts and drops empty ones. */
  public ResolvedText {
    List<Part> joined = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Known known) {
        if (known.text().isEmpty()) {
          continue;
        }
        int last = joined.size() - 1;
        if (last >= 0 && joined.get(last) instanceof Known before) {
          joined.set(last, new Known(before.text() + known.text()));
          continue;
        }
      }
      joined.add(part);
    }
    parts = List.copyOf(joined);
  }

  /** A text without variables. */
  public static ResolvedText of(String text) {
    return new ResolvedText(List.of(new Known(text)));
  }

  /** A text that is one unknown variable. */
  public static ResolvedText hole(String variable, String raw) {
    return new ResolvedText(List.of(new Hole(variable, raw)));
  }

  /** Whether every variable had a value. */
  public boolean isComplete() {
    return parts.stream().allMatch(Known.class::isInstance);
  }

  /** The variables without a value, in order. */
  public List<String> unresolved() {
    return parts.stream()
        .filter(Hole.class::isInstance)
        .map(part -> ((Hole) part).variable())
        .distinct()
        .toList();
  }

  /** The text; a hole is shown as it is written. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part instanceof Known known ? known.text() : ((Hole) part).raw());
    }
    return text.toString();
  }

  /** The known characters before the first hole: the whole text when it is complete. */
  public String prefix() {
    return !parts.isEmpty() && parts.get(0) instanceof Known known ? known.text() : "";
  }

  /** The known characters after the last hole: the whole text when it is complete. */
  public String suffix() {
    return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Known known
        ? known.text()
        : "";
  }

  /**
   * Whether the text is, or with some values of its holes could be, {@code other}. A hole may be
   * empty.
   */
  public boolean couldBe(String other) {
    if (isComplete()) {
      return text().equals(other);
    }
    if (!other.startsWith(prefix())) {
      return false;
    }
    int at = prefix().length();
    int end = other.length() - suffix().length();
    if (end < at || !other.endsWith(suffix())) {
      return false;
    }
    // What lies between two holes must follow in order.
    int first = prefix().isEmpty() ? 0 : 1;
    int last = suffix().isEmpty() ? parts.size() : parts.size() - 1;
    for (Part part : parts.subList(first, last)) {
      if (part instanceof Known known) {
        int found = other.indexOf(known.text(), at);
        if (found < 0 || found + known.text().length() > end) {
          return false;
        }
        at = found + known.text().length();
      }
    }
    return true;
  }

  /**
   * Whether the two could be the same text. One variable, written the same way, has one value in
   * both, so {@code $(TEAM).app} can never be {@code $(TEAM).app.refresh}; different variables may
   * hold anything.
   */
  public boolean couldEqual(ResolvedText other) {
    List<Object> mine = tokens();
    List<Object> others = other.tokens();
    while (!mine.isEmpty() && !others.isEmpty() && isSame(mine.get(0), others.get(0))) {
      mine = mine.subList(1, mine.size());
      others = others.subList(1, others.size());
    }
    while (!mine.isEmpty() && !others.isEmpty() && isSame(last(mine), last(others))) {
      mine = mine.subList(0, mine.size() - 1);
      others = others.subList(0, others.size() - 1);
    }
    ResolvedText rest = ofTokens(mine);
    ResolvedText otherRest = ofTokens(others);
    if (otherRest.isComplete()) {
      return rest.couldBe(otherRest.text());
    }
    if (rest.isComplete()) {
      return otherRest.couldBe(rest.text());
    }
    boolean startsDiffer = !rest.prefix().isEmpty() && !otherRest.prefix().isEmpty();
    boolean endsDiffer = !rest.suffix().isEmpty() && !otherRest.suffix().isEmpty();
    return !startsDiffer && !endsDiffer;
  }

  private static boolean isSame(Object one, Object other) {
    boolean anything = one instanceof Hole hole && hole.variable().equals(ANYTHING);
    return !anything && one.equals(other);
  }

  private static Object last(List<Object> tokens) {
    return tokens.get(tokens.size() - 1);
  }

  /** Characters and holes, in order. */
  private List<Object> tokens() {
    List<Object> tokens = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Known known) {
        known.text().chars().forEach(c -> tokens.add((char) c));
      } else {
        tokens.add(part);
      }
    }
    return tokens;
  }

  private static ResolvedText ofTokens(List<Object> tokens) {
    return new ResolvedText(
        tokens.stream()
            .map(
                token ->
                    token instanceof Hole hole ? (Part) hole : new Known(String.valueOf(token)))
            .toList());
  }

  /** Whether only named variables are unknown in it, and not what some code does. */
  public boolean isNamed() {
    return !unresolved().contains(ANYTHING);
  }

  @Override
  public String toString() {
    return text();
  }
}
