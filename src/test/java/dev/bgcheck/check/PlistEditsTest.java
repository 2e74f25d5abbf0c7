package dev.bgcheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlistEditsTest {
  private static PropertyList read(String body) {
    return PropertyListReader.read(
        SourceFile.of("Info.plist", "<plist version=\"1.0\">\n" + body + "\n</plist>\n"));
  }

  private static String after(PropertyList list, Optional<TextEdit> edit) {
    String text = list.file().text();
    TextEdit one = edit.orElseThrow();
    String changed =
        text.substring(0, one.span().start()) + one.newText() + text.substring(one.span().end());
    assertThat(PropertyListReader.read(SourceFile.of("Info.plist", changed)).problem()).isEmpty();
    return changed
        .replaceFirst("^<plist version=\"1.0\">\r?\n", "")
        .replaceFirst("\r?\n</plist>\r?\n$", "");
  }

  private static PlistValue value(PropertyList list, String key) {
    return list.dict().orElseThrow().find(key).orElseThrow();
  }

  private static PlistValue.Array array(PropertyList list, String key) {
    return value(list, key).asArray().orElseThrow();
  }

  @Test
  void an_item_is_added_below_the_last_one() {
    PropertyList list =
        read("<dict>\n\t<key>A</key>\n\t<array>\n\t\t<string>b</string>\n\t</array>\n</dict>");

    assertThat(after(list, PlistEdits.addTexts(array(list, "A"), List.of("c", "d & e"))))
        .isEqualTo(
            "<dict>\n\t<key>A</key>\n\t<array>\n\t\t<string>b</string>\n\t\t<string>c</string>"
                + "\n\t\t<string>d &amp; e</string>\n\t</array>\n</dict>");
  }

  @Test
  void an_empty_array_is_opened() {
    PropertyList list = read("<dict>\n  <key>A</key>\n  <array/>\n</dict>");
    PropertyList spaced = read("<dict>\n  <key>A</key>\n  <array>\n  </array>\n</dict>");
    String expected =
        "<dict>\n  <key>A</key>\n  <array>\n    <string>b</string>\n  </array>\n</dict>";

    assertThat(after(list, PlistEdits.addTexts(array(list, "A"), List.of("b"))))
        .isEqualTo(expected);
    assertThat(after(spaced, PlistEdits.addTexts(array(spaced, "A"), List.of("b"))))
        .isEqualTo(expected);
  }

  @Test
  void an_array_on_one_line_stays_on_one_line() {
    PropertyList list = read("<dict><key>A</key><array><string>b</string></array></dict>");

    assertThat(after(list, PlistEdits.addTexts(array(list, "A"), List.of("c"))))
        .isEqualTo("<dict><key>A</key><array><string>b</string><string>c</string></array></dict>");
  }

  @Test
  void a_key_is_added_at_the_end_with_the_indentation_of_the_others() {
    PropertyList list = read("<dict>\n    <key>A</key>\n    <true/>\n</dict>");

    assertThat(after(list, PlistEdits.addArray(list, "B", List.of("c"))))
        .isEqualTo(
            "<dict>\n    <key>A</key>\n    <true/>\n    <key>B</key>\n    <array>\n"
                + "        <string>c</string>\n    </array>\n</dict>");
    assertThat(after(list, PlistEdits.addTrue(list, "B")))
        .endsWith("\n    <key>B</key>\n    <true/>\n</dict>");
    assertThat(after(list, PlistEdits.addText(list, "B", "c")))
        .endsWith("\n    <key>B</key>\n    <string>c</string>\n</dict>");
  }

  @Test
  void a_key_is_added_to_an_empty_dictionary() {
    assertThat(after(read("<dict/>"), PlistEdits.addTrue(read("<dict/>"), "B")))
        .isEqualTo("<dict>\n\t<key>B</key>\n\t<true/>\n</dict>");
  }

  @Test
  void the_line_ends_of_the_file_are_kept() {
    PropertyList list =
        PropertyListReader.read(
            SourceFile.of(
                "Info.plist",
                "<plist version=\"1.0\">\r\n<dict>\r\n\t<key>A</key>\r\n\t<array/>\r\n</dict>\r\n"
                    + "</plist>\r\n"));

    assertThat(after(list, PlistEdits.addTexts(array(list, "A"), List.of("b"))))
        .isEqualTo(
            "<dict>\r\n\t<key>A</key>\r\n\t<array>\r\n\t\t<string>b</string>\r\n\t</array>\r\n"
                + "</dict>");
  }

  @Test
  void strings_are_ensured_whether_the_key_is_there_or_not() {
    PropertyList list =
        read("<dict>\n\t<key>A</key>\n\t<array>\n\t\t<string>b</string>\n\t</array>\n</dict>");

    assertThat(PlistEdits.ensureTexts(list, "A", List.of("b"))).isEmpty();
    assertThat(after(list, PlistEdits.ensureTexts(list, "A", List.of("b", "c"))))
        .contains("<string>b</string>\n\t\t<string>c</string>\n");
    assertThat(after(list, PlistEdits.ensureTexts(list, "C", List.of("d"))))
        .endsWith("\t<key>C</key>\n\t<array>\n\t\t<string>d</string>\n\t</array>\n</dict>");
  }

  @Test
  void an_item_goes_with_its_line_only_when_it_is_alone_on_it() {
    PropertyList lines =
        read("<dict>\n\t<key>A</key>\n\t<array>\n\t\t<string>b</string>\n\t</array>\n</dict>");
    PropertyList line = read("<dict><key>A</key><array><string>b</string><true/></array></dict>");

    assertThat(after(lines, PlistEdits.removeItem(array(lines, "A").items().get(0))))
        .isEqualTo("<dict>\n\t<key>A</key>\n\t<array>\n\t</array>\n</dict>");
    assertThat(after(line, PlistEdits.removeItem(array(line, "A").items().get(0))))
        .isEqualTo("<dict><key>A</key><array><true/></array></dict>");
  }

  @Test
  void a_key_goes_with_its_value() {
    PropertyList list =
        read(
            "<dict>\n\t<key>A</key>\n\t<array>\n\t\t<string>b</string>\n\t</array>\n"
                + "\t<key>C</key>\n\t<true/>\n</dict>");
    PlistValue.Entry entry = list.dict().orElseThrow().findEntry("A").orElseThrow();

    assertThat(after(list, PlistEdits.removeEntry(entry.keySpan(), entry.value())))
        .isEqualTo("<dict>\n\t<key>C</key>\n\t<true/>\n</dict>");
  }

  @Test
  void values_are_replaced() {
    PropertyList list = read("<dict>\n\t<key>A</key>\n\t<string>b c</string>\n</dict>");

    assertThat(after(list, PlistEdits.replaceText(value(list, "A").asText().orElseThrow(), "<d>")))
        .isEqualTo("<dict>\n\t<key>A</key>\n\t<string>&lt;d&gt;</string>\n</dict>");
    assertThat(after(list, PlistEdits.replaceByArray(value(list, "A"), List.of("b", "c"))))
        .isEqualTo(
            "<dict>\n\t<key>A</key>\n\t<array>\n\t\t<string>b</string>\n\t\t<string>c</string>"
                + "\n\t</array>\n</dict>");
  }

  @Test
  void a_list_in_another_form_is_left_to_people() {
    PropertyList ascii =
        PropertyListReader.read(SourceFile.of("Info.plist", "{ A = ( b ); C = d; }\n"));

    assertThat(ascii.problem()).isEmpty();
    assertThat(PlistEdits.addTexts(array(ascii, "A"), List.of("c"))).isEmpty();
    assertThat(PlistEdits.addTrue(ascii, "B")).isEmpty();
    assertThat(PlistEdits.removeItem(array(ascii, "A").items().get(0))).isEmpty();
    assertThat(PlistEdits.replaceText(value(ascii, "C").asText().orElseThrow(), "e")).isEmpty();
    assertThat(PlistEdits.replaceByArray(value(ascii, "C"), List.of("e"))).isEmpty();
  }
}
