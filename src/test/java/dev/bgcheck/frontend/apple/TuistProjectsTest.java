package dev.bgcheck.frontend.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.TargetDependency.Kind;
import dev.bgcheck.project.TargetKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TuistProjectsTest {
  private static final String MANIFEST =
      """
      import ProjectDescription
      import ProjectDescriptionHelpers

      let prefix = "com.x"
      let project = Project(
        name: "Ferry",
        targets: [
          .target(
            name: "Ferry",
            destinations: [.iPhone, .macCatalyst],
            product: .app,
            bundleId: "\\(prefix).ferry",
            deploymentTargets: .iOS("16.4"),
            infoPlist: .extendingDefault(with: [
              "UIBackgroundModes": ["audio", .string("fetch")],
              "NSSupportsLiveActivities": true,
            ]),
            sources: ["Sources/**", .glob("Extra/*.swift", excluding: ["Extra/Not.swift"])],
            entitlements: .dictionary(["aps-environment": "development"]),
            dependencies: [.target(name: "Widget"), .Harbour.Core, .external(name: "Far")]
          ),
          Target(name: "Widget", platform: .iOS, product: .appExtension, bundleId: prefix + ".widget",
                 infoPlist: "Widget/Info.plist", sources: "Widget/**"),
        ] + Helpers.tests(of: "Ferry")
      )
      """;

  private static final String HELPERS =
      """
      import ProjectDescription
      extension TargetDependency { public enum Harbour {} }
      public extension TargetDependency.Harbour {
        static let Core = module("Core")
        static func module(_ name: String) -> TargetDependency {
          .project(target: name, path: .relativeToRoot("Modules/\\(name)"))
        }
      }
      enum Helpers {
        static func tests(of name: String, suffix: String = "Tests") -> [Target] {
          var all: [Target] = []
          let unit = Target.target(name: name + suffix, destinations: .iOS, product: .unitTests, sources: ["Tests/**"])
          all.append(unit)
          return all
        }
      }
      """;

  private static final String CORE =
      """
      import ProjectDescription
      let project = Project(name: "Core", targets: [
        .target(name: "Core", destinations: .iOS, product: .staticFramework, sources: ["**/*.swift"])
      ])
      """;

  private static Loaded ferry() {
    return Loaded.of(
        "Project.swift",
        MANIFEST,
        "Tuist/ProjectDescriptionHelpers/Harbour.swift",
        HELPERS,
        "Sources/App.swift",
        "",
        "Extra/Yes.swift",
        "",
        "Extra/Not.swift",
        "",
        "Widget/Info.plist",
        Loaded.plist(""),
        "Widget/W.swift",
        "",
        "Modules/Core/Project.swift",
        CORE,
        "Modules/Core/Inner/C.swift",
        "");
  }

  @Test
  void a_manifest_describes_targets_with_their_lists_and_sources() {
    Loaded ferry = ferry();

    AppTarget app = ferry.target("Ferry");
    assertThat(app.kind()).isEqualTo(TargetKind.APP);
    assertThat(app.platforms()).containsExactly(Platform.IOS);
    assertThat(app.catalyst()).isTrue();
    assertThat(app.deploymentTarget(Platform.IOS)).contains(PlatformVersion.of(16, 4));
    assertThat(app.mainConfiguration().bundleIdentifier().orElseThrow().text())
        .isEqualTo("com.x.ferry");
    assertThat(app.sources())
        .extracting(one -> one.path())
        .containsExactly("Extra/Yes.swift", "Sources/App.swift");
    InfoPlist list = ferry.plistOf("Ferry");
    assertThat(list.isComplete()).isTrue();
    List<PlistValue.Text> modes = list.texts("UIBackgroundModes");
    assertThat(modes).extracting(one -> one.value().text()).containsExactly("audio", "fetch");
    assertThat(modes.get(0).span().file().path()).isEqualTo("Project.swift");
    assertThat(list.isYes("NSSupportsLiveActivities")).isTrue();
    assertThat(app.mainConfiguration().entitlements().find("aps-environment")).isPresent();
  }

  @Test
  void dependencies_lead_through_helpers_to_other_manifests() {
    Loaded ferry = ferry();

    AppTarget app = ferry.target("Ferry");
    assertThat(app.related(Kind.EMBEDS)).containsExactly(ferry.target("Widget").id());
    assertThat(app.related(Kind.LINKS)).containsExactly(ferry.target("Core").id());
    assertThat(app.externalDependencies()).extracting(one -> one.name()).containsExactly("Far");
    assertThat(ferry.target("Core").sources()).hasSize(1);
    assertThat(ferry.plistOf("Widget").file().orElseThrow().path()).isEqualTo("Widget/Info.plist");
  }

  @Test
  void helper_functions_that_put_lists_together_are_followed() {
    assertThat(ferry().target("FerryTests").kind()).isEqualTo(TargetKind.TEST);
    assertThat(ferry().project.notices()).isEmpty();
  }

  @Test
  void what_is_computed_is_not_known_and_told() {
    Loaded loaded =
        Loaded.of(
            "Project.swift",
            """
            import ProjectDescription
            let keys: [String: Plist.Value] = Environment.isFull ? ["UIBackgroundModes": ["audio"]] : [:]
            let project = Project(name: "A", targets: [
              .target(name: "A", destinations: .iOS, product: .app, infoPlist: .extendingDefault(with: keys)),
              .target(name: "B", destinations: .iOS, product: .app, infoPlist: .dictionary(["x": keys])),
            ] + names.map { .target(name: $0) })
            """);

    assertThat(loaded.plistOf("A").knowledge()).isEqualTo(InfoPlist.Knowledge.UNKNOWN);
    assertThat(loaded.plistOf("B").knowledge()).isEqualTo(InfoPlist.Knowledge.PARTIAL);
    assertThat(loaded.project.notices()).hasSize(2);
  }

  @Test
  void a_manifest_that_calls_itself_ends() {
    Loaded loaded =
        Loaded.of(
            "Project.swift",
            """
            import ProjectDescription
            let a = b + "x"
            let b = a + a
            func all(_ n: String) -> [Target] { return all(n + n) + all(n) }
            let project = Project(name: a, targets: all("x"))
            """);

    assertThat(loaded.names()).isEmpty();
    assertThat(loaded.project.notices()).hasSize(1);
  }

  @Test
  void a_source_that_is_called_project_is_no_manifest() {
    Loaded loaded = Loaded.of("Model/Project.swift", "struct Project { let name: String }");

    assertThat(loaded.names()).hasSize(1);
    assertThat(loaded.project.notices()).isEmpty();
  }

  @Test
  void any_beginning_of_a_manifest_can_be_read() {
    for (int end = 0; end < MANIFEST.length(); end += 7) {
      Loaded.of("Project.swift", MANIFEST.substring(0, end), "Sources/App.swift", "");
    }
  }
}
