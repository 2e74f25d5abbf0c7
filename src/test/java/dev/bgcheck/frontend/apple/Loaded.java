package dev.bgcheck.frontend.apple;

import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.source.MemoryTree;
import java.util.List;

/** A tree in memory, loaded, with short questions for tests. */
final class Loaded {
  static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n";

  final AppProject project;

  private Loaded(AppProject project) {
    this.project = project;
  }

  /** The files, given as path, text, path, text, …, loaded from the root. */
  static Loaded of(String... pathsAndTexts) {
    return at("", pathsAndTexts);
  }

  static Loaded at(String path, String... pathsAndTexts) {
    MemoryTree.Builder tree = MemoryTree.builder();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      tree.add(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new Loaded(ProjectLoader.load(tree.build(), List.of(path)));
  }

  /** A property list with this inside of its dictionary. */
  static String plist(String entries) {
    return HEAD + "<dict>\n" + entries + "\n</dict>\n</plist>\n";
  }

  /** The lines that declare background modes. */
  static String modes(String... modes) {
    StringBuilder text = new StringBuilder("<key>UIBackgroundModes</key>\n<array>\n");
    for (String mode : modes) {
      text.append("<string>").append(mode).append("</string>\n");
    }
    return text.append("</array>").toString();
  }

  AppTarget target(String name) {
    return project.targets().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no target " + name + " in " + names()));
  }

  List<String> names() {
    return project.targets().stream().map(AppTarget::name).toList();
  }

  InfoPlist plistOf(String target) {
    return target(target).mainConfiguration().infoPlist();
  }

  List<String> sources(String target) {
    return target(target).sources().stream().map(one -> one.path()).toList();
  }

  List<String> texts(String target, String key) {
    return plistOf(target).texts(key).stream()
        .map(PlistValue.Text::value)
        .map(Object::toString)
        .toList();
  }

  List<String> notices() {
    return project.notices().stream()
        .map(
            notice ->
                notice.kind().word()
                    + " "
                    + notice.span().map(Object::toString).orElse("-")
                    + " "
                    + notice.message())
        .toList();
  }
}
