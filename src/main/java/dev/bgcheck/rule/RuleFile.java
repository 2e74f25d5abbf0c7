package dev.bgcheck.rule;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.Language;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A rule as its file writes it: every key, with its place, nothing judged but the outward form.
 * {@link RuleLoader} makes a {@link Rule} of it.
 *
 * @param family the folder the file is in
 * @param examples empty when the file was read without its documentation
 */
public record RuleFile(
    SourceFile file,
    String family,
    YamlNode.Scalar id,
    YamlNode.Scalar severity,
    Optional<YamlNode.Scalar> maturity,
    YamlNode.Scalar since,
    List<YamlNode.Scalar> aliases,
    List<YamlNode.Scalar> yieldsTo,
    List<YamlNode.Entry> languages,
    YamlNode.Scalar title,
    YamlNode.Scalar message,
    YamlNode.Scalar why,
    YamlNode.Scalar fix,
    List<YamlNode.Scalar> references,
    List<YamlNode.Scalar> contracts,
    List<Check> checks,
    List<Example> examples) {

  /**
   * What looks for the defect.
   *
   * @param message words of its own, where the rule's do not fit
   * @param contracts those of the rule's contracts that it is about; empty for all
   */
  public record Check(
      YamlNode.Scalar kind,
      Optional<YamlNode.Scalar> message,
      List<YamlNode.Scalar> contracts,
      YamlNode.Mapping params) {
    /** Copies the list. */
    public Check {
      contracts = List.copyOf(contracts);
    }
  }

  /** A small project, as written. */
  public record Example(
      YamlNode.Scalar name,
      List<YamlNode.Entry> files,
      Optional<YamlNode.Scalar> platform,
      List<YamlNode.Entry> skip,
      boolean documented,
      Span span) {
    /** Copies the lists. */
    public Example {
      files = List.copyOf(files);
      skip = List.copyOf(skip);
    }
  }

  /** Copies the lists. */
  public RuleFile {
    aliases = List.copyOf(aliases);
    yieldsTo = List.copyOf(yieldsTo);
    languages = List.copyOf(languages);
    references = List.copyOf(references);
    contracts = List.copyOf(contracts);
    checks = List.copyOf(checks);
    examples = List.copyOf(examples);
  }

  private static final String EXAMPLES = "examples";
  private static final Shape WORDS_OF_SUPPORT =
      new Shape.Choice(Arrays.stream(Rule.Support.values()).map(Rule.Support::word).toList());

  /** One example, in the words of the schema. */
  static final Shape.Group EXAMPLE_SHAPE =
      Shape.Group.of(
          Shape.Field.required(
              "name", Shape.text(), "What is shown; for a quiet example, why it is quiet."),
          Shape.Field.required(
              "files",
              new Shape.MapOf("path", new Shape.Anything()),
              "Path to text. A property list may be a mapping, or text that starts with a key."
                  + " A comment that starts with `expect` marks a line that must have a finding."),
          Shape.Field.optional(
              "platform", Shape.text(), "What the files are for, where they do not say it."),
          Shape.Field.optional(
              "skip",
              new Shape.MapOf("test variation", Shape.text()),
              "Test variations that make no sense here, each with the reason."),
          Shape.Field.optional(
              "documented", Shape.flag(), "Whether the rule's page shows it; true when absent."));

  /** One check, in the words of the schema. */
  static final Shape.Group CHECK_SHAPE =
      Shape.Group.of(
          Shape.Field.required("kind", Shape.text(), "The check kind that looks for the defect."),
          Shape.Field.optional(
              "message",
              Shape.text(),
              "Words for the findings of this check, instead of the rule's."),
          Shape.Field.optional(
              "contracts",
              Shape.texts(),
              "Those of the rule's contracts that this check is about; all when absent."),
          Shape.Field.required(
              "params", new Shape.Anything(), "What the check kind is to look for."));

  /** The whole file, in the words of the schema. */
  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.required(
              "id", Shape.text(), "Kebab-case name of the defect, the same as the file's name."),
          Shape.Field.optional("kind", Shape.text(), "The check kind that looks for the defect."),
          Shape.Field.required(
              "severity",
              new Shape.Choice(Arrays.stream(Severity.values()).map(Severity::word).toList()),
              "How bad a finding is: error for a documented crash, rejection or certain loss."),
          Shape.Field.optional(
              "maturity",
              new Shape.Choice(Arrays.stream(Maturity.values()).map(Maturity::word).toList()),
              "Where the rule stands in its life; stable when absent."),
          Shape.Field.required("since", Shape.text(), "The version the rule first appeared in."),
          Shape.Field.optional("aliases", Shape.texts(), "Former ids, still understood."),
          Shape.Field.optional(
              "yields-to",
              Shape.texts(),
              "Rules that say it better: of two findings at one place theirs stays."),
          Shape.Field.optional(
              "languages",
              new Shape.MapOf(
                  "language",
                  Arrays.stream(Language.values()).map(Language::word).toList(),
                  WORDS_OF_SUPPORT),
              "How well the rule works on code in each language."),
          Shape.Field.required("title", Shape.text(), "One phrase, as in tables."),
          Shape.Field.required(
              "message", Shape.text(), "The words of a finding; `{name}` stands for a value."),
          Shape.Field.required(
              "why",
              Shape.text(),
              "What the system does at run time and what the user of the app sees; the first"
                  + " sentence is shown with each finding."),
          Shape.Field.required("fix", Shape.text(), "How to repair it, in general."),
          Shape.Field.required(
              "references", Shape.texts(), "Pages that document the contract, Apple's first."),
          Shape.Field.optional("contracts", Shape.texts(), "Ids of the contracts it enforces."),
          Shape.Field.optional(
              "params", new Shape.Anything(), "What the check kind is to look for."),
          Shape.Field.optional(
              "checks",
              Shape.listOf(CHECK_SHAPE),
              "Instead of kind and params: several kinds that look for the same defect."),
          Shape.Field.required(
              EXAMPLES,
              Shape.listOf(EXAMPLE_SHAPE),
              "Small projects, at least one that has a finding and one that has none. They are"
                  + " documentation and tests at once. The last key of the file."));

  /**
   * Reads a file.
   *
   * @param withExamples whether the examples are read; they are most of the text, and a run that
   *     only checks has no use for them
   * @param problems takes what is wrong
   * @return nothing when something is wrong with the outward form
   */
  static Optional<RuleFile> read(
      SourceFile file, String family, boolean withExamples, List<RuleProblem> problems) {
    YamlNode node;
    try {
      node = YamlReader.read(withExamples ? file : withoutExamples(file));
    } catch (YamlException malformed) {
      problems.add(new RuleProblem(malformed.span(), malformed.getMessage()));
      return Optional.empty();
    }
    int before = problems.size();
    ShapeCheck.check(node, withExamples ? SHAPE : headShape(), "the rule", problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    YamlNode.Mapping root = node.asMapping().orElseThrow();
    List<Check> checks = checks(root, problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleFile(
            file,
            family,
            scalar(root, "id"),
            scalar(root, "severity"),
            findScalar(root, "maturity"),
            scalar(root, "since"),
            scalars(root, "aliases"),
            scalars(root, "yields-to"),
            root.find("languages")
                .flatMap(YamlNode::asMapping)
                .map(YamlNode.Mapping::entries)
                .orElse(List.of()),
            scalar(root, "title"),
            scalar(root, "message"),
            scalar(root, "why"),
            scalar(root, "fix"),
            scalars(root, "references"),
            scalars(root, "contracts"),
            checks,
            examples(root)));
  }

  /** The examples are the last key, so what stands before them can be read alone. */
  private static SourceFile withoutExamples(SourceFile file) {
    int at = file.text().indexOf("\n" + EXAMPLES + ":");
    return at < 0 ? file : SourceFile.of(file.path(), file.text().substring(0, at + 1));
  }

  private static Shape.Group headShape() {
    return new Shape.Group(
        SHAPE.fields().stream().filter(field -> !field.name().equals(EXAMPLES)).toList());
  }

  private static List<Check> checks(YamlNode.Mapping root, List<RuleProblem> problems) {
    Optional<YamlNode> several = root.find("checks");
    Optional<YamlNode.Scalar> kind = findScalar(root, "kind");
    if (several.isPresent() == kind.isPresent()) {
      Span place = kind.map(YamlNode.Scalar::span).orElse(root.span());
      problems.add(new RuleProblem(place, "a rule has either `kind` or `checks`"));
      return List.of();
    }
    if (several.isPresent() && root.findEntry("params").isPresent()) {
      problems.add(
          new RuleProblem(
              root.findEntry("params").orElseThrow().key().span(),
              "`params` belongs into the items of `checks`"));
      return List.of();
    }
    List<Check> checks = new ArrayList<>();
    List<YamlNode> items = several.map(YamlNode::itemsOrSelf).orElse(List.of(root));
    for (YamlNode item : items) {
      YamlNode.Mapping mapping = item.asMapping().orElseThrow();
      Optional<YamlNode> params = mapping.find("params");
      if (params.isEmpty() || params.get().asMapping().isEmpty()) {
        problems.add(
            new RuleProblem(
                params.map(YamlNode::span).orElse(item.span()), "`params` must be a mapping"));
        continue;
      }
      boolean only = item == root;
      checks.add(
          new Check(
              scalar(mapping, "kind"),
              only ? Optional.empty() : findScalar(mapping, "message"),
              only ? List.of() : scalars(mapping, "contracts"),
              params.get().asMapping().orElseThrow()));
    }
    return checks;
  }

  private static List<Example> examples(YamlNode.Mapping root) {
    List<Example> examples = new ArrayList<>();
    for (YamlNode item : root.find(EXAMPLES).map(YamlNode::itemsOrSelf).orElse(List.of())) {
      YamlNode.Mapping example = item.asMapping().orElseThrow();
      examples.add(
          new Example(
              scalar(example, "name"),
              entries(example, "files"),
              findScalar(example, "platform"),
              entries(example, "skip"),
              findScalar(example, "documented").flatMap(YamlNode.Scalar::asTruth).orElse(true),
              example.span()));
    }
    return examples;
  }

  private static List<YamlNode.Entry> entries(YamlNode.Mapping mapping, String key) {
    return mapping
        .find(key)
        .flatMap(YamlNode::asMapping)
        .map(YamlNode.Mapping::entries)
        .orElse(List.of());
  }

  private static YamlNode.Scalar scalar(YamlNode.Mapping mapping, String key) {
    return findScalar(mapping, key).orElseThrow();
  }

  private static Optional<YamlNode.Scalar> findScalar(YamlNode.Mapping mapping, String key) {
    return mapping.find(key).flatMap(YamlNode::asScalar);
  }

  private static List<YamlNode.Scalar> scalars(YamlNode.Mapping mapping, String key) {
    return mapping.find(key).map(YamlNode::itemsOrSelf).orElse(List.of()).stream()
        .flatMap(item -> item.asScalar().stream())
        .toList();
  }
}
