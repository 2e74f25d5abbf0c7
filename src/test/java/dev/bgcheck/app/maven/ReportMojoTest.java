package dev.bgcheck.app.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMojoTest {
  @TempDir Path folder;
  private MavenBuild build;

  @BeforeEach
  void starts_a_build() {
    build = new MavenBuild(folder);
  }

  /** The text of a page; fails when something is closed that is not open, or never closed. */
  private static String page(ReportMojo report) throws Exception {
    StringBuilder text = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    Sink sink =
        (Sink)
            Proxy.newProxyInstance(
                Sink.class.getClassLoader(),
                new Class<?>[] {Sink.class},
                (proxy, method, arguments) -> {
                  String name = method.getName();
                  switch (name) {
                    case "text" -> text.append(arguments[0]);
                    case "flush", "close" -> {}
                    case "rawText" -> throw new AssertionError("text that nobody escapes");
                    default -> {
                      text.append('\n');
                      if (name.endsWith("_")) {
                        assertThat(open.pop() + "_").isEqualTo(name);
                      } else {
                        open.push(name);
                      }
                    }
                  }
                  return null;
                });
    report.generate(sink, Locale.ENGLISH);
    assertThat(open).isEmpty();
    return text.toString();
  }

  private ReportMojo inSite(MavenProject module, Map<String, Object> parameters) {
    ReportMojo report = build.report(module, parameters);
    report.setReportOutputDirectory(folder.resolve("site").toFile());
    return report;
  }

  @Test
  void the_page_has_findings_repairs_rules_targets_and_notices() throws Exception {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    ReportMojo report = inSite(module, Map.of());
    assertThat(report.canGenerateReport()).isTrue();
    assertThat(page(report))
        .containsSubsequence(
            "1 error in ",
            "Info.plist.xml:6:5",
            "bluetooth_central",
            "    6 |     <string>bluetooth_central</string>\n      |     ^^^^^",
            "How to repair: ",
            "<string>bluetooth-central</string>",
            "https://developer.apple.com/",
            "A background mode that does not exist",
            "Targets",
            "Walk",
            "UIBackgroundModes");
    assertThat(build.read("site/bgcheck-findings.html")).contains("bluetooth_central");
  }

  @Test
  void a_module_without_an_app_has_no_page() throws Exception {
    MavenProject module = build.module("", "pom");
    assertThat(inSite(module, Map.of()).canGenerateReport()).isFalse();
    MavenProject app = build.app("app", MavenBuild.WRONG_MODE);
    assertThat(inSite(app, Map.of("skip", true)).canGenerateReport()).isFalse();
    assertThat(page(inSite(module, Map.of()))).contains("no app of Apple's platforms");
  }

  @Test
  void a_clean_app_has_a_page_that_says_so() throws Exception {
    String page = page(inSite(build.app("", MavenBuild.NO_MODE), Map.of()));
    assertThat(page).contains("No findings in ").doesNotContain("Rules");
  }

  @Test
  void what_the_baseline_holds_is_not_on_the_page() throws Exception {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    build.baseline(module, Map.of()).execute();
    assertThat(page(inSite(module, Map.of())))
        .contains("1 in the baseline")
        .doesNotContain("did you mean");
  }

  @Test
  void outside_a_site_the_goal_writes_the_page_to_browse() throws Exception {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    build.report(module, Map.of()).execute();
    assertThat(build.read("target/bgcheck/bgcheck.html")).contains("bluetooth_central");
    assertThat(build.log.text()).contains("bgcheck.html");
  }

  @Test
  void the_site_knows_what_it_is() throws IOException {
    ReportMojo report = inSite(build.module("", "jar"), Map.of());
    assertThat(report.getName(Locale.ENGLISH)).isEqualTo("Background Check");
    assertThat(report.getDescription(Locale.ENGLISH)).isNotBlank();
    assertThat(report.getCategoryName()).isEqualTo("Project Reports");
    assertThat(report.isExternalReport()).isFalse();
    assertThat(report.getReportOutputDirectory()).hasName("site");
  }
}
