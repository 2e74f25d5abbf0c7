package dev.bgcheck.frontend.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.TargetDependency.Kind;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GeneratedProjectsTest {
  private static final String SPEC =
      """
      name: App
      options:
        bundleIdPrefix: com.x
        deploymentTarget: {iOS: "17.0"}
      include:
        - path: shared/push.yml
      settings:
        base: {SWIFT_VERSION: "6.0"}
      targetTemplates:
        Base:
          platform: iOS
          sources: ["${target_name}"]
      targets:
        App:
          type: application
          templates: [Base]
          info:
            path: App/Info.plist
            properties:
              UIBackgroundModes: [audio]
              UILaunchScreen: {}
              Number: 5
          dependencies:
            - target: Widget
            - target: Core
            - package: Far
        Widget:
          type: app-extension
          platform: iOS
          sources: Widget
        Core:
          type: framework
          platform: [iOS, tvOS]
          sources: [{path: Core, excludes: ["Gone/**"]}]
      """;

  private static Loaded spec() {
    return Loaded.of(
        "project.yml",
        SPEC,
        "shared/push.yml",
        "targets:\n  App:\n    info:\n      properties:\n        UIBackgroundModes:\n          - remote-notification\n    entitlements:\n      properties:\n        aps-environment: development\n    sources:\n      - path: ./Extra\n",
        "App/A.swift",
        "",
        "shared/Extra/E.swift",
        "",
        "Widget/W.swift",
        "",
        "Widget/Info.plist",
        Loaded.plist(""),
        "Core/C.swift",
        "",
        "Core/Gone/G.swift",
        "");
  }

  @Test
  void a_specification_gives_targets_with_lists_in_yaml() {
    Loaded loaded = spec();
    AppTarget app = loaded.target("App");
    assertThat(app.origin()).isEqualTo(ProjectOrigin.XCODEGEN);
    assertThat(app.kind()).isEqualTo(TargetKind.APP);
    assertThat(app.deploymentTarget(Platform.IOS)).contains(PlatformVersion.of(17, 0));
    assertThat(app.mainConfiguration().swiftVersion()).contains(PlatformVersion.of(6, 0));
    assertThat(app.mainConfiguration().bundleIdentifier().orElseThrow().text())
        .isEqualTo("com.x.App");
    assertThat(loaded.texts("App", "UIBackgroundModes"))
        .containsExactly("remote-notification", "audio");
    List<PlistValue.Text> modes = loaded.plistOf("App").texts("UIBackgroundModes");
    assertThat(modes.get(0).span()).hasToString("shared/push.yml:6:13");
    assertThat(modes.get(1).span()).hasToString("project.yml:20:29");
    assertThat(app.mainConfiguration().entitlements().state())
        .isEqualTo(Entitlements.State.PRESENT);
    assertThat(loaded.sources("App")).containsExactly("App/A.swift", "shared/Extra/E.swift");
    assertThat(app.variants()).hasSize(1);
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void lists_of_platforms_make_several_targets() {
    Loaded loaded = spec();
    assertThat(loaded.names()).containsExactly("App", "Widget", "Core_iOS", "Core_tvOS");
    assertThat(loaded.target("Core_tvOS").platforms()).containsExactly(Platform.TVOS);
    assertThat(loaded.sources("Core_iOS")).containsExactly("Core/C.swift");
    assertThat(loaded.target("App").related(Kind.EMBEDS)).containsExactly("project.yml/Widget");
    assertThat(loaded.plistOf("Widget").file().orElseThrow().path()).isEqualTo("Widget/Info.plist");
  }

  @Test
  void a_project_that_is_checked_in_counts_instead() {
    Loaded loaded =
        Loaded.of(
            "project.yml",
            SPEC,
            "App.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("Real", "").text());
    assertThat(loaded.names()).containsExactly("Real");
    Loaded ignored =
        Loaded.of(
            "project.yml", "name: App\ntargets: {App: {platform: iOS}}\n",
            ".gitignore", "*.xcodeproj\n",
            "App.xcodeproj/project.pbxproj", XcodeFixture.project().app("Real", "").text());
    assertThat(ignored.names()).containsExactly("App");
  }

  @Test
  void a_list_that_a_specification_writes_leads_back_to_it() {
    Loaded loaded =
        Loaded.of(
            "project.yml",
            SPEC,
            "App.xcodeproj/project.pbxproj",
            XcodeFixture.project()
                .app("App", "INFOPLIST_FILE = App/Info.plist;")
                .app("Other", "INFOPLIST_FILE = Other/Info.plist;")
                .text(),
            "App/Info.plist",
            Loaded.plist(
                "<key>CFBundleName</key><string>A</string>"
                    + Loaded.modes("fetch", "audio")
                    + "<key>Number</key><integer>5</integer>"),
            "Other/Info.plist",
            Loaded.plist(Loaded.modes("audio")));
    InfoPlist plist = loaded.plistOf("App");
    List<PlistValue.Text> modes = plist.texts("UIBackgroundModes");
    assertThat(source(loaded, modes.get(1).span())).isEqualTo("project.yml:20:29");
    assertThat(source(loaded, modes.get(0).span())).isEqualTo("project.yml:20:28");
    assertThat(source(loaded, plist.find("Number").orElseThrow().keySpan()))
        .isEqualTo("project.yml:22:9");
    assertThat(source(loaded, plist.find("CFBundleName").orElseThrow().keySpan()))
        .isEqualTo("project.yml:20:9");
    assertThat(source(loaded, loaded.plistOf("Other").place())).isEmpty();
    assertThat(source(loaded, loaded.target("App").span())).isEmpty();
  }

  private static String source(Loaded loaded, Span place) {
    return loaded.project.generatedFrom(place).map(Span::toString).orElse("");
  }

  @Test
  void a_broken_specification_is_told_with_its_place() {
    Loaded loaded = Loaded.of("project.yml", "targets:\n  App: [\n");
    assertThat(loaded.notices())
        .singleElement()
        .asString()
        .startsWith("not-parsed project.yml:3:1");
    Loaded loop =
        Loaded.of(
            "project.yml",
            "include: [b.yml]\ntargets: {A: {platform: iOS}}\n",
            "b.yml",
            "include: [project.yml]\n");
    assertThat(loop.names()).containsExactly("A");
    assertThat(loop.notices()).anyMatch(one -> one.contains("includes itself"));
  }

  @Test
  void packages_have_targets_products_and_default_folders() {
    Loaded loaded =
        Loaded.of(
            "Package.swift",
            """
            // swift-tools-version: 5.9
            import PackageDescription
            // .target(name: "Commented")
            let package = Package(
              name: "Kit",
              platforms: [.iOS(.v16), .watchOS("9.1")],
              products: [.library(name: "Kit", targets: ["Kit", "UI"])],
              dependencies: [.package(path: "../Gone"), .package(url: "https://x/y", from: "1.0.0")],
              targets: [
                .target(name: "Kit", dependencies: ["UI", .product(name: "Far", package: "y")], exclude: ["Docs"]),
                .target(name: "UI", path: "Custom", sources: ["One"]),
                .testTarget(name: "KitTests", dependencies: ["Kit"]),
                .binaryTarget(name: "Blob", path: "Blob.xcframework")
              ])
            """,
            "Sources/Kit/K.swift",
            "",
            "Sources/Kit/Docs/D.swift",
            "",
            "Custom/One/U.swift",
            "",
            "Custom/Two/V.swift",
            "",
            "Tests/KitTests/T.swift",
            "");
    assertThat(loaded.names()).containsExactly("Kit", "UI", "KitTests", "Blob");
    assertThat(loaded.sources("Kit")).containsExactly("Sources/Kit/K.swift");
    assertThat(loaded.sources("UI")).containsExactly("Custom/One/U.swift");
    assertThat(loaded.target("KitTests").kind()).isEqualTo(TargetKind.TEST);
    assertThat(loaded.target("Kit").platforms()).containsExactly(Platform.IOS, Platform.WATCHOS);
    assertThat(loaded.target("Kit").deploymentTarget(Platform.WATCHOS))
        .contains(PlatformVersion.of(9, 1));
    assertThat(loaded.target("Kit").externalDependencies())
        .extracting(one -> one.name())
        .containsExactly("Far");
    assertThat(loaded.target("Kit").related(Kind.LINKS)).containsExactly("Package.swift/UI");
    assertThat(loaded.notices())
        .anyMatch(one -> one.endsWith("the local package ../Gone is missing"));
  }

  @Test
  void a_package_manifest_may_use_constants_helpers_and_later_additions() {
    Loaded loaded =
        Loaded.of(
            "Package.swift",
            """
            // swift-tools-version: 5.9
            import PackageDescription
            let common: [Target.Dependency] = [.target(name: "Core"), "Log"]
            extension Target.Dependency {
              static let far: Self = .product(name: "Far", package: "far")
              static var ui: Self { .target(name: "UI") }
            }
            extension Target {
              static func feature(_ name: String, uses: [Target.Dependency] = []) -> Target {
                .target(name: name + "Feature", dependencies: common + uses)
              }
            }
            var app: Target = .target(name: "App", dependencies: [.ui])
            let package = Package(
              name: "Kit",
              products: [.library(name: "Kit", targets: ["App"])],
              targets: [.feature("Map", uses: [.far]), .target(name: "Core"), .target(name: "Log"), .target(name: "UI")])
            if nightly {
              app.dependencies.append("MapFeature")
              app.dependencies += [.target(name: "Talk")]
              package.dependencies.append(.package(name: "Near", path: "Near"))
              package.targets.append(contentsOf: [.target(name: "Talk", dependencies: ["Near"])])
            }
            package.targets.append(app)
            """,
            "Near/Package.swift",
            "let package = Package(name: \"Near\", products: [.library(name: \"Near\", targets: [\"Near\"])], targets: [.target(name: \"Near\")])");
    assertThat(loaded.names())
        .containsExactlyInAnyOrder("MapFeature", "Core", "Log", "UI", "App", "Talk", "Near");
    assertThat(loaded.target("MapFeature").related(Kind.LINKS))
        .containsExactly("Package.swift/Core", "Package.swift/Log");
    assertThat(loaded.target("MapFeature").externalDependencies())
        .extracting(one -> one.name())
        .containsExactly("Far");
    assertThat(loaded.target("App").related(Kind.LINKS))
        .containsExactly("Package.swift/UI", "Package.swift/MapFeature", "Package.swift/Talk");
    assertThat(loaded.target("Talk").related(Kind.LINKS))
        .containsExactly("Near/Package.swift/Near");
  }

  @Test
  void any_cut_of_a_manifest_is_an_answer() {
    String whole =
        "let p = Package(name: \"K\", targets: [.target(name: \"A\", dependencies: [\"B\", .product(name: \"C\", package: \"d\")], path: \"x\"), /* c */ .target(name: \"B\")])";
    for (int i = 0; i < whole.length(); i++) {
      assertThat(Loaded.of("Package.swift", whole.substring(0, i)).project).isNotNull();
    }
  }

  @Test
  void a_mobivm_module_has_its_properties_replaced() {
    Loaded loaded =
        Loaded.of(
            "settings.gradle",
            "include 'ios', 'core', 'android'",
            "build.gradle",
            "project(\":ios\") { dependencies { api project(\":core\")\n api \"com.x:lib:1\"\n api \"com.mobidevelop.robovm:robovm-rt:2\" } }",
            "ios/build.gradle",
            "apply plugin: 'robovm'",
            "ios/robovm.xml",
            "<config><executableName>${app.executable}</executableName><iosInfoPList>Info.plist.xml</iosInfoPList><iosEntitlementsPList>e.plist</iosEntitlementsPList></config>",
            "ios/robovm.properties",
            "app.id=com.x.app\napp.executable=Main\napp.build=7\n",
            "ios/robovm.local.properties",
            "app.id=com.x.local\n",
            "ios/Info.plist.xml",
            Loaded.plist(
                "<key>CFBundleIdentifier</key><string>${app.id}</string><key>CFBundleVersion</key><integer>${app.build}</integer><key>X</key><string>${who} $(PRODUCT_NAME)</string>"
                    + Loaded.modes("audio")),
            "ios/e.plist",
            Loaded.plist("<key>aps-environment</key><string>production</string>"),
            "ios/src/com/x/Main.java",
            "",
            "core/build.gradle",
            "",
            "core/src/main/java/C.java",
            "",
            "core/build/classes/java/main/C.class",
            "",
            "android/src/A.java",
            "");
    AppTarget app = loaded.target("Main");
    assertThat(app.origin()).isEqualTo(ProjectOrigin.MOBIVM);
    assertThat(app.mainConfiguration().bundleIdentifier().orElseThrow().text())
        .isEqualTo("com.x.local");
    assertThat(loaded.texts("Main", "UIBackgroundModes")).containsExactly("audio");
    PlistValue.Text x =
        loaded.plistOf("Main").findValue("X").flatMap(PlistValue::asText).orElseThrow();
    assertThat(x.value().unresolved()).containsExactly("who");
    assertThat(x.value().suffix()).isEqualTo(" $(PRODUCT_NAME)");
    assertThat(loaded.sources("Main")).containsExactly("ios/src/com/x/Main.java");
    assertThat(loaded.sources("core"))
        .containsExactly("core/build/classes/java/main/C.class", "core/src/main/java/C.java");
    assertThat(loaded.project.codeOf(app))
        .extracting(AppTarget::name)
        .containsExactly("Main", "core");
    assertThat(app.externalDependencies())
        .extracting(one -> one.name())
        .containsExactly("com.x:lib");
    assertThat(app.mainConfiguration().entitlements().state())
        .isEqualTo(Entitlements.State.PRESENT);
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void several_mobivm_configurations_are_several_apps() {
    Loaded loaded =
        Loaded.of(
            "robovm.xml",
            "<config><executableName>Phone</executableName><infoPList>Info.plist.xml</infoPList></config>",
            "robovm-tvos.xml",
            "<config><executableName>Tv</executableName><os>tvos</os><infoPList>Info-tvos.plist.xml</infoPList></config>",
            "robovm.test.xml",
            "<config/>",
            "META-INF/robovm/ios/robovm.xml",
            "<config/>",
            "Info.plist.xml",
            Loaded.plist(Loaded.modes("audio")),
            "pom.xml",
            "<project><artifactId>a</artifactId></project>",
            "src/main/java/A.java",
            "");
    assertThat(loaded.names()).containsExactlyInAnyOrder("Phone", "Tv");
    assertThat(loaded.target("Tv").platforms()).containsExactly(Platform.TVOS);
    assertThat(loaded.plistOf("Tv").knowledge()).isEqualTo(InfoPlist.Knowledge.UNKNOWN);
    assertThat(loaded.notices())
        .singleElement()
        .asString()
        .endsWith("infoPList names Info-tvos.plist.xml, which is missing");
  }

  private static String pomWith(String settings) {
    return "<project><artifactId>walk</artifactId><properties><list>Walk</list></properties><build>"
        + "<plugins><plugin><artifactId>robovm-maven-plugin</artifactId><configuration>"
        + settings
        + "</configuration></plugin></plugins></build></project>";
  }

  @Test
  void what_the_pom_tells_the_plugin_wins_over_the_configuration() {
    Loaded loaded =
        Loaded.of(
            "pom.xml",
            pomWith("<config><iosInfoPList>${list}.plist.xml</iosInfoPList></config>"),
            "robovm.xml",
            "<config><executableName>Walk</executableName><iosInfoPList>Old.plist.xml</iosInfoPList></config>",
            "Walk.plist.xml",
            Loaded.plist(Loaded.modes("audio")));
    assertThat(loaded.names()).containsExactly("Walk");
    assertThat(loaded.texts("Walk", "UIBackgroundModes")).containsExactly("audio");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void a_pom_may_hold_the_whole_configuration() {
    Loaded loaded =
        Loaded.of(
            "app/pom.xml",
            pomWith(
                "<config><executableName>Walk</executableName><os>tvos</os><infoPList>Walk.plist.xml</infoPList></config>"),
            "app/Walk.plist.xml",
            Loaded.plist(Loaded.modes("audio")),
            "app/src/main/java/A.java",
            "");
    assertThat(loaded.names()).containsExactly("Walk");
    assertThat(loaded.target("Walk").platforms()).containsExactly(Platform.TVOS);
    assertThat(loaded.sources("Walk")).containsExactly("app/src/main/java/A.java");
    assertThat(loaded.texts("Walk", "UIBackgroundModes")).containsExactly("audio");
  }

  @Test
  void a_pom_may_name_other_files() {
    Loaded loaded =
        Loaded.of(
            "pom.xml",
            pomWith(
                "<configFile>${project.basedir}/conf/ios.xml</configFile><propertiesFile>conf/ios.properties</propertiesFile>"),
            "conf/ios.xml",
            "<config><executableName>${app.name}</executableName><iosInfoPList>Walk.plist.xml</iosInfoPList></config>",
            "conf/ios.properties",
            "app.name=Walk",
            "conf/Walk.plist.xml",
            Loaded.plist(Loaded.modes("audio")),
            "src/main/java/A.java",
            "");
    assertThat(loaded.names()).containsExactly("Walk");
    assertThat(loaded.texts("Walk", "UIBackgroundModes")).containsExactly("audio");
    assertThat(loaded.sources("Walk")).containsExactly("src/main/java/A.java");
  }

  @Test
  void a_pom_without_code_of_its_own_is_no_app() {
    Loaded loaded =
        Loaded.of(
            "pom.xml",
            pomWith("<config><executableName>Walk</executableName></config>")
                .replace("<properties>", "<packaging>pom</packaging><properties>"),
            "other.swift",
            "");
    assertThat(loaded.names()).doesNotContain("Walk");
  }

  @Test
  void maven_siblings_are_found_by_their_artifacts() {
    Loaded loaded =
        Loaded.of(
            "pom.xml",
                "<project><artifactId>root</artifactId><modules><module>core</module></modules><profiles><profile><modules><module>ios</module></modules></profile></profiles></project>",
            "core/pom.xml", "<project><artifactId>the-core</artifactId></project>",
            "core/src/main/java/C.java", "",
            "ios/pom.xml",
                "<project><artifactId>ios</artifactId><dependencies><dependency><artifactId>the-core</artifactId></dependency><dependency><groupId>org.x</groupId><artifactId>y</artifactId><scope>test</scope></dependency></dependencies><build><sourceDirectory>code</sourceDirectory></build></project>",
            "ios/robovm.xml", "<config><executableName>M</executableName></config>",
            "ios/code/M.java", "");
    assertThat(loaded.project.codeOf(loaded.target("M")))
        .extracting(AppTarget::name)
        .containsExactly("M", "core");
    assertThat(loaded.sources("M")).containsExactly("ios/code/M.java");
    assertThat(loaded.plistOf("M").isComplete()).isTrue();
  }

  @Test
  void codename_one_hints_become_the_list() {
    Loaded loaded =
        Loaded.of(
            "common/codenameone_settings.properties",
            "codename1.displayName=Demo\ncodename1.packageName=com.x\ncodename1.arg.ios.background_modes=fetch, music\ncodename1.arg.ios.plistInject=<key>UIApplicationExitsOnSuspend</key><true/>\ncodename1.arg.ios.NSCameraUsageDescription=For scans\n",
            "common/src/main/java/A.java",
            "",
            "ios/src/main/objectivec/N.m",
            "");
    assertThat(loaded.texts("Demo", "UIBackgroundModes")).containsExactly("fetch", "audio");
    assertThat(loaded.plistOf("Demo").texts("UIBackgroundModes").get(1).span())
        .hasToString("common/codenameone_settings.properties:3:43");
    assertThat(loaded.plistOf("Demo").isYes("UIApplicationExitsOnSuspend")).isTrue();
    assertThat(loaded.plistOf("Demo").find("NSCameraUsageDescription")).isPresent();
    assertThat(loaded.sources("Demo"))
        .containsExactly("common/src/main/java/A.java", "ios/src/main/objectivec/N.m");
  }

  @Test
  void libraries_of_codename_one_bring_code_that_is_not_here() {
    Loaded loaded =
        Loaded.of(
            "common/codenameone_settings.properties",
            "codename1.displayName=Demo\n",
            "common/pom.xml",
            "<project><dependencies>"
                + "<dependency><artifactId>core</artifactId></dependency>"
                + "<dependency><artifactId>maps</artifactId><type>pom</type></dependency>"
                + "<dependency><artifactId>t</artifactId><type>pom</type><scope>test</scope></dependency>"
                + "</dependencies></project>",
            "lib/Bluetooth.cn1lib",
            "");
    assertThat(loaded.target("Demo").externalDependencies())
        .extracting(one -> one.name())
        .containsExactlyInAnyOrder("maps", "Bluetooth.cn1lib");
  }

  @Test
  void cordova_edits_become_the_list() {
    Loaded loaded =
        Loaded.of(
            "config.xml",
            "<widget id=\"com.x\"><name>Demo</name><platform name=\"ios\">\n<config-file target=\"*-Info.plist\" parent=\"UIBackgroundModes\">\n<array><string>audio</string></array></config-file></platform>\n<platform name=\"android\"><config-file target=\"*-Info.plist\" parent=\"No\"><true/></config-file></platform></widget>");
    assertThat(loaded.texts("Demo", "UIBackgroundModes")).containsExactly("audio");
    assertThat(loaded.plistOf("Demo").texts("UIBackgroundModes").get(0).span())
        .hasToString("config.xml:3:8");
    assertThat(loaded.plistOf("Demo").knowledge()).isEqualTo(InfoPlist.Knowledge.PARTIAL);
    assertThat(loaded.plistOf("Demo").find("No")).isEmpty();
  }

  @Test
  void expo_settings_become_the_list() {
    Loaded loaded =
        Loaded.of(
            "app.json",
            "{\n\t\"expo\": {\"name\": \"Demo\", \"ios\": {\"bundleIdentifier\": \"com.x\",\n\t\"infoPlist\": {\"UIBackgroundModes\": [\"fetch\"]}}}}");
    assertThat(loaded.texts("Demo", "UIBackgroundModes")).containsExactly("fetch");
    assertThat(loaded.plistOf("Demo").texts("UIBackgroundModes").get(0).span())
        .hasToString("app.json:3:38");
    assertThat(loaded.target("Demo").externalDependencies()).isNotEmpty();
  }

  @Test
  void a_gluon_list_is_the_list_of_the_module() {
    Loaded loaded =
        Loaded.of(
            "pom.xml",
            "<project/>",
            "src/ios/Default-Info.plist",
            Loaded.plist(Loaded.modes("location")),
            "src/main/java/A.java",
            "");
    assertThat(loaded.project.targets())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.origin()).isEqualTo(ProjectOrigin.GLUON);
              assertThat(one.sources()).hasSize(1);
            });
  }

  @Test
  void java_beside_an_xcode_project_belongs_to_its_app() {
    Loaded loaded =
        Loaded.of(
            "m/xcode/App.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("App", "").text(),
            "m/src/main/java/A.java",
            "",
            "m/build.gradle",
            "");
    assertThat(loaded.project.codeOf(loaded.target("App")))
        .extracting(AppTarget::name)
        .containsExactly("App", "m");
  }

  @Test
  void a_plug_in_is_judged_with_its_example() {
    Loaded loaded =
        Loaded.of(
            "plugin/ios/my.podspec",
            "Pod::Spec.new do |s|\n s.name = 'my'\n s.source_files = 'Classes/**/*.{h,m}'\n s.dependency 'Flutter'\nend\n",
            "plugin/ios/Classes/P.m",
            "",
            "plugin/ios/Other/O.m",
            "",
            "plugin/example/ios/Runner.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("Runner", "").text());
    assertThat(loaded.project.codeOf(loaded.target("Runner")))
        .extracting(AppTarget::name)
        .containsExactly("Runner", "my");
    assertThat(loaded.sources("my")).containsExactly("plugin/ios/Classes/P.m");
  }

  @Test
  void a_plug_in_that_an_example_elsewhere_depends_on_is_judged_with_it() {
    Loaded loaded =
        Loaded.of(
            "packages/my_ios/ios/my_ios.podspec",
            "Pod::Spec.new do |s|\n s.name = 'my_ios'\n s.source_files = 'Classes/*.m'\nend\n",
            "packages/my_ios/ios/Classes/P.m",
            "",
            "packages/my_ios/pubspec.yaml",
            "name: my_ios\n",
            "packages/other/ios/other.podspec",
            "Pod::Spec.new do |s|\n s.name = 'other'\n s.source_files = 'Classes/*.m'\nend\n",
            "packages/other/ios/Classes/O.m",
            "",
            "packages/other/pubspec.yaml",
            "name: other\n",
            "packages/my/pubspec.yaml",
            "name: my\ndependencies:\n  my_ios: ^1.0.0\n",
            "packages/my/example/pubspec.yaml",
            "name: example\ndependencies:\n  my:\n    path: ../\n",
            "packages/my/example/ios/Runner.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("Runner", "").text());
    assertThat(loaded.project.codeOf(loaded.target("Runner")))
        .extracting(AppTarget::name)
        .containsExactly("Runner", "my_ios");
  }

  @Test
  void a_javascript_package_of_the_checkout_is_judged_with_the_app_that_depends_on_it() {
    Loaded loaded =
        Loaded.of(
            "libraries/calls/calls.podspec",
            "Pod::Spec.new do |s|\n s.name = package['name']\n s.source_files = 'ios/**/*.m'\nend\n",
            "libraries/calls/ios/P.m",
            "",
            "libraries/calls/package.json",
            "{ \"name\": \"@our/calls\" }",
            "package.json",
            "{ \"name\": \"app\", \"dependencies\": { \"@our/calls\": \"file:./libraries/calls\" } }",
            "ios/App.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("App", "").text());
    assertThat(loaded.project.codeOf(loaded.target("App")))
        .extracting(AppTarget::name)
        .containsExactly("App", "calls");
  }

  @Test
  void an_app_gets_the_parts_of_a_pod_that_its_podfile_asks_for() {
    String podspec =
        """
        Pod::Spec.new do |s|
          s.name = 'Kit'
          s.default_subspec = 'Log'
          s.subspec 'Core' do |core|
            core.source_files = 'Core/*.swift'
          end
          s.subspec 'Log' do |log|
            log.dependency 'Kit/Core'
            log.source_files = 'Log/*.swift'
          end
          s.subspec 'Calls' do |calls|
            calls.dependency 'Kit/Core'
            calls.source_files = 'Calls/*.swift'
            calls.subspec 'Video' do |video|
              video.source_files = 'Video/*.swift'
            end
          end
          s.subspec 'Chat' do |chat|
            chat.source_files = 'Chat/*.swift'
          end
        end
        """;
    Loaded loaded =
        Loaded.of(
            "Kit.podspec",
            podspec,
            "Core/C.swift",
            "",
            "Log/L.swift",
            "",
            "Calls/R.swift",
            "",
            "Video/V.swift",
            "",
            "Chat/H.swift",
            "",
            "Phone/Podfile",
            "pod 'Kit', :path => '../'\npod 'Kit/Calls', :path => '../'\n",
            "Phone/Phone.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("Phone", "").text(),
            "Plain/Podfile",
            "$kit = 'Kit'\npod $kit, :path => '../'\n",
            "Plain/Plain.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("Plain", "").text(),
            "Bare/Bare.xcodeproj/project.pbxproj",
            XcodeFixture.project().app("Bare", "").text());
    assertThat(loaded.sources("Kit")).containsExactly("Core/C.swift", "Log/L.swift");
    assertThat(loaded.sources("Kit/Calls")).containsExactly("Calls/R.swift", "Video/V.swift");
    assertThat(namesOf(loaded, "Phone")).containsExactlyInAnyOrder("Phone", "Kit", "Kit/Calls");
    assertThat(namesOf(loaded, "Plain")).containsExactlyInAnyOrder("Plain", "Kit");
    assertThat(namesOf(loaded, "Bare"))
        .containsExactlyInAnyOrder("Bare", "Kit", "Kit/Calls", "Kit/Chat");
  }

  private static List<String> namesOf(Loaded loaded, String app) {
    return loaded.project.codeOf(loaded.target(app)).stream().map(AppTarget::name).toList();
  }

  @Test
  void a_pod_without_an_app_stands_for_itself_unless_its_sources_are_those_of_a_target() {
    String podspec = "Pod::Spec.new do |s|\n s.name = 'my'\n s.source_files = '*/*.swift'\nend\n";
    Loaded alone = Loaded.of("my.podspec", podspec, "Sources/P.swift", "");
    assertThat(alone.sources("my")).containsExactly("Sources/P.swift");
    Loaded package_ =
        Loaded.of(
            "my.podspec",
            podspec,
            "Package.swift",
            "let package = Package(name: \"A\", targets: [.target(name: \"A\", path: \"Sources\")])",
            "Sources/P.swift",
            "");
    assertThat(package_.names()).containsExactly("A");
  }

  @Test
  void a_project_that_git_ignores_is_read_when_nothing_else_describes_it() {
    String project = XcodeFixture.project().app("Real", "").text();
    Loaded loaded =
        Loaded.of(
            ".gitignore",
            "*.xcodeproj\n",
            "A/App.xcodeproj/project.pbxproj",
            project,
            "A/Project.swift",
            "");
    assertThat(loaded.names()).containsExactly("Real");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void a_tuist_manifest_is_told() {
    Loaded loaded = Loaded.of("Project.swift", "import ProjectDescription", "App/A.swift", "");
    assertThat(loaded.notices()).hasSize(2);
    assertThat(loaded.notices().get(0)).startsWith("limited Project.swift:1:1");
    assertThat(loaded.sources("app")).containsExactly("App/A.swift");
  }
}
