package dev.bgcheck.api;

import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mapping of a catalogue file whose keys have been checked, with readers for its values. */
final class CatalogEntry {
  private static final int LARGEST_TYPO = 3;

  private final Span span;
  private final List<YamlNode.Entry> entries;

  private CatalogEntry(Span span, List<YamlNode.Entry> entries) {
    this.span = span;
    this.entries = entries;
  }

  /** The entry in {@code node}; nothing at all counts as an entry without keys. */
  static CatalogEntry of(YamlNode node, Set<String> allowed) throws ApiCatalogException {
    CatalogEntry entry = ofAnyKeys(node);
    for (YamlNode.Entry one : entry.entries) {
      if (!allowed.contains(one.name())) {
        throw unknown("key", one.key().span(), one.name(), allowed);
      }
    }
    return entry;
  }

  /** The entry in {@code node}, whose keys are names and not known beforehand. */
  static CatalogEntry ofAnyKeys(YamlNode node) throws ApiCatalogException {
    if (node instanceof YamlNode.Mapping mapping) {
      return new CatalogEntry(node.span(), mapping.entries());
    }
    if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      return new CatalogEntry(node.span(), List.of());
    }
    throw new ApiCatalogException(node.span(), "expected a mapping, found a " + node.typeName());
  }

  Span span() {
    return span;
  }

  List<YamlNode.Entry> entries() {
    return entries;
  }

  /** The keys and values of a mapping at {@code key}; none when the key is absent. */
  List<YamlNode.Entry> entriesOf(String key) throws ApiCatalogException {
    Optional<YamlNode> value = find(key);
    return value.isPresent() ? ofAnyKeys(value.get()).entries : List.of();
  }

  Optional<YamlNode> find(String key) {
    for (YamlNode.Entry entry : entries) {
      if (entry.name().equals(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  Optional<String> text(String key) throws ApiCatalogException {
    Optional<YamlNode> value = find(key);
    return value.isPresent() ? Optional.of(text(value.get())) : Optional.empty();
  }

  /** The text of a value that must be one. */
  static String text(YamlNode node) throws ApiCatalogException {
    Optional<String> text = node.asText();
    if (text.isEmpty()) {
      throw new ApiCatalogException(node.span(), "expected a text, found a " + node.typeName());
    }
    return text.get();
  }

  boolean flag(String key) throws ApiCatalogException {
    Optional<YamlNode> value = find(key);
    if (value.isEmpty()) {
      return false;
    }
    return value
        .get()
        .asScalar()
        .flatMap(YamlNode.Scalar::asTruth)
        .orElseThrow(() -> new ApiCatalogException(value.get().span(), "expected true or false"));
  }

  /** The texts at {@code key}, which may be one text or a list of them. */
  List<String> texts(String key) throws ApiCatalogException {
    List<String> texts = new ArrayList<>();
    Optional<YamlNode> value = find(key);
    if (value.isPresent()) {
      for (YamlNode item : value.get().itemsOrSelf()) {
        texts.add(text(item));
      }
    }
    return texts;
  }

  /** Where {@code key}'s value is written, or the entry itself. */
  Span spanOf(String key) {
    return find(key).map(YamlNode::span).orElse(span);
  }

  static ApiCatalogException unknown(
      String what, Span span, String found, Collection<String> allowed) {
    String nearest = "";
    int least = LARGEST_TYPO + 1;
    for (String candidate : allowed) {
      int distance = distance(found, candidate);
      boolean better = distance < least || (distance == least && candidate.compareTo(nearest) < 0);
      if (better && distance < Math.max(2, candidate.length() / 2 + 1)) {
        least = distance;
        nearest = candidate;
      }
    }
    String hint =
        least <= LARGEST_TYPO
            ? ", did you mean `" + nearest + "`?"
            : ", allowed: " + String.join(", ", allowed.stream().sorted().toList());
    return new ApiCatalogException(span, "unknown " + what + " `" + found + "`" + hint);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }
}
