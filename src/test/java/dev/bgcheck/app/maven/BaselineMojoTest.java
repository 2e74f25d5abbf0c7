package dev.bgcheck.app.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineMojoTest {
  private static final String HANDLER =
      """
      import org.robovm.apple.uikit.UIApplication;
      import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
      import org.robovm.apple.uikit.UIBackgroundFetchResult;
      import org.robovm.objc.block.VoidBlock1;
      public class %s extends UIApplicationDelegateAdapter {
        @Override
        public void performFetch(
            UIApplication app, VoidBlock1<UIBackgroundFetchResult> completionHandler) {}
      }
      """;

  private static final String FETCHES = MavenBuild.WRONG_MODE.replace("bluetooth_central", "fetch");

  @TempDir Path folder;
  private MavenBuild build;
  private Map<String, Object> shared;

  @BeforeEach
  void starts_a_build() {
    build = new MavenBuild(folder);
    shared = Map.of("baselineFile", folder.resolve("known.json").toFile());
  }

  private void passes(MavenProject module, Map<String, Object> parameters) {
    assertThatCode(() -> build.check(module, parameters).execute()).doesNotThrowAnyException();
  }

  @Test
  void what_was_there_is_no_violation_any_more() throws Exception {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    build.baseline(module, Map.of()).execute();
    assertThat(build.log.text())
        .contains("wrote 1 finding to " + folder.resolve("bgcheck-baseline.json"));
    passes(module, Map.of());
    build.write("Info.plist.xml", MavenBuild.NO_MODE);
    passes(module, Map.of());
    assertThat(build.log.text()).contains("1 finding of the baseline no longer there");
  }

  @Test
  void modules_that_share_a_file_keep_what_the_others_wrote() throws Exception {
    MavenProject run = build.app("run", MavenBuild.WRONG_MODE);
    MavenProject walk = build.app("walk", MavenBuild.WRONG_MODE);
    build.baseline(run, shared).execute();
    build.baseline(walk, shared).execute();
    assertThat(build.read("known.json")).contains("run/Info.plist.xml", "walk/Info.plist.xml");
    passes(run, shared);
    passes(walk, shared);
  }

  @Test
  void a_module_replaces_its_own_entries_only() throws Exception {
    MavenProject run = build.app("run", MavenBuild.WRONG_MODE);
    MavenProject walk = build.app("walk", MavenBuild.WRONG_MODE);
    build.baseline(run, shared).execute();
    build.baseline(walk, shared).execute();
    build.write("walk/Info.plist.xml", MavenBuild.NO_MODE);
    build.again().baseline(walk, shared).execute();
    assertThat(build.read("known.json"))
        .contains("run/Info.plist.xml")
        .doesNotContain("walk/Info.plist.xml");
  }

  @Test
  void findings_in_code_that_two_apps_share_stay_once_and_go_with_the_code() throws Exception {
    build.module("", "pom");
    MavenProject core = build.module("core", "jar");
    MavenProject run = withDependency(build.app("run", FETCHES), core);
    MavenProject walk = withDependency(build.app("walk", FETCHES), core);
    build.write("core/src/main/java/Walk.java", HANDLER.formatted("Walk"));
    build.baseline(run, shared).execute();
    build.baseline(walk, shared).execute();
    String known = build.read("known.json");
    assertThat(known).containsOnlyOnce("completion-handler-not-called").doesNotContain("count");
    passes(run, shared);
    passes(walk, shared);
    build.write("core/src/main/java/Walk.java", "final class Walk {}\n");
    MavenBuild next = build.again();
    next.baseline(run, shared).execute();
    next.baseline(walk, shared).execute();
    assertThat(build.read("known.json")).doesNotContain("completion-handler-not-called");
  }

  private static MavenProject withDependency(MavenProject app, MavenProject core) {
    app.setArtifacts(
        Set.of(
            new DefaultArtifact(
                core.getGroupId(),
                core.getArtifactId(),
                "1",
                "compile",
                "jar",
                null,
                new DefaultArtifactHandler("jar"))));
    return app;
  }

  @Test
  void what_a_removed_module_left_goes() throws Exception {
    build.module("", "pom");
    MavenProject run = build.app("run", MavenBuild.WRONG_MODE);
    build.write(
        "known.json",
        "{\"bgcheck-baseline\": 1, \"findings\": [{\"file\": \"gone/Info.plist.xml\","
            + " \"rule\": \"unknown-background-mode\", \"symbol\": \"\", \"text\": \"x\"}]}");
    build.baseline(run, shared).execute();
    assertThat(build.read("known.json")).contains("run/Info.plist.xml").doesNotContain("gone");
  }

  @Test
  void a_broken_file_is_neither_used_nor_replaced() throws IOException {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    build.write("known.json", "<<<<<<< ours");
    assertThatThrownBy(() -> build.baseline(module, shared).execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll("known.json", "delete it and run the goal bgcheck:baseline");
    assertThat(build.read("known.json")).isEqualTo("<<<<<<< ours");
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws IOException {
    MavenProject module = build.app("", MavenBuild.WRONG_MODE);
    File place = Files.createDirectory(folder.resolve("taken")).toFile();
    Files.createFile(place.toPath().resolve("file"));
    assertThatThrownBy(() -> build.baseline(module, Map.of("baselineFile", place)).execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("taken");
  }
}
