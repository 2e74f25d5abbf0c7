package dev.bgcheck.check;

import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Words of an array that the platform of the target does not have.
 *
 * <p>A list that serves several platforms may hold the words of all of them: the word is reported
 * only when none of the platforms it is built for has it.
 */
final class PlistValuesByPlatform implements CheckKind<PlistValuesByPlatform.Params> {

  /**
   * The words.
   *
   * @param key the key of the array
   * @param words what is known of each word
   */
  record Params(String key, Map<String, Word> words, TargetFilter filter) {}

  /**
   * A word.
   *
   * @param platforms the platforms that have it
   * @param retired why it does nothing any more even there
   * @param contracts the contracts that say so, where they are not those of the rule
   */
  record Word(List<Platform> platforms, Optional<String> retired, List<String> contracts) {}

  @Override
  public String id() {
    return "plist-values-by-platform";
  }

  @Override
  public String description() {
    return "Words in an array of the property list that no platform of the target has.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("key", Shape.text(), "The key of the array."),
        Shape.Field.required(
            "values",
            new Shape.MapOf(
                "word",
                Shape.Group.of(
                    Shape.Field.required(
                        "platforms",
                        TargetFilter.platformWords(),
                        "The platforms that have the word."),
                    Shape.Field.optional(
                        "retired",
                        Shape.text(),
                        "A phrase that says why it does nothing any more; makes a note of it."),
                    Shape.Field.optional(
                        "contracts",
                        Shape.texts(),
                        "The contracts that say so, where not all of the rule's do."))),
            "What is known of each word; others are not judged."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("value", "the word");
    values.put("key", "the key whose array holds it");
    values.put("problem", "`has no effect on tvOS` or why it is retired");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    Map<String, Word> words = new LinkedHashMap<>();
    params
        .groupByKey("values")
        .forEach(
            (word, group) ->
                words.put(
                    word,
                    new Word(
                        TargetFilter.platformsAt(group, "platforms"),
                        group.findText("retired"),
                        group.texts("contracts"))));
    return new Params(params.text("key"), words, TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : params.filter().variants(context)) {
      Optional<InfoPlist.Entry> entry = variant.infoPlist().find(params.key());
      if (entry.isPresent() && entry.get().value() instanceof PlistValue.Array array) {
        for (PlistValue.Text text : array.texts()) {
          Word word = params.words().get(text.value().text());
          if (word != null && text.value().isComplete()) {
            look(text, word, variant, params, context);
          }
        }
      }
    }
  }

  private static void look(
      PlistValue.Text text, Word word, PlistVariant variant, Params params, CheckContext context) {
    boolean has = word.platforms().contains(variant.platform());
    if (has && word.retired().isPresent()) {
      draft(text, word, word.retired().get(), params, context).atMost(Severity.NOTE).report();
    } else if (!has && !isRightElsewhere(text, word, params, context)) {
      String problem = "has no effect on " + variant.platform().displayName();
      draft(text, word, problem, params, context).on(variant.platform()).report();
    }
  }

  private static FindingDraft draft(
      PlistValue.Text text, Word word, String problem, Params params, CheckContext context) {
    String platforms =
        word.platforms().stream().map(Platform::displayName).collect(Collectors.joining(", "));
    String why = platforms.isEmpty() ? "" : "; it is for " + platforms;
    return context
        .finding(text.span())
        .with("value", text.value().text())
        .with("key", params.key())
        .with("problem", problem)
        .symbol(params.key())
        .contracts(word.contracts())
        .fix(
            new Fix(
                "remove `" + text.value().text() + "`" + (word.retired().isPresent() ? "" : why),
                PlistEdits.removeItem(text).stream().toList(),
                false));
  }

  /** Whether the same line of the same file serves a platform, or a target, that has the word. */
  private static boolean isRightElsewhere(
      PlistValue.Text text, Word word, Params params, CheckContext context) {
    for (AppTarget target : context.project().targets()) {
      for (PlistVariant variant : target.variants()) {
        if (word.platforms().contains(variant.platform())
            && variant.infoPlist().texts(params.key()).stream()
                .anyMatch(
                    other ->
                        other.span().equals(text.span())
                            && other.value().text().equals(text.value().text()))) {
          return true;
        }
      }
    }
    return false;
  }
}
