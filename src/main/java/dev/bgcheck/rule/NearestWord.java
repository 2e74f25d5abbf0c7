package dev.bgcheck.rule;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * "Did you mean": the known word that a misspelt one was probably meant to be.
 *
 * <p>Distance counts inserted, deleted and replaced characters and swapped neighbours; case and the
 * characters that join words ({@code - _ .} and space) count less than letters, because mixing them
 * up is the commonest slip.
 */
public final class NearestWord {
  private static final int LONGEST = 200;

  private NearestWord() {}

  /**
   * The candidate nearest to {@code word}, when it is near enough for a slip: about one change in
   * three characters. Of equally near ones the first.
   */
  public static Optional<String> find(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = bare(word);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(bare, bare(candidate));
      if (distance < bestDistance && isNear(distance, bare, bare(candidate))) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isNear(int distance, String word, String candidate) {
    int shorter = Math.min(word.length(), candidate.length());
    // Ex) "remote" for "remote-notification", "location-updates" for "location"
    boolean begun = shorter >= 4 && (word.startsWith(candidate) || candidate.startsWith(word));
    return begun || distance <= Math.max(1, shorter / 3);
  }

  private static String bare(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
  }

  /** The number of inserted, deleted, replaced and swapped characters between two words. */
  public static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }
}
