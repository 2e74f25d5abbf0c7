package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.GitIgnore;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .podspec}: the name and sources of a library or plug-in, which is judged with the
 * example app beside it. A podspec is a program; only literal globs are seen.
 */
public final class PodspecReader {
  private static final Pattern NAME = Pattern.compile("\\.name\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern SOURCES =
      Pattern.compile(
          "\\.(?:source_files|public_header_files)\\s*=\\s*([^\\n]*(?:,\\s*\\n[^\\n]*)*)");
  private static final Pattern DEPENDENCY =
      Pattern.compile("\\.dependency\\s*\\(?\\s*[\"']([^\"'/]+)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");

  private PodspecReader() {}

  /** The alias of a pod. */
  public static String alias(String name) {
    return "pod:" + name;
  }

  /**
   * A library that a podspec describes.
   *
   * @param pod the name of the pod
   * @param subspec the part of it that an app gets only when it asks for it; empty for what every
   *     app gets
   */
  public record Pod(TargetDraft draft, String pod, String subspec) {}

  /** The libraries that the podspec at {@code path} describes; none without sources here. */
  public static List<Pod> read(Survey survey, String path) {
    return survey.text(path).map(file -> pods(survey, file)).orElse(List.of());
  }

  private static List<Pod> pods(Survey survey, SourceFile file) {
    // Ex) s.name = package['name'], as React Native's packages have it: the file has the name too.
    Matcher literal = NAME.matcher(file.text());
    boolean isLiteral = literal.find();
    String name = isLiteral ? literal.group(1) : stem(file.path());
    Span place = isLiteral ? file.span(literal.start(1), literal.end(1)) : file.start();
    Subspecs parts = Subspecs.in(file.text());
    List<Pod> pods = new ArrayList<>();
    pods.add(new Pod(target(survey, file, name, place, parts.forEverybody()), name, ""));
    parts
        .onRequest()
        .forEach(
            (subspec, text) -> {
              TargetDraft part = target(survey, file, name + "/" + subspec, place, text);
              part.dependency(
                  new PendingDependency(
                      List.of(alias(name)),
                      name,
                      TargetDependency.Kind.LINKS,
                      Optional.empty(),
                      Optional.of(place)));
              pods.add(new Pod(part, name, subspec));
            });
    return pods.stream().filter(pod -> !pod.draft().sources().isEmpty()).toList();
  }

  private static TargetDraft target(
      Survey survey, SourceFile file, String name, Span place, String text) {
    TargetDraft draft =
        new TargetDraft(file.path() + "/" + name, name, ProjectOrigin.BARE_FOLDER, place);
    draft.kind(TargetKind.LIBRARY).platforms(Set.of(Platform.IOS));
    draft.library(survey.isForeign(file.path())).alias(alias(name));
    addSources(survey, file.path(), text, draft);
    Matcher dependency = DEPENDENCY.matcher(text);
    while (dependency.find()) {
      String other = dependency.group(1);
      // Flutter's and React Native's own pods call nothing on their own.
      boolean framework =
          other.equals("Flutter") || other.startsWith("React") || other.equals("Cordova");
      if (!framework) {
        draft.dependency(
            new PendingDependency(
                List.of(alias(other), TargetDraft.productAlias(other + ".framework")),
                other,
                TargetDependency.Kind.LINKS,
                Optional.of(ExternalDependency.Kind.POD),
                Optional.of(file.span(dependency.start(1), dependency.end(1)))));
      }
    }
    draft.configuration(
        new BuildConfiguration(
            "main",
            Platform.IOS,
            Map.of(),
            InfoPlist.none(place),
            Entitlements.absent(place),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return draft;
  }

  private static String stem(String path) {
    String name = TreePath.name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static void addSources(Survey survey, String podspec, String text, TargetDraft draft) {
    String folder = TreePath.parent(podspec);
    List<String> globs = new ArrayList<>();
    Matcher sources = SOURCES.matcher(text);
    while (sources.find()) {
      Matcher quoted = QUOTED.matcher(sources.group(1));
      while (quoted.find()) {
        globs.addAll(braces(quoted.group(1)));
      }
    }
    GitIgnore patterns =
        GitIgnore.parse(String.join("\n", globs.stream().map(glob -> "/" + glob).toList()));
    survey.walk(
        folder,
        new Survey.Visitor() {
          @Override
          public void file(String path, boolean vendored) {
            boolean wanted = patterns.decide(TreePath.within(folder, path), false).orElse(false);
            if (wanted) {
              SourceLanguage.ofPath(path)
                  .filter(one -> one == SourceLanguage.SWIFT || one == SourceLanguage.OBJC)
                  .ifPresent(
                      language ->
                          draft.source(new TargetSource(path, language, draft.isLibrary())));
            }
          }
        });
  }

  /** Ex) Classes/**&#47;*.{h,m,swift} stands for three globs; a folder for all that is in it. */
  private static List<String> braces(String glob) {
    int open = glob.indexOf('{');
    int close = glob.indexOf('}', Math.max(open, 0));
    if (open < 0 || close < 0) {
      return List.of(glob);
    }
    List<String> globs = new ArrayList<>();
    for (String choice : glob.substring(open + 1, close).split(",")) {
      globs.addAll(braces(glob.substring(0, open) + choice.strip() + glob.substring(close + 1)));
      if (globs.size() > 200) {
        break;
      }
    }
    return globs;
  }
}
