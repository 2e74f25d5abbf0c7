package dev.bgcheck.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.ResolvedText.Hole;
import dev.bgcheck.project.ResolvedText.Known;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvedTextTest {
  private static final Hole HOLE = new Hole("X", "$(X)");

  @Test
  void a_complete_text_is_only_itself() {
    ResolvedText text = new ResolvedText(List.of(new Known("a"), new Known(""), new Known("b")));
    assertThat(text.isComplete()).isTrue();
    assertThat(text.parts()).hasSize(1);
    assertThat(text.couldBe("ab")).isTrue();
    assertThat(text.couldBe("abc")).isFalse();
    assertThat(text.prefix()).isEqualTo("ab");
    assertThat(text.suffix()).isEqualTo("ab");
  }

  @Test
  void a_hole_could_be_anything_between_what_is_known() {
    ResolvedText text =
        new ResolvedText(List.of(new Known("a."), HOLE, new Known(".b."), HOLE, new Known(".c")));
    assertThat(text.text()).isEqualTo("a.$(X).b.$(X).c");
    assertThat(text.couldBe("a.1.b.2.c")).isTrue();
    assertThat(text.couldBe("a..b..c")).isTrue();
    assertThat(text.couldBe("a.1.x.2.c")).isFalse();
    assertThat(text.couldBe("a.c")).isFalse();
  }

  @Test
  void a_hole_alone_could_be_everything() {
    assertThat(ResolvedText.hole("X", "$(X)").couldBe("")).isTrue();
    assertThat(ResolvedText.hole("X", "$(X)").couldBe("abc")).isTrue();
    assertThat(ResolvedText.hole("X", "$(X)").suffix()).isEmpty();
  }

  @Test
  void one_variable_has_one_value_in_two_texts() {
    ResolvedText app = text("com.", "TEAM", ".app");
    assertThat(app.couldEqual(text("com.", "TEAM", ".app"))).isTrue();
    assertThat(app.couldEqual(text("com.", "TEAM", ".app.refresh"))).isFalse();
    assertThat(app.couldEqual(text("com.", "TEAM", ".ap"))).isFalse();
  }

  @Test
  void different_variables_may_hold_anything() {
    assertThat(text("com.", "TEAM", ".app").couldEqual(text("", "PREFIX", ".app"))).isTrue();
    assertThat(text("com.", "TEAM", ".app").couldEqual(text("", "PREFIX", ".web"))).isFalse();
    assertThat(text("com.", "TEAM", ".app").couldEqual(text("org.", "TEAM", ".app"))).isFalse();
    assertThat(text("", "A", "").couldEqual(ResolvedText.of("anything"))).isTrue();
  }

  @Test
  void what_code_does_is_never_the_same_twice() {
    String anything = ResolvedText.ANYTHING;
    assertThat(text("a.", anything, ".b").couldEqual(text("a.", anything, ".c"))).isFalse();
    assertThat(text("a.", anything, "").couldEqual(text("a.", anything, ".c"))).isTrue();
    assertThat(text("a.", anything, "").isNamed()).isFalse();
  }

  private static ResolvedText text(String before, String variable, String after) {
    return new ResolvedText(
        java.util.List.of(
            new ResolvedText.Known(before),
            new ResolvedText.Hole(variable, "$(" + variable + ")"),
            new ResolvedText.Known(after)));
  }
}
