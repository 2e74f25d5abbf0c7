package dev.bgcheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
  private static final List<String> MODES =
      List.of("audio", "location", "voip", "fetch", "remote-notification", "processing");

  @ParameterizedTest
  @CsvSource({
    "loaction, location",
    "Audio, audio",
    "remote-notifications, remote-notification",
    "remote_notification, remote-notification",
    "' fetch', fetch",
    "vopi, voip",
    "procesing, processing",
  })
  void a_slip_leads_to_the_word_that_was_meant(String written, String meant) {
    assertThat(NearestWord.find(written, MODES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"healthkit", "bluetooth", "x", "''", "picture-in-picture"})
  void a_word_that_is_like_no_other_leads_nowhere(String written) {
    assertThat(NearestWord.find(written, MODES)).isEmpty();
  }

  @Test
  void a_very_long_word_is_not_compared() {
    assertThat(NearestWord.find("audio".repeat(100_000), MODES)).isEmpty();
  }

  @Test
  void of_equally_near_words_the_first_is_taken() {
    assertThat(NearestWord.find("cat", List.of("bat", "rat"))).contains("bat");
  }

  @ParameterizedTest
  @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "'', abc, 3", "abc, xyz, 3"})
  void distance_counts_changes_and_swaps(String from, String to, int distance) {
    assertThat(NearestWord.distance(from, to)).isEqualTo(distance);
    assertThat(NearestWord.distance(to, from)).isEqualTo(distance);
  }
}
