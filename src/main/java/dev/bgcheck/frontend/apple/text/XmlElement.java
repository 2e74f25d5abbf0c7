package dev.bgcheck.frontend.apple.text;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML document, with its place.
 *
 * @param name without the namespace's prefix
 * @param attributes by name, decoded
 * @param children the elements in it, in order
 * @param text the characters directly in it, decoded and joined
 * @param span from the opening to the closing tag
 * @param textSpan what lies between the tags
 */
public record XmlElement(
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    String text,
    Span span,
    Span textSpan) {
  /** Copies the collections. */
  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** The first child of that name. */
  public Optional<XmlElement> child(String childName) {
    return children.stream().filter(one -> one.name().equals(childName)).findFirst();
  }

  /** All children of that name. */
  public List<XmlElement> children(String childName) {
    return children.stream().filter(one -> one.name().equals(childName)).toList();
  }

  /** The stripped text of the first child of that name; empty when there is none, or no text. */
  public Optional<String> childText(String childName) {
    return child(childName).map(one -> one.text().strip()).filter(text -> !text.isEmpty());
  }

  /** An attribute. */
  public Optional<String> attribute(String attributeName) {
    return Optional.ofNullable(attributes.get(attributeName));
  }
}
