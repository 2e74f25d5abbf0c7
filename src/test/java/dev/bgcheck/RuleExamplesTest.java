package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.PropertyListParser;
import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.Repairs;
import dev.bgcheck.engine.Rulebook;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of every rule is a test: a line that expects a finding has one, every other line
 * has none. Each runs again with harmless changes that must not change the result.
 */
class RuleExamplesTest {
  private static final Linter LINTER =
      new Linter(Rulebook.builtIn(), new SourceReading(ApiCatalogLoader.loadShipped()));

  @TestFactory
  Stream<DynamicNode> every_example_finds_what_it_expects_and_nothing_else() throws Exception {
    // While a rule is written its own examples are enough: -Dbgcheck.rule=session-overwritten
    Optional<String> only = Optional.ofNullable(System.getProperty("bgcheck.rule"));
    return Rulebook.builtIn().documented().rules().stream()
        .filter(rule -> only.isEmpty() || List.of(only.get().split(",")).contains(rule.id()))
        .map(RuleExamplesTest::testsOf);
  }

  private static DynamicNode testsOf(Rule rule) {
    return DynamicContainer.dynamicContainer(
        rule.id(), rule.examples().stream().map(example -> testsOf(rule, example)));
  }

  private static DynamicNode testsOf(Rule rule, RuleExample example) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest("as written", () -> run(rule, example.files())));
    for (Variation variation : Variation.values()) {
      if (variation.applies(example.files())
          && !example.skippedVariations().contains(variation.word())) {
        tests.add(
            DynamicTest.dynamicTest(variation.word(), () -> variation.run(rule, example.files())));
      }
    }
    return DynamicContainer.dynamicContainer(example.name(), tests);
  }

  @Test
  void every_variation_that_an_example_leaves_out_exists() throws Exception {
    List<String> words = Stream.of(Variation.values()).map(Variation::word).toList();

    for (Rule rule : Rulebook.builtIn().documented().rules()) {
      for (RuleExample example : rule.examples()) {
        assertThat(words)
            .as("%s: %s", rule.id(), example.name())
            .containsAll(example.skippedVariations());
      }
    }
  }

  /** A change of the files that must not change what is found, or changes it in a known way. */
  private enum Variation {
    /** Line ends of Windows. */
    CRLF {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        RuleExamplesTest.run(rule, map(files, text -> text.replace("\n", "\r\n")));
      }
    },
    /** Characters outside the basic plane before each marked place: columns move with them. */
    EMOJI {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        Map<String, String> changed = new LinkedHashMap<>();
        files.forEach(
            (path, text) -> {
              String shifted = text;
              if (isXml(text)) {
                shifted =
                    text.replaceAll(
                        "(?m)^([ \\t]*)(<\\w.*<!-- expect)", "$1<!-- \uD83D\uDEA2 -->$2");
              } else if (SourceLanguage.ofPath(path).isPresent()) {
                shifted = text.replaceAll("(?m)^([ \\t]*)(.*// expect)", "$1/* \uD83D\uDEA2 */ $2");
              }
              changed.put(path, shifted);
            });
        RuleExamplesTest.run(rule, changed);
      }
    },
    /** The same words in comments: what is not there cannot be wrong. */
    COMMENT {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        Map<String, String> silent = new LinkedHashMap<>();
        files.forEach(
            (path, text) -> {
              String commented = text;
              if (isXml(text)) {
                commented =
                    text.replaceAll("<!--.*?-->", "")
                        .replaceFirst("(?s)<dict>(.*)</dict>", "<dict><!--$1--></dict>");
              } else if (SourceLanguage.ofPath(path).isPresent()) {
                commented = text.replaceAll("(?m)^", "// ");
              }
              silent.put(path, commented);
            });
        assertThat(lint(rule, silent).findings())
            .allMatch(
                finding ->
                    !isXml(finding.span().file().text())
                        && SourceLanguage.ofPath(finding.span().file().path()).isEmpty());
      }
    },
    /** Property lists in the binary form: the same findings, at the file. */
    BINARY {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        MemoryTree.Builder tree = MemoryTree.builder();
        for (Map.Entry<String, String> file : files.entrySet()) {
          tree.add(file.getKey(), binary(file.getKey(), file.getValue()));
        }
        LintResult result = lint(rule.id(), tree.build());
        assertThat(result.findings()).hasSize(expected(files));
      }
    },
    /** The machine's own repairs: what they repair is gone, and the files can still be read. */
    FIX {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        LintResult before = lint(rule, files);
        Map<String, String> repaired = new LinkedHashMap<>(files);
        long left = 0;
        for (Finding finding : before.findings()) {
          List<TextEdit> edits = finding.fix().orElseThrow().edits();
          left += edits.isEmpty() ? 1 : 0;
        }
        applyEdits(before.findings(), repaired);
        LintResult after = lint(rule, repaired);
        assertThat(after.findings()).as("%s", repaired).hasSize((int) left);
        assertThat(after.notices()).isEqualTo(before.notices());
        if (before.findings().size() > left) {
          LintResult broken = lint("unreadable-property-list", repaired);
          assertThat(broken.findings()).isEmpty();
        }
      }
    },
    /** Repairs in rounds: line ends stay, and who repairs again changes nothing. */
    FIX_AGAIN {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        for (Repairs.Scope scope : Repairs.Scope.values()) {
          Map<String, String> once = repaired(rule, files, scope);
          assertThat(repaired(rule, once, scope)).isEqualTo(once);
          Map<String, String> windows = map(files, text -> text.replace("\n", "\r\n"));
          assertThat(repaired(rule, windows, scope))
              .isEqualTo(map(once, text -> text.replace("\n", "\r\n")));
          if (scope == Repairs.Scope.SAFE) {
            once.forEach(
                (path, text) -> {
                  if (SourceLanguage.ofPath(path).isPresent() || !isXml(files.get(path))) {
                    assertThat(text).as(path).isEqualTo(files.get(path));
                  }
                });
          }
        }
      }
    },
    /** A comment that silences each expected finding. */
    SUPPRESSION {
      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        Map<String, String> silenced =
            map(
                files,
                text -> text.replaceAll("expect\\b", "bgcheck:ignore " + rule.id() + " — why"));
        LintResult result = lint(rule, silenced);
        assertThat(result.findings()).isEmpty();
        assertThat(result.suppressed()).hasSize(expected(files));
        assertThat(result.notices())
            .noneMatch(notice -> notice.kind() == Notice.Kind.UNUSED_SUPPRESSION);
      }
    },
    /** Java, compiled: the class files decide, the sources give the places. */
    COMPILED {
      @Override
      boolean applies(Map<String, String> files) {
        return CompiledExample.isJava(files);
      }

      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        RuleExamplesTest.check(rule, files, lint(rule.id(), CompiledExample.of(files).tree(true)));
      }
    },
    /** The same without the jar of the binding: the catalogue alone tells what calls mean. */
    COMPILED_WITHOUT_BINDING {
      @Override
      boolean applies(Map<String, String> files) {
        return CompiledExample.isJava(files);
      }

      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        RuleExamplesTest.check(rule, files, lint(rule.id(), CompiledExample.of(files).tree(false)));
      }
    },
    /**
     * Class files whose sources are not there. They have no lines, so what a rule says twice of one
     * class may be told once.
     */
    COMPILED_ALONE {
      @Override
      boolean applies(Map<String, String> files) {
        return CompiledExample.isJava(files);
      }

      @Override
      void run(Rule rule, Map<String, String> files) throws Exception {
        LintResult result = lint(rule.id(), CompiledExample.of(files).withoutSources());
        assertThat(result.findings().isEmpty()).isEqualTo(expected(files) == 0);
      }
    };

    boolean applies(Map<String, String> files) {
      return true;
    }

    abstract void run(Rule rule, Map<String, String> files) throws Exception;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private interface Change {
    String of(String text);
  }

  private static Map<String, String> map(Map<String, String> files, Change change) {
    Map<String, String> changed = new LinkedHashMap<>();
    files.forEach((path, text) -> changed.put(path, change.of(text)));
    return changed;
  }

  private static boolean isXml(String text) {
    return text.startsWith("<");
  }

  private static int expected(Map<String, String> files) {
    return files.values().stream().mapToInt(text -> RuleExample.expectedLines(text).size()).sum();
  }

  /** From the end of each file, so that no edit moves the place of another. */
  private static void applyEdits(List<Finding> findings, Map<String, String> files) {
    List<TextEdit> edits = new ArrayList<>();
    findings.forEach(finding -> edits.addAll(finding.fix().orElseThrow().edits()));
    edits.sort(Comparator.comparing(TextEdit::span).reversed());
    for (TextEdit edit : edits) {
      String path = edit.span().file().path();
      String text = files.get(path);
      files.put(
          path,
          text.substring(0, edit.span().start())
              + edit.newText()
              + text.substring(edit.span().end()));
    }
  }

  private static Map<String, String> repaired(
      Rule rule, Map<String, String> files, Repairs.Scope scope) throws Exception {
    Map<String, String> repaired = new LinkedHashMap<>(files);
    Repairs.make(MemoryTree.of(files), scope, tree -> lint(rule.id(), tree).findings())
        .files()
        .forEach(file -> repaired.put(file.path(), file.text()));
    return repaired;
  }

  private static LintResult lint(Rule rule, Map<String, String> files) throws Exception {
    return lint(rule.id(), files);
  }

  private static byte[] binary(String path, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean list = path.endsWith(".plist") || path.endsWith(".entitlements");
    // Asked first: the library's own way in prints to standard error what it refuses.
    if (!list || PropertyListReader.read(path, bytes).problem().isPresent()) {
      return bytes;
    }
    return BinaryPropertyListWriter.writeToArray(PropertyListParser.parse(bytes));
  }

  private static LintResult lint(String rule, Map<String, String> files) throws Exception {
    return lint(rule, MemoryTree.of(files));
  }

  private static LintResult lint(String rule, SourceTree tree) throws Exception {
    LintRequest request =
        LintRequest.of(tree, List.of(""))
            .onlyRule(rule)
            .minConfidence(Confidence.LIKELY)
            .jobs(1)
            .build();
    LintResult result = LINTER.run(request);
    assertThat(result.internalErrors()).as("%s", result.notices()).isZero();
    return result;
  }

  private static void run(Rule rule, Map<String, String> files) throws Exception {
    check(rule, files, lint(rule, files));
  }

  private static void check(Rule rule, Map<String, String> files, LintResult result) {
    Map<String, SortedSet<Integer>> found = new LinkedHashMap<>();
    List<String> messages = new ArrayList<>();
    for (Finding finding : result.findings()) {
      found
          .computeIfAbsent(finding.span().file().path(), path -> new TreeSet<>())
          .add(finding.span().line());
      messages.add(finding.span() + ": " + finding.message());
    }
    StringBuilder picture = new StringBuilder();
    boolean agrees = true;
    for (Map.Entry<String, String> file : files.entrySet()) {
      SortedSet<Integer> expected = RuleExample.expectedLines(file.getValue());
      SortedSet<Integer> actual = found.getOrDefault(file.getKey(), new TreeSet<>());
      agrees &= expected.equals(actual);
      draw(file.getKey(), file.getValue(), expected, actual, picture);
    }
    agrees &= files.keySet().containsAll(found.keySet());
    agrees &= result.findings().size() == expected(files);
    if (!agrees) {
      fail(
          rule.id()
              + "\n"
              + picture
              + "\nfindings:\n"
              + String.join("\n", messages)
              + "\nnotices: "
              + result.notices());
    }
  }

  private static void draw(
      String path,
      String text,
      SortedSet<Integer> expected,
      SortedSet<Integer> actual,
      StringBuilder picture) {
    picture.append("\n--- ").append(path).append('\n');
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      number++;
      String mark = "         ";
      if (expected.contains(number) && !actual.contains(number)) {
        mark = "MISSING> ";
      } else if (!expected.contains(number) && actual.contains(number)) {
        mark = "NOISY>   ";
      } else if (expected.contains(number)) {
        mark = "ok       ";
      }
      picture.append(mark).append(line).append('\n');
    }
  }
}
