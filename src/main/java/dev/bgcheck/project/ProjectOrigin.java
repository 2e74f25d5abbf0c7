package dev.bgcheck.project;

/** The kind of project a target was found in. */
public enum ProjectOrigin {
  /** {@code project.pbxproj}. */
  XCODE("Xcode project"),
  /** {@code project.yml} of XcodeGen. */
  XCODEGEN("XcodeGen project"),
  /** {@code Project.swift} of Tuist. */
  TUIST("Tuist project"),
  /** {@code Package.swift}. */
  SWIFT_PACKAGE("Swift package"),
  /** {@code robovm.xml}. */
  MOBIVM("MobiVM module"),
  /** {@code config.xml} or {@code plugin.xml}. */
  CORDOVA("Cordova project"),
  /** {@code app.json}. */
  EXPO("Expo project"),
  /** {@code codenameone_settings.properties}. */
  CODENAME_ONE("Codename One project"),
  /** {@code src/ios/Default-Info.plist}. */
  GLUON("Gluon project"),
  /** {@code xcode/…/Info.plist} beside Java sources. */
  MULTI_OS_ENGINE("Multi-OS Engine project"),
  /** A Maven or Gradle module without a property list: code of the app beside it. */
  JAVA_MODULE("Java module"),
  /** No project file: all that lies in the folder. */
  BARE_FOLDER("folder");

  private final String displayName;

  ProjectOrigin(String displayName) {
    this.displayName = displayName;
  }

  /** How messages call it. */
  public String displayName() {
    return displayName;
  }
}
