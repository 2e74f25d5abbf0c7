package dev.bgcheck.frontend.apple.plist;

import static org.assertj.core.api.Assertions.assertThat;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSString;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.PropertyList.Format;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PropertyListReaderTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      """;

  private static PropertyList read(String text) {
    return PropertyListReader.read(SourceFile.of("Info.plist", text));
  }

  private static PropertyList xml(String body) {
    return read(HEAD + body + "\n</plist>\n");
  }

  private static String problem(PropertyList list) {
    PropertyList.Problem problem = list.problem().orElseThrow();
    return problem.span().line() + ":" + problem.span().column() + " " + problem.message();
  }

  @Test
  void keys_and_values_of_xml_know_their_places() {
    PropertyList list =
        xml(
            "<dict>\n\t<key>UIBackgroundModes</key>\n\t<array>\n\t\t<string>audio</string>\n\t</array>\n</dict>");
    assertThat(list.problem()).isEmpty();
    PlistValue.Entry entry = list.dict().orElseThrow().findEntry("UIBackgroundModes").orElseThrow();
    assertThat(entry.keySpan()).hasToString("Info.plist:5:2");
    assertThat(entry.keySpan().text()).isEqualTo("<key>UIBackgroundModes</key>");
    PlistValue.Text mode = entry.value().asArray().orElseThrow().texts().get(0);
    assertThat(mode.span()).hasToString("Info.plist:7:3");
    assertThat(mode.span().text()).isEqualTo("<string>audio</string>");
    assertThat(mode.raw()).isEqualTo("audio");
  }

  @Test
  void all_types_of_xml_are_decoded() {
    PlistValue.Dict dict =
        xml("<dict><key>a&amp;b</key><true/><key>i</key><integer>-7</integer><key>r</key><real>1.5</real>"
                + "<key>d</key><date>2024-01-02T03:04:05Z</date><key>x</key><data>AAEC</data>"
                + "<key>s</key><string><![CDATA[<x>]]> &#x41;</string><key>e</key><array/></dict>")
            .dict()
            .orElseThrow();
    assertThat(dict.find("a&b").flatMap(PlistValue::asTruth)).contains(true);
    assertThat(dict.find("i")).get().extracting(PlistValue::typeName).isEqualTo("integer");
    assertThat(dict.find("r")).get().isInstanceOf(PlistValue.Real.class);
    assertThat(dict.find("d")).get().extracting(PlistValue::typeName).isEqualTo("date");
    assertThat(dict.find("x"))
        .get()
        .isEqualTo(new PlistValue.Data(dict.find("x").orElseThrow().span(), 3));
    assertThat(dict.find("s").flatMap(PlistValue::asText).orElseThrow().raw()).isEqualTo("<x> A");
    assertThat(dict.find("e").flatMap(PlistValue::asArray).orElseThrow().items()).isEmpty();
  }

  @Test
  void two_hyphens_in_a_comment_are_read_as_by_apples_readers() {
    PlistValue.Dict dict =
        xml("<!--- a -- b ---><dict><key>a</key><!-- -- --><string>x<!-- -- -->y</string></dict>")
            .dict()
            .orElseThrow();
    assertThat(dict.find("a").flatMap(PlistValue::asText).orElseThrow().raw()).isEqualTo("xy");
  }

  @Test
  void keys_and_values_of_ascii_know_their_places() {
    PropertyList list =
        read("// !$*UTF8*$!\n{\n  a = /* c */ \"x y\";\n  \"b\\\"c\" = (one, two,);\n}\n");
    assertThat(list.format()).isEqualTo(Format.ASCII);
    PlistValue.Dict dict = list.dict().orElseThrow();
    assertThat(dict.find("a").orElseThrow().span()).hasToString("Info.plist:3:15");
    assertThat(dict.find("a").orElseThrow().span().text()).isEqualTo("\"x y\"");
    assertThat(dict.findEntry("b\"c").orElseThrow().keySpan()).hasToString("Info.plist:4:3");
    assertThat(dict.find("b\"c").flatMap(PlistValue::asArray).orElseThrow().texts())
        .extracting(text -> text.raw() + "@" + text.span().column())
        .containsExactly("one@13", "two@18");
  }

  @Test
  void numbers_and_dates_of_ascii_stay_texts() {
    PlistValue.Dict dict =
        read("{ v = 5.0; d = \"2024-01-02 03:04:05 +0000\"; n = 77; }").dict().orElseThrow();
    assertThat(dict.entries()).allMatch(entry -> entry.value() instanceof PlistValue.Text);
    assertThat(dict.find("n").flatMap(PlistValue::asText).orElseThrow().raw()).isEqualTo("77");
  }

  @Test
  void a_binary_list_points_at_the_file() throws IOException {
    NSDictionary root = new NSDictionary();
    root.put("UIBackgroundModes", new NSArray(new NSString("audio")));
    PropertyList list =
        PropertyListReader.read("Info.plist", BinaryPropertyListWriter.writeToArray(root));
    assertThat(list.format()).isEqualTo(Format.BINARY);
    PlistValue modes = list.dict().orElseThrow().find("UIBackgroundModes").orElseThrow();
    assertThat(modes.asArray().orElseThrow().texts().get(0).raw()).isEqualTo("audio");
    assertThat(modes.span()).isEqualTo(list.file().start());
  }

  @Test
  void a_binary_list_that_is_cut_or_damaged_is_a_problem() throws IOException {
    NSDictionary root = new NSDictionary();
    root.put("a", new NSArray(new NSString("audio"), new NSString("fetch")));
    byte[] whole = BinaryPropertyListWriter.writeToArray(root);
    for (int length = 6; length < whole.length; length++) {
      PropertyList cut = PropertyListReader.read("a", java.util.Arrays.copyOf(whole, length));
      assertThat(cut.problem()).isPresent();
    }
    for (int i = 8; i < whole.length; i++) {
      for (int value : new int[] {0, 1, 0x6F, 0xAF, 0xDF, 0xFF}) {
        byte[] damaged = whole.clone();
        damaged[i] = (byte) value;
        assertThat(PropertyListReader.read("a", damaged)).isNotNull();
      }
    }
  }

  @Test
  void a_binary_list_whose_sharing_multiplies_is_refused() {
    // 40 arrays, each holding the next one twice: 2^40 values.
    int arrays = 40;
    byte[] bytes = new byte[8 + arrays * 3 + 1 + (arrays + 1) + 32];
    System.arraycopy("bplist00".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
    int at = 8;
    int table = 8 + arrays * 3 + 1;
    for (int i = 0; i < arrays; i++) {
      bytes[table + i] = (byte) at;
      bytes[at++] = (byte) 0xA2;
      bytes[at++] = (byte) (i + 1);
      bytes[at++] = (byte) (i + 1);
    }
    bytes[table + arrays] = (byte) at;
    bytes[at] = 0x09;
    int trailer = bytes.length - 32;
    bytes[trailer + 6] = 1;
    bytes[trailer + 7] = 1;
    bytes[trailer + 15] = (byte) (arrays + 1);
    bytes[trailer + 31] = (byte) table;
    assertThat(problem(PropertyListReader.read("a", bytes))).contains("stands for more than");
  }

  @Test
  void a_broken_list_says_where_and_what() {
    assertThat(problem(xml("<dict>\n<key>a</key>\n</dict>"))).isEqualTo("5:1 key `a` has no value");
    assertThat(problem(xml("<dict>\n<key>a</key><array>\n</dict>")))
        .isEqualTo("6:1 `</dict>` cannot close `<array>` of line 5");
    assertThat(problem(xml("<dict>\n<string>x</string></dict>")))
        .isEqualTo("5:1 `<string>` in a dictionary has no `<key>` in front of it");
    assertThat(problem(xml("<dict><key>a</key><boolean/></dict>")))
        .endsWith("`<boolean>` is no element of a property list");
    assertThat(problem(xml("<dict><key>a</key><string>R & D</string></dict>")))
        .isEqualTo("4:29 `&` must be written `&amp;` in a property list");
    assertThat(problem(xml("<dict><key>a</key><integer>x</integer></dict>")))
        .endsWith("`x` is no value for `<integer>`");
    assertThat(problem(xml("<dict>oops</dict>")))
        .isEqualTo("4:7 text outside of an element: `oops`");
    assertThat(problem(read(HEAD + "<dict>\n<key>a</key>\n<string>x")))
        .contains("the file ends before `<string>` of line 6 is closed");
    assertThat(problem(read("{ a = 1;\n b = 2\n c = 3; }")))
        .isEqualTo("2:7 `;` is missing behind the value of `b`");
    assertThat(problem(read("{ a = {\n b = (1, 2"))).contains("the file ends before `(` of line 2");
  }

  @Test
  void a_root_that_is_no_dictionary_is_a_problem_and_still_a_value() {
    assertThat(problem(xml("<array/>"))).contains("the root is of type array");
    assertThat(problem(xml("<string>x</string>"))).contains("of type string");
    assertThat(problem(read("(a, b)"))).contains("of type array");
    assertThat(xml("<array/>").root()).isPresent();
  }

  @Test
  void nothing_in_a_list_is_a_problem() {
    assertThat(problem(read(""))).contains("empty");
    assertThat(problem(xml(""))).contains("no value");
    assertThat(problem(PropertyListReader.read("a", new byte[] {1, 0, 2, 0})))
        .contains("no property list");
  }

  @Test
  void a_merge_conflict_is_named_with_its_line() {
    String text =
        HEAD + "<dict>\n<<<<<<< HEAD\n<key>a</key><true/>\n=======\n>>>>>>> x\n</dict></plist>";
    assertThat(problem(read(text))).isEqualTo("5:1 a merge conflict is not resolved here");
    assertThat(problem(read("{\n a = 1;\n<<<<<<< HEAD\n=======\n>>>>>>> b\n}")))
        .startsWith("3:1 a merge");
  }

  @Test
  void preprocessor_lines_are_stepped_over() {
    PropertyList list =
        xml(
            "<dict>\n#if DEBUG\n<key>a</key><true/>\n#else\n  # include \"x.h\"\n#endif\n<key>b</key><string># if</string></dict>");
    assertThat(list.problem()).isEmpty();
    assertThat(list.preprocessed()).isTrue();
    assertThat(list.dict().orElseThrow().entries()).hasSize(2);
    assertThat(read("#include \"keys.h\"\n" + HEAD + "<dict/></plist>").preprocessed()).isTrue();
  }

  @Test
  void entities_are_refused_before_anybody_expands_them() {
    String bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE plist [\n<!ENTITY a \"xx\"><!ENTITY b \"&a;&a;\">]>\n<plist><string>&b;</string></plist>";
    assertThat(problem(read(bomb))).startsWith("3:1 declares entities");
    String external =
        "<!DOCTYPE plist SYSTEM \"http://127.0.0.1:9/x.dtd\">\n<plist><dict><key>a</key><string>&x;</string></dict></plist>";
    assertThat(problem(read(external))).contains("entity `&x;` is not known");
  }

  @Test
  void a_document_type_elsewhere_is_never_fetched() {
    String text =
        "<!DOCTYPE plist SYSTEM \"http://127.0.0.1:9/x.dtd\">\n<plist><dict><key>a</key><true/></dict></plist>";
    assertThat(read(text).dict().orElseThrow().find("a")).isPresent();
  }

  @Test
  void ten_thousand_levels_are_a_problem() {
    assertThat(problem(xml("<array>".repeat(10_000) + "</array>".repeat(10_000))))
        .contains("levels deep");
    assertThat(problem(read("(".repeat(10_000) + ")".repeat(10_000)))).contains("levels deep");
    assertThat(
            xml("<dict><key>a</key>" + "<array>".repeat(300) + "</array>".repeat(300) + "</dict>")
                .problem())
        .isEmpty();
  }

  @Test
  void an_oversized_file_is_a_problem() {
    MemoryTree tree =
        MemoryTree.builder().add("big.plist", new byte[PropertyListReader.LIMIT + 1]).build();
    assertThat(problem(PropertyListReader.read(tree, "big.plist"))).contains("more than the limit");
  }

  @Test
  void a_wrong_encoding_declaration_is_a_problem_and_the_list_is_read() {
    byte[] claimed =
        (HEAD.replace("UTF-8", "UTF-16") + "<dict><key>a</key><true/></dict></plist>")
            .getBytes(StandardCharsets.UTF_8);
    PropertyList list = PropertyListReader.read("Info.plist", claimed);
    assertThat(problem(list))
        .isEqualTo("1:1 the XML declaration declares the encoding UTF-16 and is not written in it");
    assertThat(list.dict().orElseThrow().find("a")).isPresent();
    byte[] unknown =
        (HEAD.replace("UTF-8", "x-klingon") + "<dict/></plist>").getBytes(StandardCharsets.UTF_8);
    assertThat(problem(PropertyListReader.read("a", unknown))).contains("x-klingon");
  }

  @Test
  void encodings_that_are_as_declared_are_read() {
    String body = "<dict><key>a</key><string>\u00e4</string></dict></plist>";
    byte[] latin =
        (HEAD.replace("UTF-8", "ISO-8859-1") + body).getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide =
        ("\uFEFF" + HEAD.replace("UTF-8", "UTF-16") + body).getBytes(StandardCharsets.UTF_16LE);
    byte[] marked = ("\uFEFF" + HEAD + body).getBytes(StandardCharsets.UTF_8);
    for (byte[] bytes : new byte[][] {latin, wide, marked}) {
      PropertyList list = PropertyListReader.read("a", bytes);
      assertThat(list.problem()).isEmpty();
      assertThat(
              list.dict().orElseThrow().find("a").flatMap(PlistValue::asText).orElseThrow().raw())
          .isEqualTo("\u00e4");
    }
  }

  @Test
  void any_prefix_and_any_changed_byte_of_a_list_is_an_answer() {
    byte[] whole =
        (HEAD
                + "<dict><!-- c --><key>a</key><array><string>x &lt;</string><integer>1</integer></array></dict></plist>")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < whole.length; i++) {
      assertThat(PropertyListReader.read("a", java.util.Arrays.copyOf(whole, i)).problem())
          .isPresent();
      byte[] changed = whole.clone();
      for (char c : new char[] {'<', '>', '&', '"', 0}) {
        changed[i] = (byte) c;
        assertThat(PropertyListReader.read("a", changed)).isNotNull();
      }
    }
  }
}
