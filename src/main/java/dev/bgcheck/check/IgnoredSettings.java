package dev.bgcheck.check;

import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Build settings that look like keys of the property list and never reach it. A setting that is
 * written once per configuration is one finding; the other places are related.
 */
final class IgnoredSettings implements CheckKind<IgnoredSettings.Params> {

  /**
   * Which settings are looked at.
   *
   * @param keys the keys they seem to set
   */
  record Params(List<String> keys) {}

  private record Found(InfoPlist.IgnoredSetting setting, PlistVariant variant, Span span) {}

  @Override
  public String id() {
    return "ignored-settings";
  }

  @Override
  public String description() {
    return "Build settings that look like keys of the property list and never reach the product.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("keys", Shape.texts(), "The keys that the settings seem to set."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("setting", "the name of the build setting");
    values.put("key", "the key it seems to set");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(params.texts("keys"));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (String key : params.keys()) {
      Map<Span, Found> places = new LinkedHashMap<>();
      for (PlistVariant variant : context.variants()) {
        for (InfoPlist.IgnoredSetting setting : variant.infoPlist().ignoredSettings()) {
          if (setting.key().equals(key)) {
            Span span = place(setting, variant);
            places.putIfAbsent(span, new Found(setting, variant, span));
          }
        }
      }
      if (!places.isEmpty()) {
        report(new ArrayList<>(places.values()), key, context);
      }
    }
  }

  private static Span place(InfoPlist.IgnoredSetting setting, PlistVariant variant) {
    return setting
        .setting()
        .nameSpan()
        .or(() -> setting.setting().valueSpan())
        .orElse(variant.infoPlist().place());
  }

  private static void report(List<Found> places, String key, CheckContext context) {
    Found first = places.get(0);
    List<String> words = words(first.setting());
    InfoPlist list = first.variant().infoPlist();
    List<String> there = list.texts(key).stream().map(text -> text.value().text()).toList();
    FindingDraft draft =
        context
            .finding(first.span())
            .with("setting", first.setting().setting().name())
            .with("key", key)
            .symbol(first.setting().setting().name());
    list.find(key)
        .ifPresent(entry -> draft.related(entry.keySpan(), "the list's own `" + key + "`"));
    places.stream()
        .skip(1)
        .forEach(
            other ->
                draft.related(
                    other.span(),
                    "the same for " + String.join(", ", other.variant().configurationNames())));
    if (there.containsAll(words) && list.find(key).isPresent()) {
      draft.atMost(Severity.NOTE).fix(Fix.advice("remove the setting: the list says the same"));
    } else {
      draft.fix(moved(list, key, words));
    }
    draft.report();
  }

  /** The strings that the setting was meant to give; none when a variable hides them. */
  private static List<String> words(InfoPlist.IgnoredSetting setting) {
    if (!setting.setting().value().isComplete()) {
      return List.of();
    }
    String text = setting.setting().text().replaceAll("[()\"',;]", " ").strip();
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
  }

  private static Fix moved(InfoPlist list, String key, List<String> words) {
    List<String> shown = words.isEmpty() ? List.of("…") : words;
    Optional<PropertyList> file = list.file();
    String where =
        file.map(one -> "write it into " + one.path() + ":")
            .orElse("write it into a property list, named by the setting INFOPLIST_FILE:");
    List<TextEdit> edits =
        file
            .filter(one -> !words.isEmpty())
            .flatMap(one -> PlistEdits.ensureTexts(one, key, words))
            .stream()
            .toList();
    SourceFile goal = file.map(PropertyList::file).orElse(SourceFile.of("Info.plist", ""));
    String lines = PlistLines.array(goal.start(), key, shown);
    return new Fix(PlistLines.below(where, lines), edits, false);
  }
}
