package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files by which packages of one kind describe themselves, {@code package.json} or {@code
 * pubspec.yaml}, each read once. JSON is YAML; a file that is neither describes nothing, and the
 * tools that own it complain of it.
 */
final class PackageFiles {
  private final Survey survey;
  private final String file;
  private final Map<String, Optional<YamlNode.Mapping>> byFolder = new HashMap<>();

  /** Reads files of the name {@code file}. */
  PackageFiles(Survey survey, String file) {
    this.survey = survey;
    this.file = file;
  }

  /** Whether a package lies in {@code folder}. */
  boolean isIn(String folder) {
    return survey.tree().isFile(TreePath.join(folder, file));
  }

  /** The name of the package in {@code folder}. */
  Optional<String> nameIn(String folder) {
    return in(folder).flatMap(one -> one.findText("name"));
  }

  /** What the package in {@code folder} depends on at run time. */
  List<YamlNode.Entry> dependenciesIn(String folder) {
    return in(folder)
        .flatMap(one -> one.find("dependencies"))
        .flatMap(YamlNode::asMapping)
        .map(YamlNode.Mapping::entries)
        .orElse(List.of());
  }

  private Optional<YamlNode.Mapping> in(String folder) {
    return byFolder.computeIfAbsent(folder, this::read);
  }

  private Optional<YamlNode.Mapping> read(String folder) {
    Optional<SourceFile> text =
        isIn(folder) ? survey.text(TreePath.join(folder, file)) : Optional.empty();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return YamlReader.read(text.get()).asMapping();
    } catch (YamlException malformed) {
      return Optional.empty();
    }
  }
}
