package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UnseenCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value of an array in the property list that nothing in the code of the target makes use of.
 *
 * <p>Evidence of use is taken from everywhere: the app's code, its packages, libraries whose source
 * is there. Where part of the code is not in the checkout the finding is advice; where part of it
 * is in a language that is not read there is none.
 */
final class ModeWithoutUse implements CheckKind<ModeWithoutUse.Params> {
  private static final String JAVA_BINDING = "org.robovm.apple.";

  /** A selector's part of this length is hardly anything else's. */
  private static final int TELLING_PART = 20;

  /** A word of this length is part of many others. */
  private static final int SHORT_WORD = 3;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  /**
   * What shows that a value is used; any of it will do.
   *
   * @param apis APIs that are used, and callbacks that are implemented
   * @param types types that are mentioned
   * @param imports modules that are imported
   * @param packages words in the name of a package that is not in the checkout, whose native part
   *     needs no import
   */
  record Evidence(
      Set<ApiSymbol> apis, Set<String> types, Set<String> imports, Set<String> packages) {}

  /** What to look for. */
  record Params(String key, Map<String, Evidence> values, TargetFilter filter) {}

  private static final Shape.Group EVIDENCE =
      Shape.Group.of(
          Shape.Field.optional("apis", Shape.texts(), "APIs, and callbacks that are implemented."),
          Shape.Field.optional("types", Shape.texts(), "Types, by Objective-C name."),
          Shape.Field.optional("imports", Shape.texts(), "Modules."),
          Shape.Field.optional(
              "packages",
              Shape.texts(),
              "Words in the names of npm and Dart packages, in lower case; up to three letters"
                  + " stand alone."));

  @Override
  public String id() {
    return "mode-without-use";
  }

  @Override
  public String description() {
    return "A declared value that nothing in the code makes use of.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("key", Shape.text(), "The key of the array."),
        Shape.Field.required(
            "values", new Shape.MapOf("value of the array", EVIDENCE), "What shows its use."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("value", "the value that is declared");
    values.put("key", "the key of the array");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    Map<String, Evidence> values = new LinkedHashMap<>();
    params
        .groupByKey("values")
        .forEach(
            (value, evidence) ->
                values.put(
                    value,
                    new Evidence(
                        Symbols.all(evidence.texts("apis")),
                        new LinkedHashSet<>(evidence.texts("types")),
                        new LinkedHashSet<>(evidence.texts("imports")),
                        new LinkedHashSet<>(evidence.texts("packages")))));
    return new Params(params.text("key"), values, TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    for (PlistVariant variant : params.filter().variants(context)) {
      for (PlistValue.Text declared : variant.infoPlist().texts(params.key())) {
        Evidence evidence = params.values().get(declared.value().text());
        if (evidence != null && !isUsed(evidence, code.get())) {
          report(declared, evidence, variant, params, code.get(), context);
        }
      }
    }
  }

  private static boolean isUsed(Evidence evidence, TargetCode code) {
    for (ApiSymbol api : evidence.apis()) {
      if (code.uses(api).stream().anyMatch(code::mayRun)
          || !code.program().implementationsOf(api).isEmpty()) {
        return true;
      }
    }
    return evidence.types().stream().anyMatch(code::isTypeUsed)
        || code.imports().stream().anyMatch(one -> imports(one, evidence.imports()))
        || code.isMentionedUnread(wordsOf(evidence));
  }

  /**
   * Whether the name of a package that was not read says that the value is there for it. Its native
   * part is found by the package's own build steps: nothing in the app's native code names it.
   */
  private static boolean isMadeFor(Evidence evidence, UnseenCode unseen) {
    if (unseen.kind() != UnseenCode.Kind.PACKAGE) {
      return false;
    }
    List<String> parts = List.of(BETWEEN_WORDS.split(unseen.name().toLowerCase(Locale.ROOT)));
    String together = String.join("", parts);
    return evidence.packages().stream()
        .anyMatch(
            word -> word.length() <= SHORT_WORD ? parts.contains(word) : together.contains(word));
  }

  /** Whether an import brings one of the modules: by name, by class, or as the Java binding. */
  private static boolean imports(String written, Set<String> modules) {
    return modules.contains(written)
        || modules.contains(written.substring(written.lastIndexOf('.') + 1))
        || modules.stream()
            .anyMatch(
                module ->
                    (written + ".")
                        .startsWith(JAVA_BINDING + module.toLowerCase(Locale.ROOT) + "."));
  }

  /** Words of which one must stand in a source that uses the evidence, in any language. */
  private static Set<String> wordsOf(Evidence evidence) {
    Set<String> words = new LinkedHashSet<>(evidence.types());
    words.addAll(evidence.imports());
    for (ApiSymbol api : evidence.apis()) {
      for (String part : api.selector().split(":")) {
        if (part.length() >= TELLING_PART) {
          words.add(part);
        }
      }
    }
    return words;
  }

  /** A use in a routine that nothing runs. */
  private static Optional<UseSite> unreached(Evidence evidence, TargetCode code) {
    return evidence.apis().stream().flatMap(api -> code.uses(api).stream()).findFirst();
  }

  private static void report(
      PlistValue.Text declared,
      Evidence evidence,
      PlistVariant variant,
      Params params,
      TargetCode code,
      CheckContext context) {
    FindingDraft draft =
        context
            .finding(declared.span())
            .with("value", declared.value().text())
            .with("key", params.key())
            .on(variant.platform())
            .symbol(params.key() + "/" + declared.value().text());
    variant
        .infoPlist()
        .find(params.key())
        .map(InfoPlist.Entry::keySpan)
        .filter(span -> !span.file().equals(declared.span().file()))
        .ifPresent(span -> draft.related(span, "declared here"));
    unreached(evidence, code)
        .ifPresent(
            use -> {
              draft.related(use.instruction().span(), "nothing leads to this use");
              draft.confidence(Confidence.LIKELY, "code that would use it is there");
            });
    Unseen.soften(draft, code);
    code.unseen().stream()
        .filter(unseen -> isMadeFor(evidence, unseen))
        .findFirst()
        .ifPresent(
            unseen -> draft.confidence(Confidence.POSSIBLE, unseen.inWords() + ", and may use it"));
    draft.report();
  }
}
