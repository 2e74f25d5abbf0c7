package dev.bgcheck.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules by id, in the order of the ids. Immutable. */
public final class RuleSet {
  private final List<LoadedRule> all;
  private final Map<String, LoadedRule> byName = new LinkedHashMap<>();

  RuleSet(List<LoadedRule> rules) {
    all = rules.stream().sorted(Comparator.comparing(LoadedRule::id)).toList();
    all.forEach(rule -> byName.put(rule.id(), rule));
    for (LoadedRule rule : all) {
      rule.rule().aliases().forEach(alias -> byName.putIfAbsent(alias, rule));
    }
  }

  /** All rules. */
  public List<LoadedRule> all() {
    return all;
  }

  /** The rule with that id or former id. */
  public Optional<LoadedRule> find(String idOrAlias) {
    return Optional.ofNullable(byName.get(idOrAlias));
  }

  /** The id of the rule with that id or former id. */
  public Optional<String> canonicalId(String idOrAlias) {
    return find(idOrAlias).map(LoadedRule::id);
  }

  /** Every id, in order. */
  public List<String> ids() {
    return all.stream().map(LoadedRule::id).toList();
  }

  /** The known id that a misspelt one was probably meant to be. */
  public Optional<String> nearest(String misspelt) {
    return NearestWord.find(misspelt, byName.keySet());
  }

  /**
   * What people know of the rules.
   *
   * @return in the order of the ids
   */
  public List<Rule> rules() {
    return all.stream().map(LoadedRule::rule).toList();
  }

  /** The rules whose ids are among {@code ids}. */
  public RuleSet only(Set<String> ids) {
    List<LoadedRule> kept = new ArrayList<>(all);
    kept.removeIf(rule -> !ids.contains(rule.id()));
    return new RuleSet(kept);
  }
}
