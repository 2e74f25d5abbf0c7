package dev.bgcheck.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for values, such as {@code `{value}` is no background mode}. */
public record MessageTemplate(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

  /** Checks that nothing is null. */
  public MessageTemplate {
    Objects.requireNonNull(text);
  }

  /** The names of the places, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * The text with the values in their places.
   *
   * @throws IllegalArgumentException when a place has no value, which is a mistake of the kind
   */
  public String fill(Map<String, String> values) {
    Matcher matcher = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("no value for {" + matcher.group(1) + "}");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
