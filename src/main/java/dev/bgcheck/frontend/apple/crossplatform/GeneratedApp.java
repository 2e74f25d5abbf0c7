package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.InfoPlist.Knowledge;
import dev.bgcheck.project.InfoPlist.Origin;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the target of an app whose property list a generator puts together. */
final class GeneratedApp {
  private GeneratedApp() {}

  /**
   * The target of an iOS app.
   *
   * @param entries what is written of its list; the generator and its plug-ins add more
   * @param place where to point at when a key is absent
   */
  static TargetDraft draft(
      Survey survey,
      ProjectOrigin origin,
      String name,
      SourceFile file,
      List<PlistValue.Entry> entries,
      Entitlements entitlements,
      Optional<String> bundleIdentifier,
      Span place) {
    TargetDraft draft = new TargetDraft(file.path() + "/" + name, name, origin, place);
    draft.kind(TargetKind.APP).platforms(Set.of(Platform.IOS));
    draft.library(survey.isForeign(file.path()));
    PropertyList list =
        PropertyList.of(file, PropertyList.Format.TEXTUAL, new PlistValue.Dict(place, entries));
    List<InfoPlist.Entry> effective = new ArrayList<>();
    for (PlistValue.Entry entry : entries) {
      effective.add(new InfoPlist.Entry(entry.key(), entry.keySpan(), entry.value(), Origin.FILE));
    }
    draft.configuration(
        new BuildConfiguration(
            "main",
            Platform.IOS,
            Map.of(),
            new InfoPlist(Knowledge.PARTIAL, List.of(list), effective, List.of(), place),
            entitlements,
            bundleIdentifier.map(ResolvedText::of),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return draft;
  }

  /** Adds all sources below {@code folder}, if there is such a folder. */
  static void addSources(Survey survey, String folder, TargetDraft draft) {
    if (!survey.tree().isFolder(folder)) {
      return;
    }
    survey.walk(
        folder,
        (path, vendored) ->
            SourceLanguage.ofPath(path)
                .ifPresent(
                    language ->
                        draft.source(
                            new TargetSource(
                                path,
                                language,
                                draft.isLibrary() || vendored || survey.isForeign(path)))));
  }

  /** The folder of a project file. */
  static String folder(SourceFile file) {
    return TreePath.parent(file.path());
  }
}
