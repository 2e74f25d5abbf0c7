package dev.bgcheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the fuzzers start from, and a few hundred disturbed forms of it, the same in every run. An
 * input that a fuzzer found becomes a seed.
 */
@Timeout(120)
class ParserSeedsTest {
  private static final Path SEEDS = Path.of("src/test/resources/dev/bgcheck/fuzz");
  private static final int DISTURBED = 40;

  private static List<byte[]> seeds(ParserUnderTest parser) throws IOException {
    Path folder = SEEDS.resolve(parser.word());
    List<byte[]> seeds = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.sorted().map(ParserSeedsTest::bytes).forEach(seeds::add);
      }
    }
    seeds.add(new byte[0]);
    return seeds;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_seed_is_read(ParserUnderTest parser) throws IOException {
    seeds(parser).forEach(parser::read);
  }

  @ParameterizedTest
  @EnumSource
  void any_beginning_of_a_seed_is_read(ParserUnderTest parser) throws IOException {
    for (byte[] seed : seeds(parser)) {
      for (int i = 0; i < DISTURBED; i++) {
        parser.read(Arrays.copyOf(seed, seed.length * i / DISTURBED));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_seed_with_wrong_bytes_is_read(ParserUnderTest parser) throws IOException {
    Random random = new Random(parser.ordinal());
    for (byte[] seed : seeds(parser)) {
      for (int i = 0; i < DISTURBED && seed.length > 0; i++) {
        byte[] wrong = seed.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
          int at = random.nextInt(wrong.length);
          wrong[at] = random.nextBoolean() ? (byte) random.nextInt() : seed[random.nextInt(at + 1)];
        }
        parser.read(wrong);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CLASS_FILE", "JAR", "PROPERTY_LIST"})
  void line_ends_of_another_kind_are_read(ParserUnderTest parser) throws IOException {
    for (byte[] seed : seeds(parser)) {
      String text = new String(seed, StandardCharsets.UTF_8);
      for (String end : List.of("\r\n", "\r", "\u2028")) {
        parser.read(text.replace("\n", end).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(parser.word()).isNotBlank();
  }
}
