package dev.bgcheck.frontend.apple.xcodegen;

import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.GeneratedList;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.TargetDependency.Kind;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a {@code project.yml} and what it includes into drafts of its targets, as XcodeGen would
 * write them into a project.
 */
public final class XcodeGenReader {
  private static final int MAX_TEMPLATES = 50;

  private final Survey survey;
  private final SourceFile file;
  private final String path;
  private final String root;
  private final YamlNode.Mapping spec;

  private XcodeGenReader(Survey survey, String path, SpecFile.Result read) {
    this.survey = survey;
    this.path = path;
    this.file = read.file();
    this.root = read.root();
    this.spec = read.spec();
  }

  /**
   * What a specification holds.
   *
   * @param packages folders of local packages that exist
   * @param projects other {@code .xcodeproj} folders that exist
   * @param container the project it generates
   * @param included the specifications it includes
   * @param lists the property lists and entitlements it writes
   */
  public record Result(
      List<TargetDraft> targets,
      List<String> packages,
      List<String> projects,
      String container,
      Set<String> included,
      List<GeneratedList> lists) {}

  /** The specification at {@code path}; empty when it is none, or cannot be read (then noted). */
  public static Optional<Result> read(Survey survey, String path) {
    return SpecFile.read(survey, path)
        .filter(read -> read.spec().find("targets").isPresent())
        .map(
            read -> {
              XcodeGenReader reader = new XcodeGenReader(survey, path, read);
              return new Result(
                  reader.targets(),
                  reader.packages(),
                  reader.projects(),
                  reader.container(),
                  read.included(),
                  reader.lists());
            });
  }

  private String container() {
    return TreePath.join(root, spec.findText("name").orElse("Project") + ".xcodeproj");
  }

  private List<TargetDraft> targets() {
    List<TargetDraft> drafts = new ArrayList<>();
    YamlNode.Mapping targets =
        spec.find("targets")
            .flatMap(YamlNode::asMapping)
            .orElse(new YamlNode.Mapping(file.start(), List.of()));
    for (YamlNode.Entry entry : targets.entries()) {
      YamlNode.Mapping own =
          entry.value().asMapping().orElse(new YamlNode.Mapping(entry.key().span(), List.of()));
      YamlNode.Mapping target = withTemplates(own, entry.name(), 0);
      List<String> platforms =
          target.find("platform").map(YamlNode::itemsOrSelf).orElse(List.of()).stream()
              .flatMap(node -> node.asText().stream())
              .toList();
      if (platforms.size() > 1) {
        // A list of platforms makes one target for each.
        for (String platform : platforms) {
          String suffix =
              target
                  .findPath("platformSuffix", platform)
                  .flatMap(YamlNode::asText)
                  .orElse("_" + platform);
          drafts.add(target(entry, entry.name() + suffix, target, Optional.of(platform)));
        }
      } else {
        drafts.add(target(entry, entry.name(), target, platforms.stream().findFirst()));
      }
    }
    return drafts;
  }

  /** What {@code info} and {@code entitlements} with {@code properties} are written to. */
  private List<GeneratedList> lists() {
    List<GeneratedList> lists = new ArrayList<>();
    List<YamlNode.Entry> targets =
        spec.find("targets")
            .flatMap(YamlNode::asMapping)
            .map(YamlNode.Mapping::entries)
            .orElse(List.of());
    for (YamlNode.Entry entry : targets) {
      Optional<YamlNode.Mapping> target =
          entry.value().asMapping().map(own -> withTemplates(own, entry.name(), 0));
      for (String section : List.of("info", "entitlements")) {
        Optional<String> list =
            target.flatMap(one -> one.findPath(section, "path")).flatMap(YamlNode::asText);
        Optional<PlistValue.Dict> source =
            target
                .flatMap(one -> one.findPath(section, "properties"))
                .map(YamlPlist::value)
                .flatMap(PlistValue::asDict);
        if (list.isPresent() && source.isPresent()) {
          lists.add(new GeneratedList(list.get(), ProjectOrigin.XCODEGEN, source.get()));
        }
      }
    }
    return lists;
  }

