package dev.bgcheck.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern over the segments of a path: {@code *} and {@code ?} within a segment, {@code [a-z]},
 * {@code **} for any number of segments, {@code \} before a character that stands for itself.
 *
 * <p>Matching takes time proportional to pattern times path, whatever the pattern is.
 */
public final class PathGlob {
  /** The segments; an empty one stands for {@code **}. */
  private final List<List<Token>> segments;

  /**
   * What one character of a segment is compared with.
   *
   * @param star any number of characters
   * @param any exactly one character, whichever
   * @param set the characters and ranges of a bracket; else the one character
   */
  private record Token(boolean star, boolean any, boolean negated, String set) {
    boolean accepts(char c) {
      if (any) {
        return true;
      }
      boolean found = false;
      for (int i = 0; i < set.length(); i++) {
        if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
          found |= c >= set.charAt(i) && c <= set.charAt(i + 2);
          i += 2;
        } else {
          found |= c == set.charAt(i);
        }
      }
      return found != negated;
    }
  }

  private PathGlob(List<List<Token>> segments) {
    this.segments = List.copyOf(segments);
  }

  /** The pattern; any text is one. */
  public static PathGlob of(String glob) {
    List<List<Token>> segments = new ArrayList<>();
    String[] parts = glob.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].equals("**")) {
        segments.add(tokens(parts[i]));
        continue;
      }
      if (segments.isEmpty() || !segments.get(segments.size() - 1).isEmpty()) {
        segments.add(List.of());
      }
      if (i == parts.length - 1 && i > 0) {
        // "a/**" is what lies in "a", not "a" itself.
        segments.add(tokens("*"));
      }
    }
    return new PathGlob(segments);
  }

  private static List<Token> tokens(String segment) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < segment.length()) {
      char c = segment.charAt(i);
      Optional<Integer> bracket = c == '[' ? closing(segment, i) : Optional.empty();
      if (c == '*') {
        if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).star()) {
          tokens.add(new Token(true, false, false, ""));
        }
        i++;
      } else if (c == '?') {
        tokens.add(new Token(false, true, false, ""));
        i++;
      } else if (bracket.isPresent()) {
        String set = segment.substring(i + 1, bracket.get());
        boolean negated = set.startsWith("!") || set.startsWith("^");
        tokens.add(new Token(false, false, negated, negated ? set.substring(1) : set));
        i = bracket.get() + 1;
      } else {
        if (c == '\\' && i + 1 < segment.length()) {
          i++;
          c = segment.charAt(i);
        }
        tokens.add(new Token(false, false, false, String.valueOf(c)));
        i++;
      }
    }
    // An empty list means "**"; an empty segment matches an empty name, which no path has.
    return tokens.isEmpty() ? List.of(new Token(false, false, false, "\0")) : tokens;
  }

  private static Optional<Integer> closing(String segment, int open) {
    int close = segment.indexOf(']', open + 2);
    return close < 0 ? Optional.empty() : Optional.of(close);
  }

  /** Whether the whole {@code path} matches. */
  public boolean matches(String path) {
    String[] names = path.split("/", -1);
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < names.length) {
      if (p < segments.size() && segments.get(p).isEmpty()) {
        star = p++;
        resume = n;
      } else if (p < segments.size() && matches(segments.get(p), names[n])) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < segments.size() && segments.get(p).isEmpty()) {
      p++;
    }
    return p == segments.size();
  }

  private static boolean matches(List<Token> tokens, String name) {
    int t = 0;
    int c = 0;
    int star = -1;
    int resume = 0;
    while (c < name.length()) {
      if (t < tokens.size() && tokens.get(t).star()) {
        star = t++;
        resume = c;
      } else if (t < tokens.size() && tokens.get(t).accepts(name.charAt(c))) {
        t++;
        c++;
      } else if (star >= 0) {
        t = star + 1;
        c = ++resume;
      } else {
        return false;
      }
    }
    while (t < tokens.size() && tokens.get(t).star()) {
      t++;
    }
    return t == tokens.size();
  }
}
