package dev.bgcheck.check;

import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of the property list that have no business in a target of this kind or platform. */
final class PlistKeyPlacement implements CheckKind<PlistKeyPlacement.Params> {

  /**
   * What must not be there.
   *
   * @param keys the keys
   * @param filter the targets that must not have them
   * @param where where they belong instead, for the message
   */
  record Params(List<String> keys, TargetFilter filter, String where) {}

  @Override
  public String id() {
    return "plist-key-placement";
  }

  @Override
  public String description() {
    return "Keys of the property list in a target whose list must not have them. An empty array is"
        + " taken for an absent key.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("keys", Shape.texts(), "The keys that must not be there."),
        Shape.Field.optional("where", Shape.text(), "Where they belong, for the message."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("key", "the key");
    values.put("where", "where it belongs, as the rule says");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        params.texts("keys"), TargetFilter.parse(params), params.findText("where").orElse(""));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : params.filter().variants(context)) {
      for (String key : params.keys()) {
        Optional<InfoPlist.Entry> entry = variant.infoPlist().find(key);
        if (entry.isPresent() && !isEmptyArray(entry.get())) {
          report(entry.get(), variant, params, context);
        }
      }
    }
  }

  private static boolean isEmptyArray(InfoPlist.Entry entry) {
    return entry.value().asArray().map(array -> array.items().isEmpty()).orElse(false);
  }

  private static void report(
      InfoPlist.Entry entry, PlistVariant variant, Params params, CheckContext context) {
    List<TextEdit> edits = PlistEdits.removeEntry(entry.keySpan(), entry.value()).stream().toList();
    String words =
        "remove `"
            + entry.key()
            + "` from "
            + entry.keySpan().file().path()
            + (params.where().isEmpty() ? "" : "; it belongs in " + params.where());
    context
        .finding(entry.keySpan())
        .with("key", entry.key())
        .with("where", params.where())
        .on(variant.platform())
        .symbol(entry.key())
        .fix(new Fix(words, edits, false))
        .report();
  }
}
