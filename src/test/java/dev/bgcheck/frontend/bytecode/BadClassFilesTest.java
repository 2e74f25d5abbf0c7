package dev.bgcheck.frontend.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Class files that are damaged, twisted or from the future give notices, never failures. */
@Timeout(60)
class BadClassFilesTest {
  private static final byte[] GOOD =
      Lowered.classes(
              List.of(
                  SourceFile.of(
                      "A.java",
                      """
                      class A {
                        int n;
                        String run(Runnable r, Object o) {
                          try {
                            for (int i = 0; i < 3; i++) {
                              Runnable q = () -> { r.run(); n++; };
                              q.run();
                            }
                            switch (n) { case 1: return "a" + n; case 7: n = 2; default: }
                          } catch (IllegalStateException e) {
                            throw e;
                          } finally {
                            n = o instanceof String ? 1 : 2;
                          }
                          return null;
                        }
                      }
                      """)))
          .get(0)
          .bytes();

  @Test
  void a_file_cut_off_anywhere_gives_a_notice() {
    for (int length = 0; length < GOOD.length; length++) {
      List<LoweredUnit> units = lower(Arrays.copyOf(GOOD, length));

      assertThat(units).as("cut at %d", length).hasSize(1);
      assertThat(units.get(0).notices())
          .extracting(Notice::kind)
          .containsExactly(Notice.Kind.NOT_PARSED);
    }
  }

  @Test
  void a_file_with_wrong_bytes_never_fails() {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = GOOD.clone();
      for (int k = 0; k <= i % 4; k++) {
        bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
      }
      assertThat(lower(bytes)).isNotNull();
    }
  }

  @Test
  void a_file_of_a_newer_version_is_read_with_a_notice() {
    byte[] bytes = GOOD.clone();
    bytes[6] = 0;
    bytes[7] = (byte) 120;

    LoweredUnit unit = lower(bytes).get(0);

    assertThat(unit.routines()).isNotEmpty();
    assertThat(unit.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.LIMITED);
    assertThat(unit.notices().get(0).message()).contains("120");
  }

  @Test
  void a_body_that_makes_no_sense_is_opaque_and_the_rest_is_read() {
    // aload_0; getfield n; ireturn, with the load replaced by nothing to load from.
    byte[] bytes =
        Lowered.classes(
                List.of(
                    SourceFile.of(
                        "A.java", "class A { int n; int get() { return n; } void ok() {} }")))
            .get(0)
            .bytes()
            .clone();
    for (int i = 0; i + 4 < bytes.length; i++) {
      if (bytes[i] == 42 && bytes[i + 1] == (byte) 180 && bytes[i + 4] == (byte) 172) {
        bytes[i] = 0;
      }
    }

    LoweredUnit unit = lower(bytes).get(0);

    assertThat(unit.routines()).hasSize(3);
    assertThat(unit.notices()).hasSize(1);
    assertThat(unit.notices().get(0).message()).contains("A.get");
  }

  @Test
  void a_file_that_is_no_class_file_gives_a_notice() {
    assertThat(lower(new byte[0]).get(0).notices()).hasSize(1);
    assertThat(lower("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)).get(0).notices())
        .hasSize(1);
  }

  private static List<LoweredUnit> lower(byte[] bytes) {
    return BytecodeLowering.lower(
        List.of(new ClassInput("A.class", bytes, Origin.APPLICATION)),
        JavaSources.NONE,
        Detail.BODIES);
  }
}
