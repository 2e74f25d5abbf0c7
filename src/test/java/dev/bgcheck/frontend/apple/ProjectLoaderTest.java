package dev.bgcheck.frontend.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ProjectLoaderTest {

  @Test
  void a_path_that_leads_to_nothing_says_so_in_one_line() {
    AppProject project =
        ProjectLoader.load(
            MemoryTree.of(Map.of("docs/readme.md", "x", "notes.txt", "y")),
            List.of("gone", "docs", "notes.txt"));
    assertThat(project.paths())
        .extracting(one -> one.problem().orElseThrow())
        .containsExactly(
            "gone does not exist",
            "there is nothing to check in docs",
            "notes.txt is no project, property list or source file");
    assertThat(project.targets()).isEmpty();
  }

  @Test
  void a_bare_folder_is_one_target() {
    Loaded loaded =
        Loaded.of(
            "Info.plist", Loaded.plist(Loaded.modes("audio")),
            "A.swift", "import UIKit",
            "Pods/X/X.m", "",
            "build/Y.swift", "",
            "ignored/Z.swift", "",
            ".gitignore", "ignored/\n");
    AppTarget target = loaded.project.targets().get(0);
    assertThat(loaded.project.targets()).hasSize(1);
    assertThat(target.origin()).isEqualTo(ProjectOrigin.BARE_FOLDER);
    assertThat(target.kind()).isEqualTo(TargetKind.APP);
    assertThat(target.platforms()).containsExactly(Platform.IOS);
    assertThat(target.sources())
        .extracting(one -> one.path() + (one.library() ? " library" : ""))
        .containsExactly("A.swift", "Pods/X/X.m library");
    assertThat(target.mainConfiguration().entitlements().state())
        .isEqualTo(Entitlements.State.UNKNOWN);
  }

  @Test
  void a_bare_folder_tells_its_platform_by_keys_and_imports() {
    assertThat(bare("Info.plist", Loaded.plist("<key>WKApplication</key><true/>")).kind())
        .isEqualTo(TargetKind.WATCH_APP);
    assertThat(bare("Info.plist", Loaded.plist("<key>WKBackgroundModes</key><array/>")).platforms())
        .containsExactly(Platform.WATCHOS);
    assertThat(
            bare("Info.plist", Loaded.plist("<key>DTPlatformName</key><string>appletvos</string>"))
                .platforms())
        .containsExactly(Platform.TVOS);
    assertThat(
            bare(
                    "Info.plist",
                    Loaded.plist(
                        "<key>NSExtension</key><dict><key>NSExtensionPointIdentifier</key><string>com.apple.watchkit</string></dict>"))
                .kind())
        .isEqualTo(TargetKind.WATCH_EXTENSION);
    assertThat(bare("Info.plist", Loaded.plist("<key>NSExtension</key><dict/>")).kind())
        .isEqualTo(TargetKind.APP_EXTENSION);
    assertThat(bare("A.swift", "import WatchKit\n").platforms()).containsExactly(Platform.WATCHOS);
    assertThat(bare("A.swift", "import WatchKit\nimport UIKit\n").platforms())
        .containsExactly(Platform.IOS);
    assertThat(bare("A.swift", "import AppKit\n").platforms()).containsExactly(Platform.MACOS);
    assertThat(bare("A.swift", "let a = 1\n").platforms()).containsExactly(Platform.IOS);
  }

  private static AppTarget bare(String path, String text) {
    return Loaded.of(path, text).project.targets().get(0);
  }

  @Test
  void variables_in_a_bare_list_stay_holes() {
    InfoPlist list =
        bare("Info.plist", Loaded.plist("<key>CFBundleIdentifier</key><string>$(ID).x</string>"))
            .mainConfiguration()
            .infoPlist();
    assertThat(
            list.findValue("CFBundleIdentifier")
                .flatMap(one -> one.asText())
                .orElseThrow()
                .value()
                .suffix())
        .isEqualTo(".x");
  }

  @Test
  void single_files_are_targets() {
    for (String path :
        List.of("a/Info.plist", "a/A.swift", "a/B.class", "a/lib.jar", "a/X.entitlements")) {
      Loaded loaded =
          Loaded.at(path, path, path.endsWith("t") || path.endsWith("s") ? Loaded.plist("") : "x");
      assertThat(loaded.project.targets()).hasSize(1);
      assertThat(loaded.project.paths().get(0).problem()).isEmpty();
    }
    assertThat(Loaded.at("a/A.swift", "a/A.swift", "").plistOf("A.swift").knowledge())
        .isEqualTo(InfoPlist.Knowledge.UNKNOWN);
  }

  @Test
  void lists_that_no_target_uses_are_orphans() {
    Loaded loaded =
        Loaded.of(
            "App.xcodeproj/project.pbxproj",
                XcodeFixture.project().app("App", "INFOPLIST_FILE = Info.plist;").text(),
            "Info.plist", Loaded.plist(""),
            "Old/Info.plist", "<plist><dict><oops/></dict></plist>");
    assertThat(loaded.project.orphans()).containsExactly("Old/Info.plist");
    assertThat(loaded.project.lists()).hasSize(1);
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void several_projects_in_one_tree_are_all_read() {
    Loaded loaded =
        Loaded.of(
            "A/A.xcodeproj/project.pbxproj", XcodeFixture.project().app("A", "").text(),
            "B/B.xcodeproj/project.pbxproj", XcodeFixture.project().app("B", "").text());
    assertThat(loaded.names()).containsExactly("A", "B");
  }

  @Test
  void a_project_is_read_once_for_two_paths() {
    MemoryTree tree =
        MemoryTree.of(
            Map.of("A/A.xcodeproj/project.pbxproj", XcodeFixture.project().app("A", "").text()));
    AppProject project = ProjectLoader.load(tree, List.of("A", "A/A.xcodeproj"));
    assertThat(project.targets()).hasSize(1);
    assertThat(project.paths()).allMatch(one -> one.problem().isEmpty());
  }

  @Test
  void a_project_folder_without_a_project_file_is_told() {
    Loaded loaded = Loaded.of("A.xcodeproj/xcshareddata/x.xcscheme", "");
    assertThat(loaded.notices())
        .singleElement()
        .asString()
        .contains("A.xcodeproj/project.pbxproj is missing");
  }

  @Test
  void code_that_package_managers_would_bring_is_known_to_be_missing() {
    Loaded loaded =
        Loaded.of(
            "ios/App.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("App", "").text(),
            "ios/Podfile",
            "",
            "package.json",
            "{\"dependencies\": {\"react-native\": \"1\"}}",
            ".gitmodules",
            "[submodule \"x\"]\n\tpath = ios/Sub\n");
    assertThat(loaded.target("App").externalDependencies())
        .extracting(one -> one.name())
        .containsExactlyInAnyOrder("CocoaPods", "react-native", "ios/Sub");
  }

  @Test
  void a_loop_of_symbolic_links_ends(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("A.swift"), "import UIKit");
    Files.createDirectories(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub/up"), folder);
    Files.createSymbolicLink(folder.resolve("dead"), folder.resolve("gone"));
    AppProject project = ProjectLoader.load(DiskTree.at(folder), List.of(""));
    assertThat(project.targets().get(0).sources()).hasSize(1);
  }

  @Test
  void a_folder_that_must_not_be_read_is_told(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("A.swift"), "import UIKit");
    Path closed = Files.createDirectories(folder.resolve("closed"));
    assumeFalse(
        !closed.toFile().setReadable(false) || Files.isReadable(closed), "runs with all rights");
    AppProject project = ProjectLoader.load(DiskTree.at(folder), List.of(""));
    assertThat(project.notices())
        .anyMatch(one -> one.message().startsWith("closed cannot be read"));
  }
}
