package dev.bgcheck.rule;

import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters a rule gives to its check kind. They agree with {@link CheckKind#parameters()}
 * already: a kind reads them without checking types or spelling, and only reports what a shape
 * cannot say.
 */
public final class RuleParams {
  private final YamlNode.Mapping mapping;
  private final List<RuleProblem> problems;

  RuleParams(YamlNode.Mapping mapping, List<RuleProblem> problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /** Whether {@code name} is given. */
  public boolean has(String name) {
    return mapping.find(name).isPresent();
  }

  /** The text at {@code name}; empty when it is not given. */
  public Optional<String> findText(String name) {
    return mapping.findText(name);
  }

  /** The text at a required {@code name}. */
  public String text(String name) {
    return mapping.findText(name).orElseThrow(() -> missing(name));
  }

  /** The truth value at {@code name}; {@code whenAbsent} when it is not given. */
  public boolean flag(String name, boolean whenAbsent) {
    return mapping
        .find(name)
        .flatMap(YamlNode::asScalar)
        .flatMap(YamlNode.Scalar::asTruth)
        .orElse(whenAbsent);
  }

  /** The number at {@code name}; {@code whenAbsent} when it is not given. */
  public int count(String name, int whenAbsent) {
    return mapping.findText(name).map(Integer::parseInt).orElse(whenAbsent);
  }

  /** The texts of the list at {@code name}; none when it is not given. */
  public List<String> texts(String name) {
    return mapping.find(name).map(RuleParams::textsOf).orElse(List.of());
  }

  /** The groups of the list at {@code name}; none when it is not given. */
  public List<RuleParams> groups(String name) {
    return mapping.find(name).map(this::groupsOf).orElse(List.of());
  }

  /** The group at {@code name}; empty when it is not given. */
  public Optional<RuleParams> findGroup(String name) {
    return mapping.find(name).flatMap(YamlNode::asMapping).map(this::nested);
  }

  /** The mapping from texts to texts at {@code name}, in its order. */
  public Map<String, String> textByKey(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries(name).forEach(entry -> texts.put(entry.name(), entry.value().asText().orElse("")));
    return texts;
  }

  /** The mapping from texts to lists of texts at {@code name}, in its order. */
  public Map<String, List<String>> textsByKey(String name) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    entries(name).forEach(entry -> texts.put(entry.name(), textsOf(entry.value())));
    return texts;
  }

  /** The mapping from texts to groups at {@code name}, in its order. */
  public Map<String, RuleParams> groupByKey(String name) {
    Map<String, RuleParams> groups = new LinkedHashMap<>();
    for (YamlNode.Entry entry : entries(name)) {
      entry.value().asMapping().ifPresent(group -> groups.put(entry.name(), nested(group)));
    }
    return groups;
  }

  /** The keys of this mapping, in their order. */
  public List<String> names() {
    return mapping.entries().stream().map(YamlNode.Entry::name).toList();
  }

  /** Where {@code name} is written, or where the parameters are when it is not. */
  public Span span(String name) {
    return mapping.find(name).map(YamlNode::span).orElse(mapping.span());
  }

  /** Says that the value of {@code name} cannot be used; one phrase, no full stop. */
  public void problem(String name, String message) {
    problems.add(new RuleProblem(span(name), message));
  }

  private List<YamlNode.Entry> entries(String name) {
    return mapping
        .find(name)
        .flatMap(YamlNode::asMapping)
        .map(YamlNode.Mapping::entries)
        .orElse(List.of());
  }

  private static List<String> textsOf(YamlNode node) {
    return node.itemsOrSelf().stream().flatMap(item -> item.asText().stream()).toList();
  }

  private List<RuleParams> groupsOf(YamlNode node) {
    List<RuleParams> groups = new ArrayList<>();
    for (YamlNode item : node.itemsOrSelf()) {
      item.asMapping().ifPresent(group -> groups.add(nested(group)));
    }
    return groups;
  }

  private RuleParams nested(YamlNode.Mapping group) {
    return new RuleParams(group, problems);
  }

  private IllegalStateException missing(String name) {
    return new IllegalStateException(
        "parameter `" + name + "` at " + mapping.span() + " is not described as required");
  }
}
