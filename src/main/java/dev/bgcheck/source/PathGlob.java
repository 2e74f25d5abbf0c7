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
  private final List<Segment> segments;

  /**
   * One segment.
   *
   * @param tokens what it is made of; none for {@code **}
   * @param literal its only name, when no character of it stands for others: most patterns have
   *     such segments, and they are compared with every name of a project
   */
  private record Segment(List<Token> tokens, Optional<String> literal) {
    static final Segment ANY_NUMBER = new Segment(List.of(), Optional.empty());

    static Segment of(List<Token> tokens) {
      StringBuilder name = new StringBuilder();
      for (Token token : tokens) {
        if (!token.isLiteral()) {
          return new Segment(List.copyOf(tokens), Optional.empty());
        }
        name.append(token.set());
      }
      return new Segment(List.copyOf(tokens), Optional.of(name.toString()));
    }

    boolean isAnyNumber() {
      return tokens.isEmpty();
    }

    boolean matches(String name) {
      return literal.isPresent() ? literal.get().equals(name) : PathGlob.matches(tokens, name);
    }
  }

  /**
   * What one character of a segment is compared with.
   *
   * @param star any number of characters
   * @param any exactly one character, whichever
   * @param set the characters and ranges of a bracket; else the one character
   */
  private record Token(boolean star, boolean any, boolean negated, String set) {
    boolean isLiteral() {
      return !star && !any && !negated && set.length() == 1;
    }

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

  private PathGlob(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  /** The pattern; any text is one. */
  public static PathGlob of(String glob) {
    List<Segment> segments = new ArrayList<>();
    String[] parts = glob.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].equals("**")) {
        segments.add(Segment.of(tokens(parts[i])));
        continue;
      }
      if (segments.isEmpty() || !segments.get(segments.size() - 1).isAnyNumber()) {
        segments.add(Segment.ANY_NUMBER);
      }
      if (i == parts.length - 1 && i > 0) {
        // "a/**" is what lies in "a", not "a" itself.
        segments.add(Segment.of(tokens("*")));
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
    return matches(names(path));
  }

  /** The segments of a path, for {@link #matches(String[])} of several patterns. */
  static String[] names(String path) {
    return path.split("/", -1);
  }

  /** Whether the whole path of those segments matches. */
  boolean matches(String[] names) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < names.length) {
      if (p < segments.size() && segments.get(p).isAnyNumber()) {
        star = p++;
        resume = n;
      } else if (p < segments.size() && segments.get(p).matches(names[n])) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < segments.size() && segments.get(p).isAnyNumber()) {
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
