package dev.bgcheck.fuzz;

import java.util.Locale;

/** What Jazzer calls, by the names it asks for; see the profile "fuzz". */
public final class ParserFuzzer {
  // Jazzer knows only static methods.
  private static ParserUnderTest parser = ParserUnderTest.SWIFT;

  private ParserFuzzer() {}

  /** Chooses the parser that the first word names. */
  public static void fuzzerInitialize(String[] words) {
    parser = ParserUnderTest.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Feeds one input. */
  public static void fuzzerTestOneInput(byte[] input) {
    parser.read(input);
  }
}
