package dev.bgcheck.project;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a system or a language, such as a deployment target: {@code 16.4}. */
public record PlatformVersion(int major, int minor, int patch)
    implements Comparable<PlatformVersion> {
  private static final Pattern SPELLING =
      Pattern.compile("\\s*(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:\\.\\d+)*\\s*");
  private static final Comparator<PlatformVersion> ORDER =
      Comparator.comparingInt(PlatformVersion::major)
          .thenComparingInt(PlatformVersion::minor)
          .thenComparingInt(PlatformVersion::patch);

  /** The version {@code major.minor}. */
  public static PlatformVersion of(int major, int minor) {
    return new PlatformVersion(major, minor, 0);
  }

  /** Reads {@code 13}, {@code 13.4} or {@code 13.4.1}; empty for anything else. */
  public static Optional<PlatformVersion> parse(String text) {
    Matcher matcher = SPELLING.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PlatformVersion(
            number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Whether this version is {@code other} or newer. */
  public boolean isAtLeast(PlatformVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(PlatformVersion other) {
    return ORDER.compare(this, other);
  }

  /** {@code 16.4}, {@code 16.4.1}, {@code 16.0}. */
  @Override
  public String toString() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}
