package dev.bgcheck.rule;

import dev.bgcheck.api.Contract;
import dev.bgcheck.api.Contracts;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.Language;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes checked rules of rule files. All checking is here, so a {@link Rule} that exists is right:
 * known keys, known kind, known contracts, values for all places of the message, loud and quiet
 * examples, and a source behind every error.
 */
public final class RuleLoader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");
  private static final List<String> COMMON_VALUES = List.of("target", "target-kind", "platform");

  private final Map<String, CheckKind<?>> kinds = new LinkedHashMap<>();
  private final Contracts contracts;

  /** How much of the files is read. */
  public enum Detail {
    /** All but the examples: what a run needs. */
    WITHOUT_EXAMPLES,
    /** All. */
    FULL
  }

  /**
   * A file to load.
   *
   * @param family the folder it is in, {@code property-list}
   */
  public record Input(SourceFile file, String family) {
    /** Checks that nothing is null. */
    public Input {
      Objects.requireNonNull(file);
      Objects.requireNonNull(family);
    }
  }

  /** A loader for rules of these kinds that refer to these contracts. */
  public RuleLoader(Collection<? extends CheckKind<?>> kinds, Contracts contracts) {
    for (CheckKind<?> kind : kinds) {
      if (this.kinds.put(kind.id(), kind) != null) {
        throw new IllegalArgumentException("two kinds are called " + kind.id());
      }
    }
    this.contracts = Objects.requireNonNull(contracts);
  }

  /** The kinds that rules can name. */
  public List<CheckKind<?>> kinds() {
    return List.copyOf(kinds.values());
  }

  /**
   * The rules in these files.
   *
   * @throws RuleException when something is wrong with any of them; it names all that is
   */
  public RuleSet load(Collection<Input> inputs, Detail detail) throws RuleException {
    List<RuleProblem> problems = new ArrayList<>();
    List<LoadedRule> rules = new ArrayList<>();
    Map<String, Span> names = new HashMap<>();
    for (Input input : inputs) {
      boolean full = detail == Detail.FULL;
      Optional<RuleFile> file = RuleFile.read(input.file(), input.family(), full, problems);
      if (file.isPresent()) {
        int before = problems.size();
        checkNames(file.get(), names, problems);
        LoadedRule rule = checked(file.get(), full, problems);
        if (problems.size() == before) {
          rules.add(rule);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new RuleException(problems);
    }
    return new RuleSet(rules);
  }

  private static void checkNames(
      RuleFile file, Map<String, Span> names, List<RuleProblem> problems) {
    List<YamlNode.Scalar> all = new ArrayList<>(file.aliases());
    all.add(0, file.id());
    for (YamlNode.Scalar name : all) {
      if (!ID.matcher(name.text()).matches()) {
        problems.add(new RuleProblem(name.span(), "id `" + name.text() + "` is not kebab-case"));
      }
      Span first = names.putIfAbsent(name.text(), name.span());
      if (first != null) {
        problems.add(
            new RuleProblem(
                name.span(), "id `" + name.text() + "` is taken by the rule at " + first));
      }
    }
    String fileName = file.file().name().replaceFirst("\\.ya?ml$", "");
    if (!fileName.equals(file.id().text())) {
      problems.add(
          new RuleProblem(
              file.id().span(),
              "the file of rule `"
                  + file.id().text()
                  + "` is called `"
                  + file.file().name()
                  + "`"));
    }
  }

  private LoadedRule checked(RuleFile file, boolean full, List<RuleProblem> problems) {
    Severity severity = Severity.ofWord(file.severity().text()).orElseThrow();
    checkContracts(file, severity, problems);
    checkWords(file, problems);
    List<RuleCheck<?>> checks = new ArrayList<>();
    List<String> kindNames = new ArrayList<>();
    for (RuleFile.Check check : file.checks()) {
      CheckKind<?> kind = kinds.get(check.kind().text());
      if (kind == null) {
        problems.add(unknown("check kind", check.kind(), kinds.keySet()));
        continue;
      }
      if (!kindNames.contains(kind.id())) {
        kindNames.add(kind.id());
      }
      bind(kind, check, file, problems).ifPresent(checks::add);
    }
    List<RuleExample> examples = full ? examples(file, problems) : List.of();
    Rule rule =
        new Rule(
            file.id().text(),
            file.family(),
            String.join(", ", kindNames),
            severity,
            file.maturity().flatMap(word -> Maturity.ofWord(word.text())).orElse(Maturity.STABLE),
            file.since().text(),
            texts(file.aliases()),
            file.title().text().strip(),
            file.message().text().strip(),
            file.why().text().strip(),
            file.fix().text().strip(),
            texts(file.references()),
            texts(file.contracts()),
            languages(file),
            examples,
            file.file().start());
    return new LoadedRule(rule, checks, texts(file.yieldsTo()));
  }

  private <P> Optional<RuleCheck<P>> bind(
      CheckKind<P> kind, RuleFile.Check check, RuleFile file, List<RuleProblem> problems) {
    int before = problems.size();
    YamlNode.Scalar message = check.message().orElse(file.message());
    MessageTemplate template = new MessageTemplate(message.text().strip());
    Set<String> values = new HashSet<>(COMMON_VALUES);
    values.addAll(kind.values().keySet());
    for (String name : template.names()) {
      if (!values.contains(name)) {
        String near =
            NearestWord.find(name, values)
                .map(nearest -> "; did you mean {" + nearest + "}?")
                .orElse("");
        problems.add(
            new RuleProblem(
                message.span(), "kind `" + kind.id() + "` has no value for {" + name + "}" + near));
      }
    }
    List<String> known = texts(file.contracts());
    for (YamlNode.Scalar contract : check.contracts()) {
      if (!known.contains(contract.text())) {
        problems.add(
            new RuleProblem(
                contract.span(), "contract " + contract.text() + " is not one of the rule's"));
      }
    }
    ShapeCheck.check(check.params(), kind.parameters(), "`params`", problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    P params = kind.parse(new RuleParams(check.params(), problems));
    List<String> contracts = check.contracts().isEmpty() ? known : texts(check.contracts());
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new RuleCheck<>(kind, params, template, contracts, pages(contracts)));
  }

  private Map<String, String> pages(List<String> ids) {
    Map<String, String> pages = new HashMap<>();
    for (String id : ids) {
      contracts
          .find(id)
          .filter(Contract::hasApplePage)
          .ifPresent(contract -> pages.put(id, contract.source()));
    }
    return pages;
  }

  private void checkContracts(RuleFile file, Severity severity, List<RuleProblem> problems) {
    boolean sourced = file.contracts().isEmpty();
    for (YamlNode.Scalar id : file.contracts()) {
      Optional<Contract> contract = contracts.find(id.text());
      if (contract.isEmpty()) {
        problems.add(unknown("contract", id, contracts.all().stream().map(Contract::id).toList()));
        return;
      }
      sourced |= contract.get().isSourced();
    }
    if (severity == Severity.ERROR && !sourced) {
      problems.add(
          new RuleProblem(
              file.severity().span(),
              "an error needs a documented or runtime-verified contract; those named are not"));
    }
  }

  private static void checkWords(RuleFile file, List<RuleProblem> problems) {
    for (YamlNode.Scalar phrase : List.of(file.title(), file.message())) {
      String text = phrase.text().strip();
      if (text.endsWith(".") || text.indexOf('\n') >= 0) {
        problems.add(new RuleProblem(phrase.span(), "one phrase on one line, without full stop"));
      }
    }
    if (!VERSION.matcher(file.since().text()).matches()) {
      problems.add(
          new RuleProblem(
              file.since().span(), "`" + file.since().text() + "` is no version such as 0.1.0"));
    }
    for (YamlNode.Scalar reference : file.references()) {
      if (!reference.text().startsWith("https://")) {
        problems.add(new RuleProblem(reference.span(), "a reference starts with https://"));
      }
    }
  }

  private static List<RuleExample> examples(RuleFile file, List<RuleProblem> problems) {
    List<RuleExample> examples = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean loud = false;
    boolean quiet = false;
    for (RuleFile.Example written : file.examples()) {
      Set<String> skipped = new HashSet<>();
      written.skip().forEach(entry -> skipped.add(entry.name()));
      RuleExample example =
          new RuleExample(
              written.name().text().strip(),
              ExampleFiles.read(written, problems),
              written.platform().map(YamlNode.Scalar::text).orElse(""),
              skipped,
              written.documented(),
              written.span());
      if (!names.add(example.name())) {
        problems.add(new RuleProblem(written.name().span(), "two examples have this name"));
      }
      loud |= example.isLoud();
      quiet |= !example.isLoud();
      examples.add(example);
    }
    if (!loud) {
      problems.add(
          new RuleProblem(file.id().span(), "no example has a line that expects a finding"));
    }
    if (!quiet) {
      problems.add(new RuleProblem(file.id().span(), "no example is quiet"));
    }
    return examples;
  }

  private static Map<Language, Rule.Support> languages(RuleFile file) {
    Map<Language, Rule.Support> languages = new HashMap<>();
    for (YamlNode.Entry entry : file.languages()) {
      for (Language language : Language.values()) {
        if (language.word().equals(entry.name())) {
          String word = entry.value().asText().orElseThrow();
          languages.put(language, Rule.Support.ofWord(word).orElseThrow());
        }
      }
    }
    return languages;
  }

  private static RuleProblem unknown(String noun, YamlNode.Scalar word, Collection<String> known) {
    String near =
        NearestWord.find(word.text(), known)
            .map(nearest -> "; did you mean `" + nearest + "`?")
            .orElse("");
    return new RuleProblem(word.span(), "unknown " + noun + " `" + word.text() + "`" + near);
  }

  private static List<String> texts(List<YamlNode.Scalar> scalars) {
    return scalars.stream().map(YamlNode.Scalar::text).toList();
  }
}
