package dev.bgcheck.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Java that does not compile, or that was made to hurt, gives notices and what was understood. */
@Timeout(120)
class BadJavaTest {
  private static final String GOOD =
      """
      package a;
      class A {
        Runnable r;
        void first(Runnable done) { try { done.run(); } finally { r = done; } }
        int second(String s) { return switch (s) { case "a" -> 1; default -> { yield 2; } }; }
        class In { void third() { first(() -> { r = null; }); } }
      }
      """;

  @Test
  void a_broken_method_does_not_hide_the_others() {
    LoweredUnit unit =
        lower(
            "class A {\n  void one() { go(); }\n  void two( { x = ; }\n  void three() { go(); }\n}\n");

    assertThat(unit.routines())
        .extracting(r -> r.signature().name())
        .containsExactly("one/0", "three/0");
    assertThat(unit.notices()).hasSize(1);
    assertThat(unit.notices().get(0).kind()).isEqualTo(Notice.Kind.NOT_PARSED);
    assertThat(unit.notices().get(0).span().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void text_that_is_no_java_gives_a_notice() {
    assertThat(lower("#set($x = 1)\npackage ${package};\n").notices()).isNotEmpty();
    assertThat(lower("class A { void f() { ").notices()).isNotEmpty();
    assertThat(lower("}}}} {{{{").notices()).isNotEmpty();
    assertThat(lower("").notices()).isEmpty();
  }

  @Test
  void old_code_may_use_new_words_as_names() {
    LoweredUnit unit =
        lower("class A { int _; void record(int yield) { int var = yield; enumerate(var); } }");

    assertThat(unit.notices()).isEmpty();
    assertThat(unit.routines()).hasSize(1);
  }

  @Test
  void what_the_newest_levels_of_the_language_brought_is_understood() {
    for (String text :
        List.of(
            "import module java.base;\nclass A { void b(Runnable r) { r.run(); } }",
            "void main() { b(); }\nvoid b() {}\n",
            "class A extends Thread { A(Runnable r) { if (r == null) { return; } super(r); } }",
            "class A { int a(int n) { return switch (n) { case int i when i > 3 -> 2; default -> 3; }; } }",
            "class A { boolean a(Object o) { return o instanceof P(int x, _); } record P(int x, int y) {} }",
            "/// Words\nclass A { void a() { for (var _ : new int[2]) {} } }")) {
      LoweredUnit unit = JavaLowering.lower(SourceFile.of("A.java", text), Origin.APPLICATION);

      assertThat(unit.notices()).as(text).isEmpty();
      assertThat(unit.routines()).as(text).isNotEmpty();
    }
  }

  @Test
  void what_no_level_knows_is_told_and_costs_no_more_than_its_member() {
    LoweredUnit member =
        JavaLowering.lower(
            SourceFile.of(
                "A.java",
                "class A {\n  void a() {}\n  void b(Object o) { match (o) { String s: a(); } }\n"
                    + "  void c() {}\n}\n"),
            Origin.APPLICATION);
    assertThat(member.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.NOT_PARSED);
    assertThat(member.routines())
        .extracting(routine -> routine.signature().toString())
        .contains("A.a/0", "A.c/0");

    for (String text :
        List.of("value class A { void a() {} }", "class A { String t = STR.\"x \\{s}\"; }")) {
      LoweredUnit unit = JavaLowering.lower(SourceFile.of("A.java", text), Origin.APPLICATION);

      assertThat(unit.notices())
          .as(text)
          .extracting(Notice::kind)
          .containsExactly(Notice.Kind.NOT_PARSED);
    }
  }

  @Test
  void deep_nesting_neither_overflows_nor_hangs() {
    assertThat(lower(body("x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";")))
        .isNotNull();
    assertThat(lower(body("x = " + "1 + ".repeat(20_000) + "1;"))).isNotNull();
    assertThat(lower(body("{".repeat(3000) + "}".repeat(3000)))).isNotNull();
    LoweredUnit lambdas = lower(body("f(() -> {".repeat(60) + "});".repeat(60)));
    assertThat(lambdas.notices().get(0).message()).contains("nested more than");
  }

  @Test
  void finally_in_finally_does_not_grow_without_bound() {
    StringBuilder nested = new StringBuilder("go();");
    for (int i = 0; i < 40; i++) {
      nested = new StringBuilder("try { go(); } finally { " + nested + " }");
    }

    LoweredUnit unit = lower(body(nested.toString()));

    assertThat(unit.notices()).hasSize(1);
    assertThat(unit.notices().get(0).message()).contains("too large");
  }

  @Test
  void random_damage_never_fails() {
    Random random = new Random(11);
    String noise = "{}();=->\"'/*.,<>@ 0aA";
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder(GOOD);
      for (int k = 0; k <= i % 5; k++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, noise.charAt(random.nextInt(noise.length())));
          default -> text.insert(at, noise.charAt(random.nextInt(noise.length())));
        }
      }
      assertThat(lower(text.toString())).isNotNull();
    }
  }

  @Test
  void a_file_cut_off_anywhere_keeps_its_invariants() {
    for (int length = 0; length < GOOD.length(); length += 2) {
      for (Routine routine : lower(GOOD.substring(0, length)).routines()) {
        assertThat(routine.blocks()).isNotNull();
      }
    }
  }

  private static String body(String statements) {
    return "class A { int x; void run() { "
        + statements
        + " } void go() {} void f(Runnable r) {} }";
  }

  private static LoweredUnit lower(String text) {
    LoweredUnit unit = JavaLowering.lower(SourceFile.of("A.java", text), Origin.APPLICATION);
    assertThat(UnitValidator.problems(unit)).isEmpty();
    return unit;
  }
}
