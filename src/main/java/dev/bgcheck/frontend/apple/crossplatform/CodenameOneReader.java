package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.text.PropertiesFile;
import dev.bgcheck.frontend.apple.text.XmlReader;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code codenameone_settings.properties}: the build hints that end up in the property list.
 *
 * <p>{@code ios.background_modes} is a list with commas in which {@code music} stands for {@code
 * audio}; {@code ios.backgroundProcessingIds} are the permitted identifiers; {@code
 * ios.NS…UsageDescription} are purpose strings; {@code ios.plistInject} is free XML.
 */
public final class CodenameOneReader {
  private static final String HINT = "codename1.arg.ios.";

  private CodenameOneReader() {}

  /** The target of the settings at {@code path}. */
  public static Optional<TargetDraft> read(Survey survey, String path) {
    return survey.text(path).map(file -> target(survey, file));
  }

  private static TargetDraft target(Survey survey, SourceFile file) {
    PropertiesFile properties = PropertiesFile.read(file);
    Map<String, PlistValue.Entry> entries = new LinkedHashMap<>();
    for (PropertiesFile.Property property : properties.all()) {
      if (property.key().startsWith(HINT)) {
        hint(property, property.key().substring(HINT.length()), entries);
      }
    }
    TargetDraft draft =
        GeneratedApp.draft(
            survey,
            ProjectOrigin.CODENAME_ONE,
            properties
                .find("codename1.displayName")
                .map(PropertiesFile.Property::value)
                .orElse("app"),
            file,
            List.copyOf(entries.values()),
            Entitlements.unknown(file.start()),
            properties.find("codename1.packageName").map(PropertiesFile.Property::value),
            file.start());
    String folder = GeneratedApp.folder(file);
    // Maven keeps the shared code in "common" and native interfaces in "ios".
    String project = TreePath.name(folder).equals("common") ? TreePath.parent(folder) : folder;
    for (String sources :
        List.of(
            "common/src/main/java",
            "common/src/main/kotlin",
            "ios/src/main/objectivec",
            "src",
            "native/ios")) {
      GeneratedApp.addSources(survey, TreePath.join(project, sources), draft);
    }
    for (String module : List.of(folder, project, TreePath.join(project, "common"))) {
      libraries(survey, module).forEach(draft::external);
    }
    return draft;
  }

  /**
   * The Codename One libraries of a module, which bring native code of their own: files in {@code
   * lib}, or dependencies on a POM.
   */
  private static List<ExternalDependency> libraries(Survey survey, String module) {
    List<ExternalDependency> found = new ArrayList<>();
    String lib = TreePath.join(module, "lib");
    if (survey.tree().isFolder(lib)) {
      for (SourceTree.Entry entry : survey.names(lib)) {
        if (entry.name().endsWith(".cn1lib")) {
          found.add(library(entry.name()));
        }
      }
    }
    String pom = TreePath.join(module, "pom.xml");
    if (survey.tree().isFile(pom)) {
      survey
          .text(pom)
          .flatMap(file -> XmlReader.read(file).root())
          .flatMap(root -> root.child("dependencies"))
          .ifPresent(
              all ->
                  all.children("dependency").stream()
                      .filter(one -> one.childText("type").filter("pom"::equals).isPresent())
                      .filter(one -> !one.childText("scope").orElse("").equals("test"))
                      .forEach(one -> found.add(library(one.childText("artifactId").orElse("")))));
    }
    return found;
  }

  private static ExternalDependency library(String name) {
    return new ExternalDependency(name, ExternalDependency.Kind.PACKAGE, Optional.empty());
  }

  private static void hint(
      PropertiesFile.Property property, String name, Map<String, PlistValue.Entry> entries) {
    switch (name) {
      case "background_modes" -> put(entries, "UIBackgroundModes", property, words(property));
      case "backgroundProcessingIds" ->
          put(entries, "BGTaskSchedulerPermittedIdentifiers", property, words(property));
      case "plistInject" -> inject(property, entries);
      default -> {
        if (name.endsWith("UsageDescription")) {
          put(entries, name, property, PlistValue.Text.of(property.valueSpan(), property.value()));
        }
      }
    }
  }

  private static void put(
      Map<String, PlistValue.Entry> entries,
      String key,
      PropertiesFile.Property property,
      PlistValue value) {
    entries.put(key, new PlistValue.Entry(key, property.keySpan(), value));
  }

  private static PlistValue words(PropertiesFile.Property property) {
    List<PlistValue> words = new ArrayList<>();
    String raw = property.valueSpan().text();
    int at = 0;
    for (String part : raw.split(",", -1)) {
      String word = part.strip();
      if (!word.isEmpty()) {
        int start = property.valueSpan().start() + at + part.indexOf(word);
        Span span = property.valueSpan().file().span(start, start + word.length());
        String meant = word.equals("music") ? "audio" : word;
        words.add(new PlistValue.Text(span, word, ResolvedText.of(meant)));
      }
      at += part.length() + 1;
    }
    return new PlistValue.Array(property.valueSpan(), words);
  }

  /** The keys of an XML fragment; all of them have the place of the hint. */
  private static void inject(
      PropertiesFile.Property property, Map<String, PlistValue.Entry> entries) {
    SourceFile fragment =
        SourceFile.of(
            property.valueSpan().file().path(),
            "<plist><dict>" + property.value() + "</dict></plist>");
    PropertyListReader.read(fragment)
        .dict()
        .ifPresent(
            dict ->
                dict.entries()
                    .forEach(
                        entry ->
                            put(
                                entries,
                                entry.key(),
                                property,
                                Relocation.at(property.valueSpan(), entry.value()))));
  }
}
