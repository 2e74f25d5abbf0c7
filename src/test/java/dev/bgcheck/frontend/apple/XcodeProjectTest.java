package dev.bgcheck.frontend.apple;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.TargetDependency.Kind;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.MemoryTree;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class XcodeProjectTest {
  private static final String PBX = "App.xcodeproj/project.pbxproj";

  @Test
  void a_target_has_its_plist_modes_and_sources() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .file("F1", "App/A.swift")
                .file("F2", "App/Legacy.m")
                .file("F3", "App/Legacy.h")
                .app(
                    "App",
                    "INFOPLIST_FILE = App/Info.plist; PRODUCT_BUNDLE_IDENTIFIER = com.x.app; IPHONEOS_DEPLOYMENT_TARGET = 16.4; SWIFT_VERSION = 6.0; SWIFT_ACTIVE_COMPILATION_CONDITIONS = \"DEBUG BETA\";",
                    "F1",
                    "F2")
                .text(),
            "App/Info.plist",
            Loaded.plist(
                "<key>CFBundleIdentifier</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>"
                    + Loaded.modes("audio")),
            "App/A.swift",
            "",
            "App/Legacy.m",
            "",
            "App/Legacy.h",
            "",
            "App/Unused.swift",
            "");
    AppTarget app = loaded.target("App");
    assertThat(app.kind()).isEqualTo(TargetKind.APP);
    assertThat(app.platforms()).containsExactly(Platform.IOS);
    assertThat(app.deploymentTarget(Platform.IOS)).contains(PlatformVersion.of(16, 4));
    assertThat(app.mainConfiguration().swiftVersion()).contains(PlatformVersion.of(6, 0));
    assertThat(app.compilationConditions()).containsExactly("DEBUG", "BETA");
    assertThat(app.mainConfiguration().bundleIdentifier().orElseThrow().text())
        .isEqualTo("com.x.app");
    assertThat(app.mainConfiguration().entitlements().state()).isEqualTo(Entitlements.State.ABSENT);
    assertThat(loaded.sources("App"))
        .containsExactly("App/A.swift", "App/Legacy.h", "App/Legacy.m");
    assertThat(loaded.texts("App", "UIBackgroundModes")).containsExactly("audio");
    PlistValue.Text identifier =
        loaded
            .plistOf("App")
            .findValue("CFBundleIdentifier")
            .flatMap(PlistValue::asText)
            .orElseThrow();
    assertThat(identifier.raw()).isEqualTo("$(PRODUCT_BUNDLE_IDENTIFIER)");
    assertThat(identifier.value().text()).isEqualTo("com.x.app");
    assertThat(app.span().text()).isEqualTo("\"App\"");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void configurations_with_the_same_lists_are_judged_once() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .target(
                    "App",
                    "application",
                    "INFOPLIST_FILE = A.plist;",
                    "INFOPLIST_FILE = B.plist;",
                    "")
                .app("Same", "INFOPLIST_FILE = A.plist;")
                .text(),
            "A.plist",
            Loaded.plist(Loaded.modes("audio")),
            "B.plist",
            Loaded.plist(Loaded.modes("location")));
    assertThat(loaded.target("App").variants())
        .extracting(PlistVariant::configurationNames)
        .containsExactly(List.of("Debug"), List.of("Release"));
    assertThat(loaded.target("Same").variants())
        .extracting(PlistVariant::configurationNames)
        .containsExactly(List.of("Debug", "Release"));
  }

  @Test
  void generated_settings_that_are_honoured_are_merged_and_others_are_told() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .app(
                    "App",
                    "GENERATE_INFOPLIST_FILE = YES;\nINFOPLIST_FILE = Info.plist;\nINFOPLIST_KEY_NSCameraUsageDescription = \"To scan\";\nINFOPLIST_KEY_UIBackgroundModes = audio;\nINFOPLIST_KEY_NSSupportsLiveActivities = YES;")
                .app(
                    "Off",
                    "INFOPLIST_FILE = Info.plist; INFOPLIST_KEY_NSCameraUsageDescription = x;")
                .app("Alone", "GENERATE_INFOPLIST_FILE = YES; PRODUCT_BUNDLE_IDENTIFIER = a.b;")
                .text(),
            "Info.plist",
            Loaded.plist(Loaded.modes("location")));
    InfoPlist plist = loaded.plistOf("App");
    InfoPlist.Entry camera = plist.find("NSCameraUsageDescription").orElseThrow();
    assertThat(camera.origin()).isEqualTo(InfoPlist.Origin.BUILD_SETTING);
    assertThat(camera.keySpan().text()).isEqualTo("INFOPLIST_KEY_NSCameraUsageDescription");
    assertThat(camera.value().asText().orElseThrow().value().text()).isEqualTo("To scan");
    assertThat(plist.isYes("NSSupportsLiveActivities")).isTrue();
    assertThat(plist.isYes("LSRequiresIPhoneOS")).isTrue();
    assertThat(loaded.texts("App", "UIBackgroundModes")).containsExactly("location");
    assertThat(plist.ignoredSettings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.key()).isEqualTo("UIBackgroundModes");
              assertThat(one.reason())
                  .isEqualTo(InfoPlist.IgnoredSetting.Reason.UNKNOWN_TO_BUILD_SYSTEM);
              assertThat(one.setting().nameSpan().orElseThrow().text())
                  .isEqualTo("INFOPLIST_KEY_UIBackgroundModes");
            });
    assertThat(loaded.plistOf("Off").find("NSCameraUsageDescription")).isEmpty();
    assertThat(loaded.plistOf("Off").ignoredSettings())
        .extracting(InfoPlist.IgnoredSetting::reason)
        .containsExactly(InfoPlist.IgnoredSetting.Reason.GENERATION_OFF);
    assertThat(loaded.plistOf("Alone").isComplete()).isTrue();
    assertThat(loaded.plistOf("Alone").file()).isEmpty();
    assertThat(loaded.plistOf("Alone").find("CFBundleIdentifier")).isPresent();
  }

  @Test
  void settings_come_from_files_of_target_and_project() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .projectSettings("Debug", "base=X1; SDKROOT = iphoneos;")
                .file("X1", "Project.xcconfig")
                .file("X2", "Target.xcconfig")
                .target(
                    "App", "application", "base=X2; LOCAL = t;", "INFOPLIST_FILE = R.plist;", "")
                .text(),
            "Project.xcconfig",
            "INFOPLIST_FILE = $(TARGET_NAME)/$(WHERE).plist\nWHERE = P\n",
            "Target.xcconfig",
            "WHERE = T$(LOCAL)\n",
            "App/Tt.plist",
            Loaded.plist(Loaded.modes("voip")),
            "R.plist",
            Loaded.plist(""));
    assertThat(loaded.target("App").configurations().get(0).infoPlist().texts("UIBackgroundModes"))
        .extracting(PlistValue.Text::raw)
        .containsExactly("voip");
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void a_missing_plist_is_told_and_nothing_is_known_of_it() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .app(
                    "App",
                    "INFOPLIST_FILE = \"Gone/Info.plist\"; CODE_SIGN_ENTITLEMENTS = gone.entitlements;")
                .text());
    assertThat(loaded.plistOf("App").knowledge()).isEqualTo(InfoPlist.Knowledge.UNKNOWN);
    assertThat(loaded.target("App").mainConfiguration().entitlements().state())
        .isEqualTo(Entitlements.State.UNKNOWN);
    assertThat(loaded.notices())
        .anyMatch(
            one ->
                one.startsWith("missing-reference App.xcodeproj/project.pbxproj:")
                    && one.endsWith(
                        "INFOPLIST_FILE of target App names Gone/Info.plist, which is missing"));
  }

  @Test
  void a_project_of_an_old_xcode_may_have_what_pushes_need_in_its_profile() {
    Entitlements old = entitlementsOf("attributes = { LastUpgradeCheck = 0510; };");
    assertThat(old.certainlyLacks("aps-environment")).isFalse();
    assertThat(old.certainlyLacks("com.apple.developer.healthkit")).isTrue();
    Entitlements later = entitlementsOf("attributes = { LastUpgradeCheck = 1430; };");
    assertThat(later.certainlyLacks("aps-environment")).isTrue();
    assertThat(entitlementsOf("attributes = { LastUpgradeCheck = old; };").state())
        .isEqualTo(Entitlements.State.ABSENT);
  }

  private static Entitlements entitlementsOf(String projectFields) {
    return Loaded.of(
            PBX,
            XcodeFixture.project()
                .field(projectFields)
                .app("App", "INFOPLIST_FILE = \"App/Info.plist\";")
                .text(),
            "App/Info.plist",
            Loaded.plist(Loaded.modes("remote-notification")))
        .target("App")
        .mainConfiguration()
        .entitlements();
  }

  @Test
  void an_undefined_variable_in_a_path_is_told() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .app("App", "INFOPLIST_FILE = \"$(NOWHERE)/Info.plist\";")
                .text());
    assertThat(loaded.plistOf("App").knowledge()).isEqualTo(InfoPlist.Knowledge.UNKNOWN);
    assertThat(loaded.notices())
        .anyMatch(
            one ->
                one.startsWith("unresolved-variable")
                    && one.contains("variable NOWHERE has no value"));
  }

  @Test
  void settings_that_need_themselves_are_told() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .app("App", "INFOPLIST_FILE = \"$(A)\"; A = \"$(B)\"; B = \"$(A)\";")
                .text());
    assertThat(loaded.notices())
        .anyMatch(one -> one.contains("build settings of target App need themselves"));
  }

  @Test
  void a_broken_plist_is_the_problem_of_the_list() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project().app("App", "INFOPLIST_FILE = Info.plist;").text(),
            "Info.plist",
            "<plist><dict><key>a</key></dict></plist>");
    assertThat(loaded.project.lists())
        .singleElement()
        .satisfies(list -> assertThat(list.problem()).isPresent());
    assertThat(loaded.plistOf("App").knowledge()).isEqualTo(InfoPlist.Knowledge.UNKNOWN);
    assertThat(loaded.notices()).isEmpty();
  }

  @Test
  void a_project_that_is_cut_or_in_conflict_is_told_with_its_line() {
    String whole = XcodeFixture.project().app("App", "INFOPLIST_FILE = Info.plist;").text();
    Loaded cut = Loaded.of(PBX, whole.substring(0, whole.length() / 2));
    assertThat(cut.notices())
        .singleElement()
        .asString()
        .startsWith("not-parsed App.xcodeproj/project.pbxproj:")
        .contains("the file ends");
    assertThat(cut.project.paths().get(0).problem().orElseThrow())
        .startsWith("nothing in . could be read: App.xcodeproj/project.pbxproj:")
        .contains("the file ends");
    Loaded conflict =
        Loaded.of(
            PBX,
            whole.replace("objects = {", "objects = {\n<<<<<<< HEAD\n=======\n>>>>>>> x\n"),
            "Info.plist",
            Loaded.plist(""));
    assertThat(conflict.notices())
        .singleElement()
        .asString()
        .startsWith("not-parsed App.xcodeproj/project.pbxproj:5:1")
        .contains("merge conflict")
        .contains("remove the markers");
    assertThat(conflict.names()).containsExactly("App");
  }

  @Test
  void a_project_in_conflict_is_read_as_the_first_side_has_it() {
    String mine = "<<<<<<< HEAD\n";
    String theirs = "=======\nINFOPLIST_KEY_UIBackgroundModes = audio;\n>>>>>>> topic\n";
    String settings = mine + "INFOPLIST_KEY_LSRequiresIPhoneOS = YES;\n" + theirs;
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .file("F", "A.swift")
                .app("App", "GENERATE_INFOPLIST_FILE = YES;\n" + settings, "F")
                .text(),
            "A.swift",
            "");

    assertThat(loaded.sources("App")).containsExactly("A.swift");
    assertThat(loaded.plistOf("App").find("LSRequiresIPhoneOS")).isPresent();
    assertThat(loaded.plistOf("App").find("UIBackgroundModes")).isEmpty();
    assertThat(loaded.notices()).singleElement().asString().contains("not resolved here");
  }

  @Test
  void a_conflict_that_was_cut_leaves_the_sources_without_a_project() {
    String whole = XcodeFixture.project().file("F", "A.swift").app("App", "", "F").text();
    Loaded loaded =
        Loaded.of(PBX, whole.replace("objects = {", "objects = {\n<<<<<<< HEAD\n"), "A.swift", "");

    assertThat(loaded.sources("app")).containsExactly("A.swift");
    assertThat(loaded.notices().get(0))
        .startsWith("not-parsed App.xcodeproj/project.pbxproj:5:1")
        .contains("merge conflict");
  }

  @Test
  void a_project_may_be_written_in_utf_16_or_begin_with_a_mark() {
    String whole = XcodeFixture.project().file("F", "A.swift").app("App", "", "F").text();
    for (String name : List.of("UTF-16", "UTF-16LE", "UTF-8")) {
      byte[] bytes =
          (name.endsWith("6") ? whole : "\uFEFF" + whole).getBytes(Charset.forName(name));
      MemoryTree tree = MemoryTree.builder().add(PBX, bytes).add("A.swift", "").build();
      AppProject project = ProjectLoader.load(tree, List.of(""));

      assertThat(project.targets()).as(name).hasSize(1);
      assertThat(project.targets().get(0).sources()).as(name).hasSize(1);
      assertThat(project.notices()).as(name).isEmpty();
    }
  }

  @Test
  void an_empty_or_binary_project_leaves_the_sources_without_a_project() {
    for (byte[] bytes : List.of(new byte[0], "bplist00".getBytes(UTF_8), new byte[] {0, 1, 2})) {
      MemoryTree tree = MemoryTree.builder().add(PBX, bytes).add("A.swift", "").build();
      AppProject project = ProjectLoader.load(tree, List.of(""));

      assertThat(project.targets()).hasSize(1);
      assertThat(project.targets().get(0).name()).isEqualTo("app");
      assertThat(project.notices()).hasSize(2);
      assertThat(project.notices().get(0).message())
          .startsWith("the project App.xcodeproj cannot be read: ");
    }
  }

  @Test
  void any_cut_of_a_project_is_an_answer() {
    String whole =
        XcodeFixture.project()
            .file("F", "A.swift")
            .app("App", "INFOPLIST_FILE = Info.plist;", "F")
            .text();
    for (int i = 0; i < whole.length(); i += 37) {
      assertThat(Loaded.of(PBX, whole.substring(0, i), "A.swift", "").project.notices())
          .isNotEmpty();
    }
  }

  @Test
  void synchronised_folders_give_their_files_but_for_exceptions() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .object(
                    "SG",
                    "isa = PBXFileSystemSynchronizedRootGroup; path = App; sourceTree = \"<group>\"; exceptions = (E1, E2);")
                .object(
                    "E1",
                    "isa = PBXFileSystemSynchronizedBuildFileExceptionSet; target = T_App; membershipExceptions = (Info.plist, \"Sub/Left.swift\");")
                .object(
                    "E2",
                    "isa = PBXFileSystemSynchronizedBuildFileExceptionSet; target = T_Widget; membershipExceptions = (\"Sub/Shared.swift\", Model);")
                .member("SG")
                .target(
                    "App",
                    "application",
                    "INFOPLIST_FILE = App/Info.plist;",
                    "INFOPLIST_FILE = App/Info.plist;",
                    "fileSystemSynchronizedGroups = (SG);")
                .target("Widget", "app-extension", "", "", "")
                .text(),
            "App/Info.plist",
            Loaded.plist(""),
            "App/A.swift",
            "",
            "App/Sub/Left.swift",
            "",
            "App/Sub/Shared.swift",
            "",
            "App/Model/M.swift",
            "",
            "App/build/Step.swift",
            "",
            "App/Assets.xcassets/x.swift",
            "");
    assertThat(loaded.sources("App"))
        .containsExactly(
            "App/A.swift", "App/Model/M.swift", "App/Sub/Shared.swift", "App/build/Step.swift");
    assertThat(loaded.sources("Widget"))
        .containsExactly("App/Model/M.swift", "App/Sub/Shared.swift");
  }

  @Test
  void groups_and_variant_groups_make_paths() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .object(
                    "GG",
                    "isa = PBXGroup; path = Code; children = (G2, V); sourceTree = \"<group>\";")
                .object(
                    "G2",
                    "isa = PBXGroup; name = \"No folder\"; children = (F1, F2); sourceTree = \"<group>\";")
                .object(
                    "F1",
                    "isa = PBXFileReference; path = ../Other/A.swift; sourceTree = \"<group>\";")
                .object(
                    "F2", "isa = PBXFileReference; path = Root/B.swift; sourceTree = SOURCE_ROOT;")
                .object("V", "isa = PBXVariantGroup; children = (F3); sourceTree = \"<group>\";")
                .object(
                    "F3",
                    "isa = PBXFileReference; path = Base.lproj/C.m; sourceTree = \"<group>\";")
                .member("GG")
                .app("App", "", "F1", "F2", "V")
                .text(),
            "Other/A.swift",
            "",
            "Root/B.swift",
            "",
            "Code/Base.lproj/C.m",
            "");
    assertThat(loaded.sources("App"))
        .containsExactly("Code/Base.lproj/C.m", "Other/A.swift", "Root/B.swift");
  }

  @Test
  void sources_that_are_missing_are_told_once() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .file("F1", "A.swift")
                .file("F2", "B.swift")
                .app("App", "", "F1", "F2")
                .text());
    assertThat(loaded.notices())
        .anyMatch(one -> one.endsWith("2 sources of target App are missing, such as A.swift"));
  }

  @Test
  void watch_apps_are_of_two_kinds() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .file("F", "W.swift")
                .target(
                    "Single",
                    "application",
                    "SDKROOT = watchos; GENERATE_INFOPLIST_FILE = YES;",
                    "SDKROOT = watchos; GENERATE_INFOPLIST_FILE = YES;",
                    "",
                    "F")
                .object("DEP", "isa = PBXTargetDependency; target = T_Ext;")
                .target("Old", "application.watchapp2", "", "", "dependencies = (DEP);", "F")
                .target("Ext", "watchkit2-extension", "", "", "")
                .target("Upgraded", "application.watchapp2", "", "", "", "F")
                .text(),
            "W.swift",
            "");
    assertThat(loaded.target("Single").kind()).isEqualTo(TargetKind.WATCH_APP);
    assertThat(loaded.plistOf("Single").isYes("WKApplication")).isTrue();
    assertThat(loaded.target("Old").kind()).isEqualTo(TargetKind.WATCH_CONTAINER);
    assertThat(loaded.target("Ext").kind()).isEqualTo(TargetKind.WATCH_EXTENSION);
    assertThat(loaded.target("Ext").platforms()).containsExactly(Platform.WATCHOS);
    assertThat(loaded.target("Upgraded").kind()).isEqualTo(TargetKind.WATCH_APP);
  }

  @Test
  void one_target_may_serve_several_platforms_with_different_lists() {
    String settings =
        "SDKROOT = auto; SUPPORTED_PLATFORMS = \"iphoneos iphonesimulator appletvos xros\"; INFOPLIST_FILE = A.plist; \"INFOPLIST_FILE[sdk=appletvos*]\" = T.plist; SUPPORTS_MACCATALYST = YES;";
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project().app("App", settings).text(),
            "A.plist",
            Loaded.plist(Loaded.modes("audio")),
            "T.plist",
            Loaded.plist(Loaded.modes("fetch")));
    AppTarget app = loaded.target("App");
    assertThat(app.platforms()).containsExactly(Platform.IOS, Platform.TVOS, Platform.VISIONOS);
    assertThat(app.catalyst()).isTrue();
    assertThat(app.variants())
        .extracting(one -> one.platform() + " " + one.infoPlist().file().orElseThrow().path())
        .containsExactly("IOS A.plist", "TVOS T.plist", "VISIONOS A.plist");
  }

  @Test
  void without_an_sdk_a_target_is_for_what_it_deploys_to_itself() {
    String both = "IPHONEOS_DEPLOYMENT_TARGET = 17.0; MACOSX_DEPLOYMENT_TARGET = 14.0;";
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .projectSettings("Debug", both)
                .projectSettings("Release", both)
                .app("Phone", "IPHONEOS_DEPLOYMENT_TARGET = 16.0;")
                .app("Mac", "MACOSX_DEPLOYMENT_TARGET = 14.0;")
                .app("Both", "")
                .text());
    assertThat(loaded.target("Phone").platforms()).containsExactly(Platform.IOS);
    assertThat(loaded.target("Mac").platforms()).containsExactly(Platform.MACOS);
    assertThat(loaded.target("Both").platforms()).containsExactly(Platform.IOS, Platform.MACOS);
  }

  @Test
  void embedded_and_linked_targets_are_found() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .object("BF1", "isa = PBXBuildFile; fileRef = P_Ext;")
                .object("BF2", "isa = PBXBuildFile; fileRef = P_Core;")
                .object("BF3", "isa = PBXBuildFile; fileRef = GONE;")
                .object(
                    "GONE",
                    "isa = PBXFileReference; path = Carthage/Build/Gone.framework; sourceTree = \"<group>\";")
                .object(
                    "SYS",
                    "isa = PBXFileReference; path = System/Library/Frameworks/UIKit.framework; sourceTree = SDKROOT;")
                .object("BF4", "isa = PBXBuildFile; fileRef = SYS;")
                .object("BF5", "isa = PBXBuildFile; productRef = REMOTE;")
                .object("REMOTE", "isa = XCSwiftPackageProductDependency; productName = Far;")
                .object(
                    "COPY",
                    "isa = PBXCopyFilesBuildPhase; dstSubfolderSpec = 13; files = (BF1, BF2);")
                .object("LINK", "isa = PBXFrameworksBuildPhase; files = (BF2, BF3, BF4, BF5);")
                .target("App", "application", "", "", "buildPhases = (S_App, COPY, LINK);")
                .target("Ext", "app-extension", "", "", "")
                .target("Core", "framework", "", "", "")
                .object("TD", "isa = PBXTargetDependency; target = T_App;")
                .target("Tests", "bundle.unit-test", "", "", "dependencies = (TD);")
                .text());
    AppTarget app = loaded.target("App");
    assertThat(app.related(Kind.EMBEDS)).containsExactly("App.xcodeproj/Ext");
    assertThat(app.related(Kind.LINKS)).containsExactly("App.xcodeproj/Core");
    assertThat(app.externalDependencies())
        .extracting(one -> one.kind() + " " + one.name())
        .containsExactly("FRAMEWORK Gone.framework", "SWIFT_PACKAGE Far");
    assertThat(loaded.target("Tests").related(Kind.TESTS)).containsExactly("App.xcodeproj/App");
    assertThat(loaded.project.codeOf(app))
        .extracting(AppTarget::name)
        .containsExactly("App", "Core");
    assertThat(loaded.project.hostsOf(loaded.target("Ext")))
        .extracting(AppTarget::name)
        .containsExactly("App");
  }

  @Test
  void targets_of_other_projects_and_packages_are_linked() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .object(
                    "OTHER",
                    "isa = PBXFileReference; path = Lib/Lib.xcodeproj; sourceTree = \"<group>\";")
                .member("OTHER")
                .object(
                    "PROXY",
                    "isa = PBXContainerItemProxy; containerPortal = OTHER; proxyType = 2; remoteGlobalIDString = P_Lib; remoteInfo = Lib;")
                .object(
                    "REF",
                    "isa = PBXReferenceProxy; path = Lib.framework; remoteRef = PROXY; sourceTree = BUILT_PRODUCTS_DIR;")
                .object("BF1", "isa = PBXBuildFile; fileRef = REF;")
                .object("PACK", "isa = XCLocalSwiftPackageReference; relativePath = Kit;")
                .object("PROD", "isa = XCSwiftPackageProductDependency; productName = KitUI;")
                .object("BF2", "isa = PBXBuildFile; productRef = PROD;")
                .object("LINK", "isa = PBXFrameworksBuildPhase; files = (BF1, BF2);")
                .target("App", "application", "", "", "buildPhases = (LINK);")
                .field("packageReferences = (PACK);")
                .text(),
            "Lib/Lib.xcodeproj/project.pbxproj",
            XcodeFixture.project()
                .file("F", "L.swift")
                .target("Lib", "framework", "", "", "", "F")
                .text(),
            "Lib/L.swift",
            "",
            "Kit/Package.swift",
            "// swift-tools-version:5.9\nlet package = Package(name: \"Kit\", platforms: [.iOS(.v15)], products: [.library(name: \"KitUI\", targets: [\"UI\"])], targets: [.target(name: \"UI\", dependencies: [\"Core\"]), .target(name: \"Core\", path: \"Deep/Core\")])",
            "Kit/Sources/UI/U.swift",
            "",
            "Kit/Deep/Core/C.swift",
            "");
    assertThat(loaded.project.codeOf(loaded.target("App")))
        .extracting(AppTarget::name)
        .containsExactlyInAnyOrder("App", "Lib", "UI", "Core");
    assertThat(loaded.target("App").externalDependencies()).isEmpty();
    assertThat(loaded.sources("Core")).containsExactly("Kit/Deep/Core/C.swift");
  }

  @Test
  void pods_are_libraries_found_through_the_workspace() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .object(
                    "PODS",
                    "isa = PBXFileReference; path = Pods_App.framework; sourceTree = BUILT_PRODUCTS_DIR;")
                .object("BF", "isa = PBXBuildFile; fileRef = PODS;")
                .object("LINK", "isa = PBXFrameworksBuildPhase; files = (BF);")
                .target("App", "application", "", "", "buildPhases = (LINK);")
                .text(),
            "App.xcworkspace/contents.xcworkspacedata",
            "<Workspace version=\"1.0\"><FileRef location = \"group:App.xcodeproj\"></FileRef><Group location=\"container:\" name=\"x\"><FileRef location=\"group:Pods/Pods.xcodeproj\"/></Group></Workspace>",
            "Pods/Pods.xcodeproj/project.pbxproj",
            XcodeFixture.project()
                .file("F", "A/A.m")
                .target("Pods_App", "framework", "", "", "", "F")
                .text(),
            "Pods/A/A.m",
            "");
    assertThat(loaded.target("Pods_App").library()).isTrue();
    assertThat(loaded.target("Pods_App").sources()).allMatch(one -> one.library());
    assertThat(loaded.target("App").related(Kind.LINKS))
        .containsExactly("Pods/Pods.xcodeproj/Pods_App");
    assertThat(loaded.project.applications()).extracting(AppTarget::name).containsExactly("App");
  }

  @Test
  void extensions_name_their_point() {
    Loaded loaded =
        Loaded.of(
            PBX,
            XcodeFixture.project()
                .target(
                    "Ext",
                    "app-extension",
                    "INFOPLIST_FILE = E.plist;",
                    "INFOPLIST_FILE = E.plist;",
                    "")
                .text(),
            "E.plist",
            Loaded.plist(
                "<key>NSExtension</key><dict><key>NSExtensionPointIdentifier</key><string>com.apple.widgetkit-extension</string></dict>"));
    assertThat(loaded.target("Ext").extensionPoint()).contains("com.apple.widgetkit-extension");
  }

  @Test
  void a_framework_that_a_script_builds_from_kotlin_is_code_that_is_not_seen() {
    Loaded loaded =
        Loaded.of(
            "App.xcodeproj/project.pbxproj",
            XcodeFixture.project()
                .object(
                    "K",
                    "isa = PBXShellScriptBuildPhase; name = \"Shared code\"; shellScript = "
                        + "\"./gradlew :shared:embedAndSignAppleFrameworkForXcode\";")
                .object("Lint", "isa = PBXShellScriptBuildPhase; shellScript = \"swiftlint lint\";")
                .target("App", "application", "", "", "buildPhases = (K, S_App);")
                .target("Other", "application", "", "", "buildPhases = (Lint, S_Other);")
                .text());
    assertThat(loaded.target("App").externalDependencies())
        .extracting(ExternalDependency::name)
        .containsExactly("Kotlin framework");
    assertThat(loaded.target("Other").externalDependencies()).isEmpty();
  }
}
