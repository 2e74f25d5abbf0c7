package dev.bgcheck.frontend.apple.xcodegen;

import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** XcodeGen's way of laying one specification over another. */
final class SpecMerge {
  private static final String REPLACE = ":REPLACE";

  private SpecMerge() {}

  /**
   * {@code over} on top of {@code base}: mappings are joined key by key, lists are appended, other
   * values replaced. A key that ends in {@code :REPLACE} replaces whatever it is.
   */
  static YamlNode.Mapping merge(YamlNode.Mapping base, YamlNode.Mapping over) {
    Map<String, YamlNode.Entry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    for (YamlNode.Entry entry : over.entries()) {
      boolean replace = entry.name().endsWith(REPLACE);
      String name =
          replace
              ? entry.name().substring(0, entry.name().length() - REPLACE.length())
              : entry.name();
      YamlNode.Entry below = merged.get(name);
      YamlNode value =
          below == null || replace ? entry.value() : merge(below.value(), entry.value());
      YamlNode.Scalar key = new YamlNode.Scalar(entry.key().span(), name, entry.key().quoted());
      merged.put(name, new YamlNode.Entry(key, value));
    }
    return new YamlNode.Mapping(over.span(), List.copyOf(merged.values()));
  }

  private static YamlNode merge(YamlNode base, YamlNode over) {
    if (base instanceof YamlNode.Mapping below && over instanceof YamlNode.Mapping above) {
      return merge(below, above);
    }
    if (base instanceof YamlNode.Sequence below && over instanceof YamlNode.Sequence above) {
      List<YamlNode> items = new ArrayList<>(below.items());
      items.addAll(above.items());
      return new YamlNode.Sequence(above.span(), items);
    }
    return over;
  }

  /** {@code node} with {@code change} applied to the text of every scalar, keys included. */
  static YamlNode map(YamlNode node, UnaryOperator<String> change) {
    if (node instanceof YamlNode.Scalar scalar) {
      return map(scalar, change);
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return new YamlNode.Sequence(
          sequence.span(), sequence.items().stream().map(item -> map(item, change)).toList());
    }
    YamlNode.Mapping mapping = (YamlNode.Mapping) node;
    return new YamlNode.Mapping(
        mapping.span(),
        mapping.entries().stream()
            .map(entry -> new YamlNode.Entry(map(entry.key(), change), map(entry.value(), change)))
            .toList());
  }

  private static YamlNode.Scalar map(YamlNode.Scalar scalar, UnaryOperator<String> change) {
    String changed = change.apply(scalar.text());
    return changed.equals(scalar.text())
        ? scalar
        : new YamlNode.Scalar(scalar.span(), changed, scalar.quoted());
  }

  /** {@code mapping} with the value of {@code key}, if it is there, changed. */
  static YamlNode.Mapping with(
      YamlNode.Mapping mapping, String key, UnaryOperator<YamlNode> change) {
    return new YamlNode.Mapping(
        mapping.span(),
        mapping.entries().stream()
            .map(
                entry ->
                    entry.name().equals(key)
                        ? new YamlNode.Entry(entry.key(), change.apply(entry.value()))
                        : entry)
            .toList());
  }

  /** {@code node}, if it is a mapping, with all of its values changed. */
  static YamlNode values(YamlNode node, UnaryOperator<YamlNode> change) {
    return node.asMapping()
        .<YamlNode>map(
            mapping ->
                new YamlNode.Mapping(
                    mapping.span(),
                    mapping.entries().stream()
                        .map(entry -> new YamlNode.Entry(entry.key(), change.apply(entry.value())))
                        .toList()))
        .orElse(node);
  }
}
