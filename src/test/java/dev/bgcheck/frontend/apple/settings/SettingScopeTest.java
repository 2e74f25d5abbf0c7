package dev.bgcheck.frontend.apple.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.Platform;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SettingScopeTest {
  private static final Span PLACE = SourceFile.of("p", "x").start();

  /** Settings as {@code NAME=value} lines; {@code ---} starts the next weaker level. */
  private static SettingScope scope(String... lines) {
    List<SettingLevel> levels = new ArrayList<>();
    List<SettingAssignment> level = new ArrayList<>();
    for (String line : lines) {
      if (line.equals("---")) {
        levels.add(SettingLevel.of(level));
        level = new ArrayList<>();
      } else {
        int bracket = line.lastIndexOf(']');
        int equals = line.indexOf('=', Math.max(bracket, 0));
        level.add(
            SettingAssignment.of(
                line.substring(0, equals), line.substring(equals + 1), PLACE, PLACE));
      }
    }
    levels.add(SettingLevel.of(level));
    return new SettingScope(
        levels, new SettingContext("Debug", Optional.of(Platform.IOS)), Set.of("ELSEWHERE"));
  }

  private static String value(String name, String... lines) {
    return scope(lines).find(name).map(ResolvedText::text).orElse("(none)");
  }

  @Test
  void the_strongest_level_wins() {
    assertThat(value("A", "A=target", "---", "A=config", "---", "A=project")).isEqualTo("target");
    assertThat(value("A", "B=1", "---", "A=config", "---", "A=project")).isEqualTo("config");
  }

  @Test
  void inherited_goes_on_below() {
    assertThat(value("A", "A=$(inherited) t", "---", "A=c $(inherited)", "---", "A=p"))
        .isEqualTo("c p t");
    assertThat(value("A", "A=${inherited}x")).isEqualTo("x");
  }

  @Test
  void a_setting_that_names_itself_inherits() {
    assertThat(value("A", "A=$(A).debug", "---", "A=com.x")).isEqualTo("com.x.debug");
    assertThat(value("A", "A=$(A)")).isEmpty();
  }

  @Test
  void variables_are_replaced_in_all_spellings() {
    String[] lines = {"A=x$(B)y", "C=${B}", "D=$B/z", "B=1", "E=$(N_$(B))", "N_1=one"};
    assertThat(value("A", lines)).isEqualTo("x1y");
    assertThat(value("C", lines)).isEqualTo("1");
    assertThat(value("D", lines)).isEqualTo("1/z");
    assertThat(value("E", lines)).isEqualTo("one");
  }

  @Test
  void modifiers_change_the_value() {
    String[] lines = {
      "N=My App 2",
      "P=Dir/Sub/File.plist",
      "a=$(N:rfc1034identifier)",
      "b=$(N:c99extidentifier)",
      "c=$(N:lower)",
      "d=$(N:upper)",
      "e=$(P:base)",
      "f=$(P:file)",
      "g=$(P:suffix)",
      "h=$(P:dir)",
      "i=$(MISSING:default=x:y)",
      "j=$(N:default=z)",
      "k=$(Q:standardizepath)",
      "Q=a/../b//c",
      "l=$(MISSING:lower)"
    };
    assertThat(value("a", lines)).isEqualTo("My-App-2");
    assertThat(value("b", lines)).isEqualTo("My_App_2");
    assertThat(value("c", lines)).isEqualTo("my app 2");
    assertThat(value("d", lines)).isEqualTo("MY APP 2");
    assertThat(value("e", lines)).isEqualTo("File");
    assertThat(value("f", lines)).isEqualTo("File.plist");
    assertThat(value("g", lines)).isEqualTo(".plist");
    assertThat(value("h", lines)).isEqualTo("Dir/Sub/");
    assertThat(value("i", lines)).isEqualTo("x:y");
    assertThat(value("j", lines)).isEqualTo("My App 2");
    assertThat(value("k", lines)).isEqualTo("b/c");
    assertThat(value("l", lines)).isEqualTo("$(MISSING:lower)");
  }

  @Test
  void conditions_are_compared_with_a_device_build() {
    assertThat(value("A", "A=1", "A[sdk=iphoneos*]=2")).isEqualTo("2");
    assertThat(value("A", "A[sdk=iphoneos*]=2", "A=1")).isEqualTo("2");
    assertThat(value("A", "A=1", "A[sdk=iphonesimulator*]=2", "A[sdk=macosx*]=3")).isEqualTo("1");
    assertThat(value("A", "A[config=Debug][arch=arm64]=d", "A[config=Release]=r")).isEqualTo("d");
    assertThat(value("A", "A=1", "A[sdk=*]=2")).isEqualTo("2");
    assertThat(value("A", "A[sdk=iphoneos*]=$(inherited)x", "A=1")).isEqualTo("1x");
  }

  @Test
  void a_variable_without_a_value_stays_a_hole() {
    ResolvedText value = scope("A=com.$(TEAM).x").find("A").orElseThrow();
    assertThat(value.isComplete()).isFalse();
    assertThat(value.unresolved()).containsExactly("TEAM");
    assertThat(value.prefix()).isEqualTo("com.");
    assertThat(value.suffix()).isEqualTo(".x");
    assertThat(value.couldBe("com.abc.x")).isTrue();
    assertThat(value.couldBe("com.abc.y")).isFalse();
  }

  @Test
  void a_variable_that_another_configuration_defines_is_empty() {
    assertThat(value("A", "A=app$(ELSEWHERE)")).isEqualTo("app");
  }

  @Test
  void circles_become_holes_and_are_told() {
    SettingScope scope = scope("A=$(B)x", "B=$(C)", "C=$(A)");
    assertThat(scope.find("A").orElseThrow().isComplete()).isFalse();
    assertThat(scope.circles()).isNotEmpty();
  }

  @Test
  void settings_that_multiply_end_soon() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lines.add("A" + i + "=$(A" + (i + 1) + ")$(A" + (i + 1) + ")");
    }
    lines.add("A50=xxxxxxxxxx");
    assertThat(scope(lines.toArray(String[]::new)).find("A0")).isPresent();
    List<String> circle = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      StringBuilder all = new StringBuilder("B" + i + "=");
      for (int j = 0; j < 12; j++) {
        all.append("$(B").append(j).append(')');
      }
      circle.add(all.toString());
    }
    assertThat(scope(circle.toArray(String[]::new)).find("B0")).isPresent();
  }

  @Test
  void brackets_that_never_close_are_text() {
    assertThat(value("A", "A=$(B", "B=1")).isEqualTo("$(B");
    assertThat(value("A", "A=cost $5 (x)")).isEqualTo("cost $5 (x)");
    assertThat(scope("A=" + "$(".repeat(5000)).find("A")).isPresent();
  }
}
