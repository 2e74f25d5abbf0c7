package dev.bgcheck.frontend.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Jars are read within limits and their names are labels only. */
class JarReaderTest {
  private static final JarReader.Limits SMALL = new JarReader.Limits(5, 1000, 1500, 5000);

  @Test
  void class_files_are_taken_and_other_files_are_not() throws IOException {
    byte[] jar =
        jar("a/B.class", 10, "a/c.txt", 10, "META-INF/versions/9/a/B.class", 10, "D.class", 3);

    JarReader.Content content = read(jar);

    assertThat(content.classes())
        .extracting(ClassInput::path)
        .containsExactly("x.jar!/a/B.class", "x.jar!/D.class");
    assertThat(content.notices()).isEmpty();
  }

  @Test
  void a_jar_that_unpacks_without_end_is_left_with_a_notice() throws IOException {
    JarReader.Content content = read(jar("A.class", 10, "zeros.bin", 10_000_000, "B.class", 10));

    assertThat(content.classes()).extracting(ClassInput::path).containsExactly("x.jar!/A.class");
    assertThat(content.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.SKIPPED);
  }

  @Test
  void a_class_file_over_the_limit_is_left_out() throws IOException {
    JarReader.Content content = read(jar("Big.class", 2000, "B.class", 10));

    assertThat(content.classes()).extracting(ClassInput::path).containsExactly("x.jar!/B.class");
    assertThat(content.notices()).hasSize(1);
  }

  @Test
  void class_files_that_fill_the_memory_end_the_reading() throws IOException {
    JarReader.Content content = read(jar("1.class", 700, "2.class", 700, "3.class", 700));

    assertThat(content.classes()).hasSize(2);
    assertThat(content.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.SKIPPED);
  }

  @Test
  void too_many_entries_end_the_reading() throws IOException {
    JarReader.Content content =
        read(jar("1.class", 1, "2.class", 1, "3.class", 1, "4", 1, "5", 1, "6.class", 1));

    assertThat(content.classes()).hasSize(3);
    assertThat(content.notices()).hasSize(1);
  }

  @Test
  void hostile_names_are_only_labels() throws IOException {
    JarReader.Content content = read(jar("../../etc/A.class", 1, "a\nb\u0007.class", 1));

    assertThat(content.classes())
        .extracting(ClassInput::path)
        .containsExactly("x.jar!/../../etc/A.class", "x.jar!/a?b?.class");
  }

  @Test
  void damage_keeps_what_came_before() throws IOException {
    byte[] jar = jar("A.class", 400, "B.class", 900);

    for (int length = 0; length < jar.length - 200; length += 3) {
      JarReader.Content content = read(Arrays.copyOf(jar, length));
      assertThat(content.classes().size()).isLessThanOrEqualTo(2);
      assertThat(content.notices()).as("cut at %d", length).hasSize(1);
    }
    assertThat(read(new byte[] {1, 2, 3}).notices()).hasSize(1);
  }

  private static JarReader.Content read(byte[] jar) {
    return JarReader.read("x.jar", jar, Origin.LIBRARY, SMALL);
  }

  private static byte[] jar(Object... namesAndSizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndSizes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndSizes[i]));
        zip.write(new byte[(int) namesAndSizes[i + 1]]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
