package dev.bgcheck.frontend.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.InfoPlist.Knowledge;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.TargetKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final String PACKAGE =
      "// swift-tools-version:5.9\nimport PackageDescription\n"
          + "let package = Package(name: \"Buying\", targets: [.target(name: \"Buying\")])\n";
  private static final String PBX = "App.xcodeproj/project.pbxproj";

  @Test
  void an_app_without_its_project_is_read_beside_a_package_deep_in_it() {
    Loaded loaded =
        Loaded.of(
            "App/AppDelegate.swift", "import UIKit\nimport Buying\n",
            "App/Model.m", "",
            "App/Model.h", "",
            "App/Info.plist", Loaded.plist(Loaded.modes("audio")),
            "AppTests/ModelTests.swift", "",
            "Packages/Buying/Package.swift", PACKAGE,
            "Packages/Buying/Sources/Buying/Buying.swift", "");

    assertThat(loaded.names()).containsExactly("Buying", "app");
    assertThat(loaded.sources("app"))
        .containsExactly("App/AppDelegate.swift", "App/Model.h", "App/Model.m");
    AppTarget app = loaded.target("app");
    assertThat(app.origin()).isEqualTo(ProjectOrigin.BARE_FOLDER);
    assertThat(app.kind()).isEqualTo(TargetKind.APP);
    assertThat(loaded.texts("app", "UIBackgroundModes")).containsExactly("audio");
    assertThat(loaded.plistOf("app").knowledge()).isEqualTo(Knowledge.PARTIAL);
    assertThat(loaded.project.codeOf(app)).contains(loaded.target("Buying"));
    assertThat(loaded.notices())
        .singleElement()
        .asString()
        .startsWith("limited - 2 of 3 source files are in no target that could be read")
        .contains("2 in App; check in the project");
  }

  @Test
  void a_package_that_holds_all_sources_but_tests_and_manifests_has_nothing_left_over() {
    Loaded loaded =
        Loaded.of(
            "Package.swift",
            PACKAGE,
            "Package@swift-5.5.swift",
            PACKAGE,
            "Sources/Buying/Buying.swift",
            "",
            "IntegrationTests/Resources/A.swift",
            "");

    assertThat(loaded.names()).containsExactly("Buying");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void a_stray_source_beside_the_project_of_a_framework_is_no_app() {
    Loaded loaded =
        Loaded.of(
            "project.yml",
            "name: Kit\ntargets: {Kit: {type: framework, platform: iOS, sources: [Kit]}}\n",
            "Kit/Kit.swift",
            "",
            "Template/Template.swift",
            "");

    assertThat(loaded.names()).containsExactly("Kit");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void a_few_sources_outside_of_the_targets_of_an_app_are_nobody_s_concern() {
    Loaded loaded = Loaded.of(appWith(40, "Unused/Old", 9));

    assertThat(loaded.names()).containsExactly("App");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void many_sources_outside_of_the_targets_of_an_app_are_told_and_not_read() {
    Loaded loaded = Loaded.of(appWith(5, "Kiosk/Screen", 12, "Watch/View", 8, "AppTests/T", 50));

    assertThat(loaded.names()).containsExactly("App");
    assertThat(loaded.notices())
        .containsExactly(
            "skipped - 20 of 25 source files are in no target and not checked: 12 in Kiosk, 8 in"
                + " Watch; a folder of them is checked on its own when it is named");
  }

  @Test
  void a_hundred_sources_are_many_in_an_app_of_any_size() {
    Loaded loaded = Loaded.of(appWith(900, "Kiosk/Screen", 100));

    assertThat(loaded.notices()).singleElement().asString().contains("100 of 1000 source files");
  }

  @Test
  void a_project_of_a_workspace_that_is_missing_leaves_its_folder() {
    String workspace =
        "<Workspace><FileRef location=\"group:Kiosk/Kiosk.xcodeproj\"></FileRef></Workspace>";
    List<String> files = new ArrayList<>(List.of(appWith(1, "App/Unused", 2, "Kiosk/Screen", 10)));
    files.addAll(List.of("All.xcworkspace/contents.xcworkspacedata", workspace));
    Loaded loaded = Loaded.of(files.toArray(String[]::new));

    assertThat(loaded.names()).containsExactly("App", "app");
    assertThat(loaded.sources("app"))
        .hasSize(10)
        .allSatisfy(path -> assertThat(path).startsWith("Kiosk/"));
    assertThat(loaded.notices()).hasSize(2);
    assertThat(loaded.notices().get(1))
        .contains("10 of 13 source files are")
        .contains("10 in Kiosk");
  }

  @Test
  void what_a_broken_project_holds_is_read_without_its_settings() {
    Loaded loaded =
        Loaded.of(PBX, "{ objects = {", "App/A.swift", "", "App/Info.plist", Loaded.plist(""));

    assertThat(loaded.names()).containsExactly("app");
    assertThat(loaded.plistOf("app").knowledge()).isEqualTo(Knowledge.PARTIAL);
    assertThat(loaded.notices()).hasSize(2);
    assertThat(loaded.notices().get(0)).startsWith("not-parsed App.xcodeproj/project.pbxproj:1:");
    assertThat(loaded.project.paths().get(0).problem()).isEmpty();
  }

  /** An app of so many sources, and files beside it: name, how many, name, how many, …. */
  private static String[] appWith(int claimed, Object... others) {
    List<String> files = new ArrayList<>();
    XcodeFixture project = XcodeFixture.project();
    String[] ids = new String[claimed];
    for (int i = 0; i < claimed; i++) {
      ids[i] = "F" + i;
      project = project.file(ids[i], "App/A" + i + ".swift");
      files.add("App/A" + i + ".swift");
      files.add("");
    }
    for (int i = 0; i < others.length; i += 2) {
      for (int number = 0; number < (Integer) others[i + 1]; number++) {
        files.add(others[i] + "" + number + ".swift");
        files.add("");
      }
    }
    files.add(PBX);
    files.add(project.app("App", "", ids).text());
    return files.toArray(String[]::new);
  }
}
