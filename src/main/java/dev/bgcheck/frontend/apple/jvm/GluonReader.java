package dev.bgcheck.frontend.apple.jvm;

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
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Gluon app: {@code src/ios/Default-Info.plist} in a Maven or Gradle module. Dependencies
 * may add to the list, so it is known in part only.
 */
public final class GluonReader {
  /** Where the list lies in a module. */
  public static final String LIST = "src/ios/Default-Info.plist";

  private GluonReader() {}

  /** The app whose list is at {@code path}, and the modules whose code it uses. */
  public static List<TargetDraft> read(Survey survey, String path) {
    String folder = TreePath.parent(TreePath.parent(TreePath.parent(path)));
    PropertyList list = survey.list(path);
    Span place = list.root().map(PlistValue::span).orElse(list.file().start());
    String name = TreePath.name(folder).isEmpty() ? "app" : TreePath.name(folder);
    TargetDraft draft = new TargetDraft(path + "/" + name, name, ProjectOrigin.GLUON, place);
    draft.kind(TargetKind.APP).platforms(Set.of(Platform.IOS)).library(survey.isForeign(path));
    List<InfoPlist.Entry> entries = new ArrayList<>();
    list.dict()
        .ifPresent(
            dict ->
                dict.entries()
                    .forEach(
                        entry ->
                            entries.add(
                                new InfoPlist.Entry(
                                    entry.key(), entry.keySpan(), entry.value(), Origin.FILE))));
    Knowledge knowledge = list.dict().isPresent() ? Knowledge.PARTIAL : Knowledge.UNKNOWN;
    draft.configuration(
        new BuildConfiguration(
            "main",
            Platform.IOS,
            Map.of(),
            new InfoPlist(knowledge, List.of(list), entries, List.of(), place),
            Entitlements.unknown(place),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    new JvmModule(survey, folder).addSources(draft);
    JvmBuild build = new JvmBuild(survey);
    build.addDependencies(folder, draft);
    List<TargetDraft> drafts = new ArrayList<>(List.of(draft));
    drafts.addAll(build.modules());
    return drafts;
  }
}
