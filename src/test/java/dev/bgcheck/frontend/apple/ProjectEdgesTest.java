package dev.bgcheck.frontend.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.Entitlements;
import org.junit.jupiter.api.Test;

/** What lies at the edge of a project: members for some platforms, files that are missing. */
class ProjectEdgesTest {
  private static final String COMPUTED =
      "import ProjectDescription\n"
          + "let project = Project(name: \"App\", targets: names.map { target($0) })\n";

  private static final String PBX = "App.xcodeproj/project.pbxproj";

  @Test
  void a_source_for_mac_catalyst_or_macos_alone_is_none_of_the_target() {
    String project =
        XcodeFixture.project()
            .file("F1", "Shared.swift")
            .file("F2", "Desktop.swift")
            .file("F3", "Menu.swift")
            .file("F4", "Phone.swift")
            .app("App", "", "F1", "F2", "F3", "F4")
            .text()
            .replace("fileRef = F2;", "fileRef = F2; platformFilter = maccatalyst;")
            .replace("fileRef = F3;", "fileRef = F3; platformFilters = (macos, maccatalyst, );")
            .replace("fileRef = F4;", "fileRef = F4; platformFilters = (ios, maccatalyst, );");

    Loaded loaded =
        Loaded.of(
            PBX,
            project,
            "Shared.swift",
            "",
            "Desktop.swift",
            "",
            "Menu.swift",
            "",
            "Phone.swift",
            "");

    assertThat(loaded.sources("App")).containsExactlyInAnyOrder("Shared.swift", "Phone.swift");
  }

  @Test
  void entitlements_are_unknown_while_the_base_configuration_that_may_name_them_is_missing() {
    XcodeFixture fixture = XcodeFixture.project().file("X1", "App.xcconfig").app("App", "");
    String project =
        fixture
            .text()
            .replace(
                "isa = XCBuildConfiguration;",
                "isa = XCBuildConfiguration; baseConfigurationReference = X1;");

    Loaded missing = Loaded.of(PBX, project);
    Loaded there = Loaded.of(PBX, project, "App.xcconfig", "PRODUCT_NAME = App\n");

    assertThat(missing.target("App").mainConfiguration().entitlements().state())
        .isEqualTo(Entitlements.State.UNKNOWN);
    assertThat(missing.notices()).anyMatch(notice -> notice.contains("App.xcconfig"));
    assertThat(there.target("App").mainConfiguration().entitlements().state())
        .isEqualTo(Entitlements.State.ABSENT);
  }

  @Test
  void the_root_folder_may_be_the_source_of_a_generated_target() {
    for (String sources : new String[] {".", "./", "[.]", "[\".\"]", "[{path: .}]"}) {
      Loaded loaded =
          Loaded.of(
              "project.yml",
              "name: App\ntargets:\n  App:\n    type: application\n    platform: iOS\n    sources: "
                  + sources
                  + "\n",
              "Main.swift",
              "");

      assertThat(loaded.sources("App")).as(sources).containsExactly("Main.swift");
    }
  }

  @Test
  void a_manifest_that_cannot_be_followed_is_the_reason_why_nothing_is_checked() {
    Loaded loaded = Loaded.of("Project.swift", COMPUTED, "README.md", "");

    assertThat(loaded.project.paths().get(0).problem().orElseThrow())
        .startsWith("nothing in . could be read: Project.swift:1:1: ")
        .contains("not followed");
  }

  @Test
  void sources_beside_a_manifest_that_cannot_be_followed_are_read_all_the_same() {
    Loaded loaded = Loaded.of("Project.swift", COMPUTED, "Main.swift", "");

    assertThat(loaded.project.paths().get(0).problem()).isEmpty();
    assertThat(loaded.sources("app")).containsExactly("Main.swift");
    assertThat(loaded.notices()).hasSize(2);
    assertThat(loaded.notices().get(0)).contains("Project.swift").contains("not followed");
    assertThat(loaded.notices().get(1))
        .startsWith("limited - the only source file is in no target");
  }
}
