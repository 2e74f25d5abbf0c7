package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.project.SettingValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The build settings of one target in one configuration for one platform, evaluated on demand.
 *
 * <p>Levels are asked from the strongest to the weakest: target, target's {@code .xcconfig},
 * project, project's {@code .xcconfig}, built-in values. {@code $(inherited)}, or a setting that
 * names itself, goes on with the next assignment below. A variable without a value becomes a hole:
 * Xcode would take an empty text, but the value may come from a file or environment that is not in
 * the checkout. A variable that some other configuration of the same project defines is empty here,
 * as it is for Xcode. Variables that need each other in a circle become holes too.
 */
public final class SettingScope {
  private static final int MAX_DEPTH = 60;
  private static final int MAX_EVALUATIONS = 20_000;
  private static final int MAX_LENGTH = 200_000;

  private final List<SettingLevel> levels;
  private final SettingContext context;
  private final Set<String> knownElsewhere;
  private final boolean whole;
  private final Map<String, Optional<ResolvedText>> cache = new HashMap<>();
  private final Set<String> circles = new LinkedHashSet<>();

  /** The assignments being evaluated, to notice circles: name and how many were skipped. */
  private final Set<String> active = new HashSet<>();

  private int depth;
  private int budget;
  private int circlesEntered;

  /**
   * A scope.
   *
   * @param levels the strongest first
   * @param knownElsewhere names that another configuration of the project defines
   */
  public SettingScope(
      List<SettingLevel> levels, SettingContext context, Set<String> knownElsewhere) {
    this(levels, context, knownElsewhere, true);
  }

  /**
   * A scope.
   *
   * @param levels the strongest first
   * @param knownElsewhere names that another configuration of the project defines
   * @param whole whether no file with settings is missing in the checkout
   */
  public SettingScope(
      List<SettingLevel> levels,
      SettingContext context,
      Set<String> knownElsewhere,
      boolean whole) {
    this.whole = whole;
    this.levels = List.copyOf(levels);
    this.context = context;
    this.knownElsewhere = Set.copyOf(knownElsewhere);
  }

  /** Whether a setting that is not here is nowhere: no file with settings is missing. */
  public boolean isWhole() {
    return whole;
  }

  /** What conditions are compared with. */
  public SettingContext context() {
    return context;
  }

  /** The value of a setting; empty when nobody gives it one. */
  public Optional<ResolvedText> find(String name) {
    Optional<ResolvedText> known = cache.get(name);
    if (known == null) {
      if (active.isEmpty()) {
        budget = MAX_EVALUATIONS;
      }
      int before = circlesEntered;
      known = evaluate(name, 0);
      if (active.isEmpty() || circlesEntered == before) {
        // Else the result may depend on where the circle was entered.
        cache.put(name, known);
      }
    }
    return known;
  }

  /** The complete, stripped text of a setting; empty when it has none or has holes. */
  public Optional<String> findText(String name) {
    return find(name)
        .filter(ResolvedText::isComplete)
        .map(value -> value.text().strip())
        .filter(text -> !text.isEmpty());
  }

  /** Whether the setting says YES. */
  public boolean isYes(String name) {
    return findText(name).filter(text -> text.equalsIgnoreCase("YES")).isPresent();
  }

  /** The winning assignment of a setting with its effective value; empty when nobody wrote one. */
  public Optional<SettingValue> findSetting(String name) {
    List<SettingAssignment> all = assignments(name);
    if (all.isEmpty() || all.get(0).nameSpan().isEmpty()) {
      return Optional.empty();
    }
    SettingAssignment winner = all.get(0);
    return Optional.of(
        new SettingValue(
            name,
            find(name).orElse(ResolvedText.of("")),
            winner.value(),
            winner.nameSpan(),
            winner.valueSpan()));
  }

  /**
   * Which of the levels, from 0 for the strongest, has the winning assignment of a setting; empty
   * when nobody wrote one.
   */
  public OptionalInt levelOf(String name) {
    for (int level = 0; level < levels.size(); level++) {
      for (SettingAssignment assignment : levels.get(level).of(name)) {
        if (context.accepts(assignment)) {
          return assignment.nameSpan().isEmpty() ? OptionalInt.empty() : OptionalInt.of(level);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** Every setting that somebody wrote, by name. */
  public Map<String, SettingValue> written() {
    Map<String, SettingValue> written = new TreeMap<>();
    for (SettingLevel level : levels) {
      for (String name : level.names()) {
        if (!written.containsKey(name)) {
          findSetting(name).ifPresent(value -> written.put(name, value));
        }
      }
    }
    return written;
  }

  /** A text with its variables replaced. */
  public ResolvedText expand(String text) {
    return SettingExpression.evaluate(text, this::variable, false);
  }

  /** Variables that were found to need themselves. */
  public Set<String> circles() {
    return Set.copyOf(circles);
  }

  private Optional<ResolvedText> evaluate(String name, int skip) {
    List<SettingAssignment> all = assignments(name);
    if (skip >= all.size()) {
      return Optional.empty();
    }
    String key = name + "#" + skip;
    if (depth >= MAX_DEPTH || --budget < 0 || !active.add(key)) {
      circlesEntered++;
      circles.add(name);
      return Optional.of(ResolvedText.hole(name, "$(" + name + ")"));
    }
    depth++;
    try {
      SettingAssignment assignment = all.get(skip);
      ResolvedText value =
          SettingExpression.evaluate(
              assignment.value(),
              variable ->
                  variable.equals("inherited") || variable.equals(name)
                      ? Optional.of(evaluate(name, skip + 1).orElse(ResolvedText.of("")))
                      : variable(variable),
              true);
      if (value.text().length() > MAX_LENGTH) {
        circles.add(name);
        return Optional.of(ResolvedText.hole(name, "$(" + name + ")"));
      }
      return Optional.of(value);
    } finally {
      depth--;
      active.remove(key);
    }
  }

  private Optional<ResolvedText> variable(String name) {
    Optional<ResolvedText> value = find(name);
    return value.isEmpty() && knownElsewhere.contains(name)
        ? Optional.of(ResolvedText.of(""))
        : value;
  }

  private List<SettingAssignment> assignments(String name) {
    List<SettingAssignment> all = new ArrayList<>();
    for (SettingLevel level : levels) {
      for (SettingAssignment assignment : level.of(name)) {
        if (context.accepts(assignment)) {
          all.add(assignment);
        }
      }
    }
    return all;
  }
}
