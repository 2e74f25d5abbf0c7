package dev.bgcheck.app.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
  @TempDir Path folder;
  private MavenBuild build;

  @BeforeEach
  void starts_a_build() {
    build = new MavenBuild(folder);
  }

  private void passes(MavenProject module, Map<String, Object> parameters) {
    assertThatCode(() -> build.check(module, parameters).execute()).doesNotThrowAnyException();
  }

  private void isRefused(MavenProject module, Map<String, Object> parameters, String... words) {
    assertThatThrownBy(() -> build.check(module, parameters).execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void findings_fail_the_build_and_the_message_says_how_to_go_on() throws IOException {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    assertThatThrownBy(() -> build.check(module, Map.of()).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContainingAll(
            "bgcheck found 1 violation.",
            folder.resolve("target/bgcheck/bgcheck.txt").toString(),
            "bgcheck:ignore RULE",
            "bgcheck:baseline",
            "-Dbgcheck.failOnViolation=false");
    assertThat(build.log.all)
        .anyMatch(
            line ->
                line.startsWith("error " + folder.resolve("Info.plist.xml") + ":[6,5] ")
                    && line.endsWith(" [unknown-background-mode]"));
    assertThat(build.read("target/bgcheck/bgcheck.txt")).contains("bluetooth-central");
    assertThat(build.read("target/bgcheck/bgcheck.sarif")).contains("unknown-background-mode");
  }

  @Test
  void what_is_allowed_passes() throws IOException {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    passes(module, Map.of("skip", true));
    assertThat(build.log.all).containsExactly("info bgcheck is skipped");
    passes(module, Map.of("failOnViolation", false));
    passes(module, Map.of("maxAllowedViolations", 1));
    passes(module, Map.of("failOnSeverity", "never"));
    passes(module, Map.of("excludes", List.of("*.plist.xml")));
    passes(module, Map.of("includes", List.of("src/**")));
    passes(module, Map.of("skipRules", List.of("unknown-background-mode")));
    passes(module, Map.of("targets", List.of("Walk"), "failOnViolation", false));
  }

  @Test
  void a_parameter_without_meaning_is_refused_with_the_possible_values() throws IOException {
    MavenProject module = build.app("", MavenBuild.NO_MODE);
    isRefused(module, Map.of("failOnSeverity", "serious"), "`serious`", "error, warning, note");
    isRefused(module, Map.of("minConfidence", "sure"), "`sure`", "certain, likely, possible");
    isRefused(module, Map.of("formats", List.of("pdf")), "`pdf`", "sarif");
    isRefused(module, Map.of("rules", List.of("no-such")), "no-such");
    isRefused(module, Map.of("targets", List.of("Run")), "Run");
  }

  @Test
  void a_missing_file_is_refused_with_the_parameter_to_correct() throws IOException {
    MavenProject module = build.app("", MavenBuild.NO_MODE);
    File missing = folder.resolve("missing").toFile();
    for (String name : List.of("infoPlist", "robovmConfig", "configFile")) {
      isRefused(module, Map.of(name, missing), missing.getPath(), "does not exist", name);
    }
    isRefused(module, Map.of("baselineFile", missing), "does not exist", "bgcheck:baseline");
    File list = folder.resolve("Info.plist.xml").toFile();
    File config = folder.resolve("robovm.xml").toFile();
    isRefused(module, Map.of("infoPlist", list, "robovmConfig", config), "set one of them");
  }

  @Test
  void an_explicit_configuration_of_mobivm_is_the_only_one_judged() throws IOException {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    build.write(
        "robovm-quiet.xml",
        "<config><executableName>Quiet</executableName>"
            + "<iosInfoPList>Quiet.plist.xml</iosInfoPList></config>");
    build.write("Quiet.plist.xml", MavenBuild.NO_MODE);
    passes(module, Map.of("robovmConfig", folder.resolve("robovm-quiet.xml").toFile()));
    assertThat(build.log.text()).contains("of 1 target");
  }

  @Test
  void a_module_with_nothing_to_check_passes_with_one_line() throws IOException {
    MavenProject module = build.module("", "jar");
    build.write("src/main/java/Main.java", "final class Main {}\n");
    passes(module, Map.of());
    assertThat(build.log.all)
        .containsExactly("info bgcheck: no app of Apple's platforms in this module");
  }

  @Test
  void a_module_that_is_not_compiled_is_said_to_be_so() throws IOException {
    passes(build.app("", MavenBuild.NO_MODE), Map.of());
    assertThat(build.log.text()).contains("the module is not compiled");
  }

  @Test
  void a_configuration_that_cannot_be_read_is_no_reason_to_pass() throws IOException {
    MavenProject module = build.app("", MavenBuild.NO_MODE);
    build.write("robovm.xml", "<config><iosInfoPList>");
    isRefused(module, Map.of(), "robovm.xml", "repair it, or set bgcheck.skip");
  }

  @Test
  void a_file_of_the_project_cannot_write_log_lines() throws IOException {
    MavenProject module =
        build.app("", MavenBuild.WRONG_MODE.replace("bluetooth_central", "a&#10;[INFO] all good"));
    assertThatThrownBy(() -> build.check(module, Map.of()).execute())
        .isInstanceOf(MojoFailureException.class);
    assertThat(build.log.all).noneMatch(line -> line.contains("\n"));
  }

  @Test
  void the_same_sources_give_the_same_report() throws IOException {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    Map<String, Object> json = Map.of("formats", List.of("json"), "failOnViolation", false);
    passes(module, json);
    String first = build.read("target/bgcheck/bgcheck.json");
    passes(module, json);
    assertThat(build.read("target/bgcheck/bgcheck.json")).isEqualTo(first);
  }
}
