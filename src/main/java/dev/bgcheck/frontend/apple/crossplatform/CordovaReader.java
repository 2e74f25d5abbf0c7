package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.text.XmlElement;
import dev.bgcheck.frontend.apple.text.XmlReader;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Cordova's {@code config.xml} and {@code plugin.xml}: the {@code <config-file>} and {@code
 * <edit-config>} elements that change the app's property list, and a plug-in's sources.
 *
 * <p>The list is known in part only: the template and other plug-ins add to it.
 */
public final class CordovaReader {
  private CordovaReader() {}

  /** The target that the file at {@code path} makes; empty when it is no file of Cordova. */
  public static Optional<TargetDraft> read(Survey survey, String path) {
    String glance = survey.peek(path);
    if (!glance.contains("<widget")
        && !(glance.contains("<plugin") && glance.contains("cordova"))) {
      return Optional.empty();
    }
    Optional<SourceFile> file = survey.text(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    XmlReader.Result read = XmlReader.read(file.get());
    if (read.root().isEmpty()) {
      XmlReader.Problem problem = read.problem().orElseThrow();
      survey.note(
          Notice.Kind.NOT_PARSED,
          file.get().span(problem.offset(), problem.offset()),
          path + " cannot be read: " + problem.message());
      return Optional.empty();
    }
    return Optional.of(target(survey, file.get(), read.root().get()));
  }

  private static TargetDraft target(Survey survey, SourceFile file, XmlElement root) {
    List<XmlElement> scopes = new ArrayList<>(List.of(root));
    root.children("platform").stream()
        .filter(one -> one.attribute("name").filter("ios"::equals).isPresent())
        .forEach(scopes::add);
    Map<String, PlistValue.Entry> info = new LinkedHashMap<>();
    Map<String, PlistValue.Entry> entitlements = new LinkedHashMap<>();
    for (XmlElement scope : scopes) {
      for (XmlElement edit : scope.children()) {
        boolean edits = edit.name().equals("config-file") || edit.name().equals("edit-config");
        String target = edit.attribute("target").or(() -> edit.attribute("file")).orElse("");
        if (edits && target.contains("Info.plist")) {
          add(file, edit, info);
        } else if (edits && target.contains("Entitlements")) {
          add(file, edit, entitlements);
        }
      }
    }
    String name = root.childText("name").orElse(TreePath.name(GeneratedApp.folder(file)));
    TargetDraft draft =
        GeneratedApp.draft(
            survey,
            ProjectOrigin.CORDOVA,
            name,
            file,
            List.copyOf(info.values()),
            new Entitlements(
                Entitlements.State.UNKNOWN,
                Optional.empty(),
                List.copyOf(entitlements.values()),
                root.span()),
            root.name().equals("widget") ? root.attribute("id") : Optional.empty(),
            root.span());
    scopes.forEach(scope -> addSources(survey, file, scope, draft));
    root.children("plugin")
        .forEach(
            plugin ->
                draft.external(
                    new ExternalDependency(
                        plugin.attribute("name").orElse("plug-in"),
                        ExternalDependency.Kind.PACKAGE,
                        Optional.of(plugin.span()))));
    return draft;
  }

  /** The value inside of the element, under the key that {@code parent} names. */
  private static void add(SourceFile file, XmlElement edit, Map<String, PlistValue.Entry> entries) {
    Optional<String> key = edit.attribute("parent");
    if (key.isEmpty() || edit.children().isEmpty()) {
      return;
    }
    // The fragment alone, at its own place: blanks keep the offsets.
    int start = edit.textSpan().start();
    String fragment = " ".repeat(start) + file.text().substring(start, edit.textSpan().end());
    SourceFile alone = SourceFile.of(file.path(), fragment);
    PropertyListReader.read(alone)
        .root()
        .map(value -> Relocation.to(file, value))
        .ifPresent(
            value ->
                entries.merge(
                    key.get(),
                    new PlistValue.Entry(key.get(), edit.span(), value),
                    CordovaReader::joined));
  }

  /** Two edits of one array are appended to each other, as Cordova does. */
  private static PlistValue.Entry joined(PlistValue.Entry first, PlistValue.Entry second) {
    if (first.value() instanceof PlistValue.Array a
        && second.value() instanceof PlistValue.Array b) {
      List<PlistValue> items = new ArrayList<>(a.items());
      items.addAll(b.items());
      return new PlistValue.Entry(
          first.key(), first.keySpan(), new PlistValue.Array(a.span(), items));
    }
    return second;
  }

  private static void addSources(
      Survey survey, SourceFile file, XmlElement scope, TargetDraft draft) {
    for (XmlElement element : scope.children()) {
      boolean source = element.name().equals("source-file") || element.name().equals("header-file");
      Optional<String> path = element.attribute("src");
      if (!source || path.isEmpty()) {
        continue;
      }
      String place = TreePath.join(GeneratedApp.folder(file), path.get());
      Optional<SourceLanguage> language = SourceLanguage.ofPath(place);
      boolean apple =
          language
              .filter(one -> one == SourceLanguage.SWIFT || one == SourceLanguage.OBJC)
              .isPresent();
      if (apple && survey.tree().isFile(place)) {
        draft.source(new TargetSource(place, language.get(), draft.isLibrary()));
      }
    }
  }
}
