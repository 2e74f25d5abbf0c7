package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.xcodegen.YamlPlist;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code ios} part of an Expo {@code app.json}: {@code infoPlist}, {@code entitlements}
 * and the bundle identifier. Config plug-ins add to the list, so it is known in part only.
 */
public final class ExpoReader {
  private ExpoReader() {}

  /** The target of {@code path}; empty when it says nothing of iOS, or cannot be read (noted). */
  public static Optional<TargetDraft> read(Survey survey, String path) {
    String glance = survey.peek(path);
    if (!glance.contains("\"ios\"")) {
      return Optional.empty();
    }
    Optional<SourceFile> file = survey.text(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      YamlNode root = YamlReader.read(file.get());
      Optional<YamlNode.Mapping> app =
          root.asMapping()
              .flatMap(
                  one -> one.find("expo").flatMap(YamlNode::asMapping).or(() -> Optional.of(one)));
      return app.flatMap(
          one ->
              one.find("ios")
                  .flatMap(YamlNode::asMapping)
                  .map(ios -> target(survey, file.get(), one, ios)));
    } catch (YamlException malformed) {
      survey.note(
          Notice.Kind.NOT_PARSED,
          malformed.span(),
          path + " cannot be read: " + malformed.getMessage());
      return Optional.empty();
    }
  }

  private static TargetDraft target(
      Survey survey, SourceFile file, YamlNode.Mapping app, YamlNode.Mapping ios) {
    List<PlistValue.Entry> info = entries(ios, "infoPlist");
    Entitlements entitlements =
        ios.find("entitlements")
            .flatMap(YamlNode::asMapping)
            .map(
                node ->
                    new Entitlements(
                        // Config plug-ins add entitlements of their own.
                        Entitlements.State.UNKNOWN,
                        Optional.of(
                            PropertyList.of(
                                file, PropertyList.Format.TEXTUAL, YamlPlist.value(node))),
                        entries(ios, "entitlements"),
                        node.span()))
            .orElseGet(() -> Entitlements.unknown(ios.span()));
    TargetDraft draft =
        GeneratedApp.draft(
            survey,
            ProjectOrigin.EXPO,
            app.findText("name").orElse(TreePath.name(GeneratedApp.folder(file))),
            file,
            info,
            entitlements,
            ios.findText("bundleIdentifier"),
            ios.find("infoPlist").map(YamlNode::span).orElse(ios.span()));
    draft.external(
        new ExternalDependency(
            "native modules of the Expo project",
            ExternalDependency.Kind.PACKAGE,
            Optional.of(ios.span())));
    return draft;
  }

  private static List<PlistValue.Entry> entries(YamlNode.Mapping ios, String section) {
    return ios.find(section)
        .map(YamlPlist::value)
        .flatMap(PlistValue::asDict)
        .map(PlistValue.Dict::entries)
        .orElse(List.of());
  }
}
