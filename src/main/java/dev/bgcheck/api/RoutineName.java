package dev.bgcheck.api;

import dev.bgcheck.model.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a routine's name as its language writes it.
 *
 * @param base what the index knows it by: Swift base name, whole selector, Java name
 * @param labels Swift argument labels, empty text for none; null in other languages and for a
 *     property's accessor
 * @param arity number of parameters in Java, -1 when the name does not tell
 */
record RoutineName(Language language, String base, List<String> labels, int arity) {

  static RoutineName of(Language language, String name) {
    int overload = name.indexOf('~');
    String bare = overload > 0 ? name.substring(0, overload) : name;
    int open = bare.indexOf('(');
    switch (language) {
      case SWIFT:
        return open < 0
            ? new RoutineName(language, bare, null, -1)
            : new RoutineName(
                language, bare.substring(0, open), labels(bare.substring(open + 1)), -1);
      case OBJC:
        return new RoutineName(language, bare, null, -1);
      default:
        int slash = bare.lastIndexOf('/');
        if (open >= 0) {
          return new RoutineName(
              language, bare.substring(0, open), null, descriptorArity(bare, open + 1));
        }
        return slash > 0
            ? new RoutineName(
                language, bare.substring(0, slash), null, number(bare.substring(slash + 1)))
            : new RoutineName(language, bare, null, -1);
    }
  }

  /** Whether a routine of this name, of the right type, implements {@code member}. */
  boolean implementsMember(ApiMember member, boolean isAsync) {
    return switch (language) {
      case OBJC -> true;
      case JAVA, BYTECODE -> arity < 0 || arity == member.javaArity();
      case SWIFT ->
          labels == null ? member.kind() == ApiMember.Kind.PROPERTY : hasLabelsOf(member, isAsync);
    };
  }

  private boolean hasLabelsOf(ApiMember member, boolean isAsync) {
    if (member.kind() == ApiMember.Kind.PROPERTY) {
      return false;
    }
    List<String> declared = new ArrayList<>();
    for (ApiParameter parameter : member.parameters()) {
      declared.add(parameter.label());
    }
    if (declared.equals(labels)) {
      return true;
    }
    int last = declared.size() - 1;
    return isAsync
        && last >= 0
        && member.parameters().get(last).type().isFunction()
        && declared.subList(0, last).equals(labels);
  }

  private static List<String> labels(String text) {
    List<String> labels = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length() && text.charAt(i) != ')'; i++) {
      if (text.charAt(i) == ':') {
        String label = text.substring(start, i);
        labels.add(label.equals("_") ? "" : label);
        start = i + 1;
      }
    }
    return labels;
  }

  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 10);
      if (digit < 0 || value > 255) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return digits.isEmpty() ? -1 : value;
  }

  private static int descriptorArity(String text, int from) {
    int count = 0;
    int i = from;
    while (i < text.length() && text.charAt(i) != ')') {
      while (i < text.length() && text.charAt(i) == '[') {
        i++;
      }
      if (i < text.length() && text.charAt(i) == 'L') {
        int end = text.indexOf(';', i);
        i = end < 0 ? text.length() : end;
      }
      i++;
      count++;
    }
    return count;
  }
}
