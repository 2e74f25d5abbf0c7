package dev.bgcheck.frontend.apple.crossplatform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a podspec: what every app gets that takes the pod, and what it gets only when its
 * Podfile names the subspec. Without {@code default_subspec} everybody gets all.
 *
 * @param forEverybody the text of the podspec with everything else made blank, so that places in it
 *     are places in the file
 * @param onRequest the same for each subspec that is no default one, nor needed by one
 */
record Subspecs(String forEverybody, Map<String, String> onRequest) {
  private static final Pattern SUBSPEC =
      Pattern.compile("(\\w+)\\.subspec\\s*\\(?\\s*[\"']([^\"']+)[\"']");
  private static final Pattern DEFAULTS =
      Pattern.compile("\\.default_subspecs?\\s*=\\s*([^\\n]*(?:,\\s*\\n[^\\n]*)*)");
  private static final Pattern NEEDS =
      Pattern.compile("\\.dependency\\s*\\(?\\s*[\"'][^\"'/]+/([^\"'/]+)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'/]+)");

  private record Part(String name, int start, int end) {
    String textIn(String text) {
      return text.substring(start, end);
    }
  }

  Subspecs {
    onRequest = Map.copyOf(onRequest);
  }

  /** The parts of {@code text}. */
  static Subspecs in(String text) {
    Matcher defaults = DEFAULTS.matcher(text);
    List<Part> parts = defaults.find() ? parts(text) : List.of();
    if (parts.isEmpty()) {
      return new Subspecs(text, Map.of());
    }
    Set<String> wanted = withNeeds(parts, text, all(QUOTED, defaults.group(1)));
    Map<String, String> onRequest = new LinkedHashMap<>();
    StringBuilder everybody = new StringBuilder(text);
    for (Part part : parts) {
      if (!wanted.contains(part.name())) {
        StringBuilder alone = new StringBuilder(text);
        blank(alone, 0, part.start());
        blank(alone, part.end(), text.length());
        onRequest.put(part.name(), alone.toString());
        blank(everybody, part.start(), part.end());
      }
    }
    return new Subspecs(everybody.toString(), onRequest);
  }

  /** Each goes on to the next; what is nested in one belongs to it. */
  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = SUBSPEC.matcher(text);
    String outer = "";
    while (matcher.find()) {
      outer = outer.isEmpty() ? matcher.group(1) : outer;
      if (matcher.group(1).equals(outer)) {
        if (!parts.isEmpty()) {
          Part last = parts.remove(parts.size() - 1);
          parts.add(new Part(last.name(), last.start(), matcher.start()));
        }
        parts.add(new Part(matcher.group(2), matcher.start(), text.length()));
      }
    }
    return parts;
  }

  private static Set<String> withNeeds(List<Part> parts, String text, List<String> names) {
    Set<String> wanted = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      if (wanted.add(name)) {
        for (Part part : parts) {
          if (part.name().equals(name)) {
            open.addAll(all(NEEDS, part.textIn(text)));
          }
        }
      }
    }
    return wanted;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }
}
