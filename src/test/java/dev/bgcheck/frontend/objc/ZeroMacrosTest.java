package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which macros a project has switched off for good. */
class ZeroMacrosTest {
  private static Set<String> names(String... texts) {
    return names(List.of(), texts);
  }

  private static Set<String> names(List<String> settings, String... texts) {
    ZeroMacros macros = new ZeroMacros();
    List.of(texts).forEach(macros::read);
    return macros.names(settings);
  }

  @Test
  void a_name_that_a_header_defines_as_zero_is_zero_in_another_file() {
    assertThat(names("#define OLD_WAY 0\n", "#if OLD_WAY\n#endif\n")).containsExactly("OLD_WAY");
    assertThat(names("#  define OLD_WAY (0) // not yet\n", "#if !(OLD_WAY)\n"))
        .containsExactly("OLD_WAY");
    assertThat(names("#define OLD_WAY NO\r\n#if\t(OLD_WAY && TARGET_OS_IOS)\r\n"))
        .containsExactly("OLD_WAY");
  }

  @Test
  void a_name_that_no_condition_asks_for_is_none_of_them() {
    assertThat(names("#define FIRST_ROW 0\nint row = FIRST_ROW;\n")).isEmpty();
  }

  @Test
  void another_value_anywhere_leaves_it_open() {
    String question = "#if OLD_WAY\n#endif\n";

    assertThat(names("#define OLD_WAY 0\n", "#define OLD_WAY 1\n", question)).isEmpty();
    assertThat(names("#define OLD_WAY 0\n", "#define OLD_WAY\n", question)).isEmpty();
    assertThat(names("#define OLD_WAY 0 + \\\n 1\n", question)).isEmpty();
    assertThat(names("#define OLD_WAY(x) 0\n", question)).isEmpty();
    assertThat(names("#define OLD_WAY 0x10\n", question)).isEmpty();
  }

  @Test
  void a_definition_that_gives_way_to_one_from_outside_leaves_it_open() {
    assertThat(names("#ifndef OLD_WAY\n#define OLD_WAY 0\n#endif\n#if OLD_WAY\n")).isEmpty();
    assertThat(names("#if !defined(OLD_WAY)\n#define OLD_WAY 0\n#endif\n#if OLD_WAY\n")).isEmpty();
    assertThat(names(List.of("OLD_WAY"), "#define OLD_WAY 0\n#if OLD_WAY\n")).isEmpty();
  }
}
