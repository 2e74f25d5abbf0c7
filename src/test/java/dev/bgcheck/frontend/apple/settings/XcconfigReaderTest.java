package dev.bgcheck.frontend.apple.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.project.SettingValue;
import dev.bgcheck.source.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class XcconfigReaderTest {
  private Survey survey;

  private SettingScope read(Map<String, String> files) {
    survey = new Survey(MemoryTree.of(files));
    XcconfigReader.Result result = XcconfigReader.read(survey, "c/App.xcconfig", "", text -> text);
    return new SettingScope(
        List.of(result.level()), new SettingContext("Debug", Optional.empty()), Set.of());
  }

  @Test
  void assignments_comments_and_places() {
    SettingScope scope =
        read(Map.of("c/App.xcconfig", "// A = no\nA = one two // rest\nB=\nC = x;\r\nD=y\n"));
    SettingValue a = scope.findSetting("A").orElseThrow();
    assertThat(a.text()).isEqualTo("one two");
    assertThat(a.valueSpan().orElseThrow()).hasToString("c/App.xcconfig:2:5");
    assertThat(a.valueSpan().orElseThrow().text()).isEqualTo("one two");
    assertThat(scope.findSetting("B").orElseThrow().text()).isEmpty();
    assertThat(scope.findSetting("C").orElseThrow().text()).isEqualTo("x");
    assertThat(scope.findSetting("D").orElseThrow().text()).isEqualTo("y");
  }

  @Test
  void includes_come_from_beside_the_file_or_the_project() {
    SettingScope scope =
        read(
            Map.of(
                "c/App.xcconfig",
                    "#include \"Base.xcconfig\"\n#include \"root/R.xcconfig\"\nA = $(inherited)2\n",
                "c/Base.xcconfig", "A = 1\n",
                "root/R.xcconfig", "R = r\n"));
    assertThat(scope.findText("A")).contains("12");
    assertThat(scope.findText("R")).contains("r");
    assertThat(survey.notices()).isEmpty();
  }

  @Test
  void a_missing_include_is_told_unless_it_is_optional() {
    read(Map.of("c/App.xcconfig", "#include? \"Local.xcconfig\"\n#include \"Gone.xcconfig\"\n"));
    assertThat(survey.notices())
        .extracting(Notice::message)
        .containsExactly("the included file c/Gone.xcconfig is missing");
    assertThat(survey.notices().get(0).span().orElseThrow()).hasToString("c/App.xcconfig:2:11");
  }

  @Test
  void an_include_of_itself_is_told_and_left_out() {
    SettingScope scope =
        read(
            Map.of(
                "c/App.xcconfig", "#include \"B.xcconfig\"\nA = 1\n",
                "c/B.xcconfig", "#include \"App.xcconfig\"\nB = 2\n"));
    assertThat(scope.findText("A")).contains("1");
    assertThat(scope.findText("B")).contains("2");
    assertThat(survey.notices())
        .extracting(Notice::message)
        .containsExactly("c/App.xcconfig includes itself; this line is left out");
  }

  @Test
  void a_line_that_is_nothing_is_told() {
    read(Map.of("c/App.xcconfig", "A = 1\n  what is this\n"));
    assertThat(survey.notices().get(0).span().orElseThrow()).hasToString("c/App.xcconfig:2:3");
  }

  @Test
  void conditions_may_stand_at_the_name() {
    SettingScope scope =
        read(Map.of("c/App.xcconfig", "A[config=Debug] = d\nA[sdk=iphoneos*,arch=*] = i\nA = n\n"));
    assertThat(scope.findText("A")).contains("d");
  }
}