  private YamlNode.Mapping withTemplates(YamlNode.Mapping target, String name, int depth) {
    YamlNode.Mapping merged = new YamlNode.Mapping(target.span(), List.of());
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("target_name", name);
    target
        .find("templateAttributes")
        .flatMap(YamlNode::asMapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        one ->
                            one.value()
                                .asText()
                                .ifPresent(text -> attributes.put(one.name(), text))));
    for (YamlNode template :
        target.find("templates").map(YamlNode::itemsOrSelf).orElse(List.of())) {
      Optional<YamlNode.Mapping> found =
          template
              .asText()
              .flatMap(one -> spec.findPath("targetTemplates", one))
              .flatMap(YamlNode::asMapping);
      if (found.isPresent() && depth < MAX_TEMPLATES) {
        YamlNode filled =
            SpecMerge.map(
                withTemplates(found.get(), name, depth + 1), text -> fill(text, attributes));
        merged = SpecMerge.merge(merged, (YamlNode.Mapping) filled);
      }
    }
    return SpecMerge.merge(merged, target);
  }

  private static String fill(String text, Map<String, String> attributes) {
    String filled = text;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      filled = filled.replace("${" + attribute.getKey() + "}", attribute.getValue());
    }
    return filled;
  }

  private TargetDraft target(
      YamlNode.Entry entry, String name, YamlNode.Mapping target, Optional<String> platform) {
    TargetDraft draft =
        new TargetDraft(path + "/" + name, name, ProjectOrigin.XCODEGEN, entry.key().span());
    draft.library(survey.isForeign(path));
    draft.alias(TargetDraft.targetAlias(container(), name));
    draft.alias(TargetDraft.productAlias(name + ".framework"));
    XcodeGenSources.fill(survey, target, draft);
    new XcodeGenSettings(survey, spec, root, container()).fill(target, platform, draft);
    for (YamlNode dependency :
        target.find("dependencies").map(YamlNode::itemsOrSelf).orElse(List.of())) {
      dependency.asMapping().ifPresent(one -> dependency(one, draft));
    }
    return draft;
  }

  private void dependency(YamlNode.Mapping dependency, TargetDraft draft) {
    Optional<String> target = dependency.findText("target");
    if (target.isPresent()) {
      // Ex) target: OtherProject/Core
      String name = target.get();
      int slash = name.indexOf('/');
      Optional<String> other =
          slash < 0
              ? Optional.of(container())
              : spec.findPath("projectReferences", name.substring(0, slash), "path")
                  .flatMap(YamlNode::asText);
      String bare = name.substring(slash + 1);
      draft.dependency(
          new PendingDependency(
              other.map(one -> List.of(TargetDraft.targetAlias(one, bare))).orElse(List.of()),
              bare,
              // An executable that an application depends on is embedded, everything else linked.
              isEmbedded(bare) ? Kind.EMBEDS : Kind.LINKS,
              Optional.of(ExternalDependency.Kind.MISSING_PROJECT),
              Optional.of(dependency.span())));
      return;
    }
    dependency
        .find("package")
        .flatMap(YamlNode::asText)
        .ifPresent(one -> packageProducts(one, dependency, draft));
    for (String kind : List.of("framework", "carthage")) {
      dependency
          .findText(kind)
          .ifPresent(
              name ->
                  draft.external(
                      new ExternalDependency(
                          TreePath.name(name),
                          ExternalDependency.Kind.FRAMEWORK,
                          Optional.of(dependency.span()))));
    }
  }

  private boolean isEmbedded(String target) {
    String type = spec.findPath("targets", target, "type").flatMap(YamlNode::asText).orElse("");
    return type.contains("extension") || type.contains("application") || type.contains("app");
  }

  private void packageProducts(String name, YamlNode.Mapping dependency, TargetDraft draft) {
    List<String> products = new ArrayList<>();
    dependency.findText("product").ifPresent(products::add);
    dependency
        .find("products")
        .map(YamlNode::itemsOrSelf)
        .orElse(List.of())
        .forEach(node -> node.asText().ifPresent(products::add));
    if (products.isEmpty()) {
      products.add(name);
    }
    for (String product : products) {
      draft.dependency(
          new PendingDependency(
              List.of(TargetDraft.packageProductAlias(product)),
              product,
              Kind.LINKS,
              Optional.of(ExternalDependency.Kind.SWIFT_PACKAGE),
              Optional.of(dependency.span())));
    }
  }

  private List<String> packages() {
    return paths("packages").stream()
        .filter(folder -> survey.tree().isFile(TreePath.join(folder, "Package.swift")))
        .toList();
  }

  private List<String> projects() {
    return paths("projectReferences").stream().filter(survey.tree()::isFolder).toList();
  }

  private List<String> paths(String section) {
    List<String> paths = new ArrayList<>();
    spec.find(section)
        .flatMap(YamlNode::asMapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        one ->
                            one.value()
                                .asMapping()
                                .flatMap(fields -> fields.findText("path"))
                                .ifPresent(paths::add)));
    return paths;
  }
}
