package dev.bgcheck.frontend.apple;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the text of a small {@code project.pbxproj} for tests. */
public final class XcodeFixture {
  private final StringBuilder objects = new StringBuilder();
  private final StringBuilder targets = new StringBuilder();
  private final StringBuilder mainGroup = new StringBuilder();
  private final StringBuilder projectFields = new StringBuilder();
  private final Map<String, String> projectConfigurations = new LinkedHashMap<>();

  private XcodeFixture() {
    projectConfigurations.put("Debug", "SDKROOT = iphoneos;");
    projectConfigurations.put("Release", "SDKROOT = iphoneos;");
  }

  /** A project with the configurations Debug and Release, for iOS. */
  public static XcodeFixture project() {
    return new XcodeFixture();
  }

  /** The settings of a configuration of the project. */
  public XcodeFixture projectSettings(String configuration, String settings) {
    projectConfigurations.put(configuration, settings);
    return this;
  }

  /** Further fields of the project object. */
  public XcodeFixture field(String text) {
    projectFields.append(text).append('\n');
    return this;
  }

  /** An object, written out. */
  public XcodeFixture object(String id, String fields) {
    objects.append(id).append(" = {").append(fields).append("};\n");
    return this;
  }

  /** A file below the main group, with the id of its name. */
  public XcodeFixture file(String id, String path) {
    mainGroup.append(id).append(',');
    return object(id, "isa = PBXFileReference; path = \"" + path + "\"; sourceTree = \"<group>\";");
  }

  /** A member of the main group that is declared elsewhere. */
  public XcodeFixture member(String id) {
    mainGroup.append(id).append(',');
    return this;
  }

  /** An application with the same settings in both configurations. */
  public XcodeFixture app(String name, String settings, String... sourceIds) {
    return target(name, "application", settings, settings, "", sourceIds);
  }

  /** A target; its id is {@code T_name}, its product's id {@code P_name}. */
  public XcodeFixture target(
      String name, String type, String debug, String release, String fields, String... sourceIds) {
    StringBuilder files = new StringBuilder();
    for (String source : sourceIds) {
      String id = "B_" + name + "_" + source;
      object(id, "isa = PBXBuildFile; fileRef = " + source + ";");
      files.append(id).append(',');
    }
    object("S_" + name, "isa = PBXSourcesBuildPhase; files = (" + files + ");");
    object("D_" + name, configuration("Debug", debug));
    object("R_" + name, configuration("Release", release));
    object(
        "L_" + name,
        "isa = XCConfigurationList; buildConfigurations = (D_" + name + ", R_" + name + ");");
    String ending =
        type.contains("framework") ? ".framework" : type.contains("extension") ? ".appex" : ".app";
    object(
        "P_" + name,
        "isa = PBXFileReference; path = \""
            + name
            + ending
            + "\"; sourceTree = BUILT_PRODUCTS_DIR;");
    object(
        "T_" + name,
        "isa = PBXNativeTarget; name = \""
            + name
            + "\"; productType = \"com.apple.product-type."
            + type
            + "\"; productReference = P_"
            + name
            + "; buildConfigurationList = L_"
            + name
            + ";\n"
            + (fields.contains("buildPhases") ? "" : "buildPhases = (S_" + name + ");")
            + fields);
    targets.append("T_").append(name).append(',');
    return this;
  }

  private static String configuration(String name, String settings) {
    // A reference to an xcconfig is written as "base=ID;" in front of the settings.
    String base = "";
    String own = settings;
    if (settings.startsWith("base=")) {
      int end = settings.indexOf(';');
      base = "baseConfigurationReference = " + settings.substring(5, end) + ";";
      own = settings.substring(end + 1);
    }
    return "isa = XCBuildConfiguration; name = "
        + name
        + ";"
        + base
        + "\nbuildSettings = {\n"
        + own
        + "\n};";
  }

  /** The text of the file. */
  public String text() {
    StringBuilder ids = new StringBuilder();
    projectConfigurations.forEach(
        (name, settings) -> {
          object("PC_" + name, configuration(name, settings));
          ids.append("PC_").append(name).append(',');
        });
    object("PL", "isa = XCConfigurationList; buildConfigurations = (" + ids + ");");
    object("G", "isa = PBXGroup; children = (" + mainGroup + "); sourceTree = \"<group>\";");
    object(
        "ROOT",
        "isa = PBXProject; mainGroup = G; buildConfigurationList = PL; targets = ("
            + targets
            + ");"
            + projectFields);
    return "// !$*UTF8*$!\n{\narchiveVersion = 1;\nobjects = {\n"
        + objects
        + "};\nrootObject = ROOT;\n}\n";
  }
}
