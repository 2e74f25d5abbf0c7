package dev.bgcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GitIgnoreTest {
  private static boolean ignores(String patterns, String path, boolean folder) {
    return GitIgnore.parse(patterns).decide(path, folder).orElse(false);
  }

  @Test
  void a_name_matches_in_every_folder() {
    assertThat(ignores("*.o\n", "a/b.o", false)).isTrue();
    assertThat(ignores("Pods\n", "x/Pods", true)).isTrue();
    assertThat(ignores("Pods\n", "x/PodsX", true)).isFalse();
  }

  @Test
  void a_slash_ties_a_pattern_to_its_folder() {
    assertThat(ignores("/Pods\n", "Pods", true)).isTrue();
    assertThat(ignores("/Pods\n", "x/Pods", true)).isFalse();
    assertThat(ignores("a/b\n", "a/b", false)).isTrue();
    assertThat(ignores("a/b\n", "x/a/b", false)).isFalse();
  }

  @Test
  void a_trailing_slash_asks_for_a_folder() {
    assertThat(ignores("build/\n", "build", true)).isTrue();
    assertThat(ignores("build/\n", "build", false)).isFalse();
  }

  @Test
  void the_last_pattern_decides() {
    assertThat(ignores("*.xcconfig\n!Base.xcconfig\n", "Base.xcconfig", false)).isFalse();
    assertThat(ignores("!Base.xcconfig\n*.xcconfig\n", "Base.xcconfig", false)).isTrue();
    assertThat(GitIgnore.parse("!a\n").decide("a", false)).contains(false);
    assertThat(GitIgnore.parse("b\n").decide("a", false)).isEmpty();
  }

  @Test
  void two_stars_cross_folders() {
    assertThat(ignores("**/gen\n", "a/b/gen", true)).isTrue();
    assertThat(ignores("a/**/z\n", "a/z", false)).isTrue();
    assertThat(ignores("a/**/z\n", "a/b/c/z", false)).isTrue();
    assertThat(ignores("a/**\n", "a/b/c", false)).isTrue();
    assertThat(ignores("a/*\n", "a/b/c", false)).isFalse();
  }

  @Test
  void comments_escapes_and_sets_are_understood() {
    assertThat(ignores("#x\n", "#x", false)).isFalse();
    assertThat(ignores("\\#x\n", "#x", false)).isTrue();
    assertThat(ignores("a b \n", "a b", false)).isTrue();
    assertThat(ignores("[Bb]in\n", "bin", true)).isTrue();
    assertThat(ignores("[!a]x\n", "bx", false)).isTrue();
    assertThat(ignores("[\n\\\n", "x", false)).isFalse();
    assertThat(ignores("(a|b)+\n", "(a|b)+", false)).isTrue();
  }

  @Test
  @Timeout(5)
  void a_pattern_made_to_be_slow_is_not() {
    String stars = "*a".repeat(60) + "b";
    assertThat(ignores(stars, "a".repeat(250), false)).isFalse();
    assertThat(ignores("**/a/".repeat(40) + "b", "a/".repeat(200) + "c", false)).isFalse();
  }
}
