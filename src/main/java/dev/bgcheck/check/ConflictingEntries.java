package dev.bgcheck.check;

import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Entries of the configuration of which at most one may be there. */
final class ConflictingEntries implements CheckKind<ConflictingEntries.Params> {

  /**
   * The entries.
   *
   * @param atMostOne what excludes each other
   */
  record Params(List<PlistCondition> atMostOne, TargetFilter filter) {}

  @Override
  public String id() {
    return "conflicting-entries";
  }

  @Override
  public String description() {
    return "Entries of the property list or the entitlements of which at most one may be there.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required(
            "at-most-one", Shape.listOf(PlistCondition.SHAPE), "What excludes each other."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("entry", "the first of those that are there, in the order of the rule");
    values.put("others", "the others, in quotes, joined by `and`");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    List<PlistCondition> conditions =
        params.groups("at-most-one").stream().map(PlistCondition::parse).toList();
    if (conditions.size() < 2) {
      params.problem("at-most-one", "one entry alone cannot be in conflict");
    }
    return new Params(conditions, TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : params.filter().variants(context)) {
      List<PlistCondition.Match> matches = new ArrayList<>();
      params.atMostOne().forEach(condition -> condition.find(variant).ifPresent(matches::add));
      if (matches.size() > 1) {
        report(matches, variant, context);
      }
    }
  }

  private static void report(
      List<PlistCondition.Match> matches, PlistVariant variant, CheckContext context) {
    PlistCondition.Match first = matches.get(0);
    List<PlistCondition.Match> others = matches.subList(1, matches.size());
    FindingDraft draft =
        context
            .finding(first.span())
            .with("entry", first.words())
            .with(
                "others",
                others.stream()
                    .map(PlistCondition.Match::words)
                    .distinct()
                    .collect(Collectors.joining(" and ")))
            .on(variant.platform());
    others.forEach(other -> draft.related(other.span(), other.words() + " is here"));
    draft.report();
  }
}
