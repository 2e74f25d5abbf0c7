package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UnseenCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.NearestWord;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Identifiers that code and property list must agree on: each one used in a call is listed, or each
 * one listed is used in a call.
 */
final class IdentifierListed implements CheckKind<IdentifierListed.Params> {
  private static final int MOST_SLIPS = 2;
  private static final Set<String> SCHEDULER = Set.of("BGTaskScheduler", "BGTaskRequest");

  /**
   * What must agree.
   *
   * @param uses the calls; the argument of each is the identifier
   * @param key the key of the list
   * @param lookForUnlisted whether identifiers of the code are looked for in the list, else those
   *     of the list in the code
   */
  record Params(
      List<ApiUsePattern> uses,
      String key,
      boolean lookForUnlisted,
      Severity severity,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "identifier-listed";
  }

  @Override
  public String description() {
    return "Identifiers in the code that the property list lacks, or the other way round.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls."),
        Shape.Field.required("key", Shape.text(), "The key of the list."),
        Shape.Field.required(
            "look-for",
            Shape.choice("unlisted", "unused"),
            "Identifiers of the code that are not listed, or listed ones that no call uses."),
        Severities.FIELD);
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("identifier", "the identifier");
    values.put("key", "the key of the list");
    values.put("hint", "a near miss, as `; did you mean …?`, or nothing");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiUsePattern.parseAll(params, "uses"),
        params.text("key"),
        params.text("look-for").equals("unlisted"),
        Severities.parse(params),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    for (PlistVariant variant : params.filter().variants(context)) {
      if (!EntryNeed.canTell(variant.infoPlist()) || code.get().readsPropertyList(params.key())) {
        continue;
      }
      TaskIdentifiers identifiers = TaskIdentifiers.of(params.uses(), code.get(), variant);
      if (params.lookForUnlisted()) {
        unlisted(params, identifiers, variant, code.get(), context);
      } else if (identifiers.allKnown() && !code.get().isMentionedUnread(SCHEDULER)) {
        unused(params, identifiers, variant, code.get(), context);
      }
    }
  }

  private static void unlisted(
      Params params,
      TaskIdentifiers identifiers,
      PlistVariant variant,
      TargetCode code,
      CheckContext context) {
    InfoPlist list = variant.infoPlist();
    boolean wrongType =
        list.findValue(params.key()).filter(value -> value.asArray().isEmpty()).isPresent();
    if (wrongType) {
      return;
    }
    List<PlistValue.Text> listed = list.texts(params.key());
    Blame blame = Blame.in(context, code);
    Set<String> reported = new HashSet<>();
    for (TaskIdentifiers.Use one : identifiers.uses()) {
      // Of several texts that a call may use, the one that is used may be the one that is listed.
      boolean permitted =
          one.texts().stream()
              .anyMatch(
                  text ->
                      !text.isComplete()
                          || listed.stream().anyMatch(entry -> permits(entry, text)));
      UseSite use = one.site();
      if (!permitted && blame.fallsOn(use) && reported.add(one.texts().get(0).text())) {
        reportUnlisted(params, one.texts().get(0).text(), use, list, variant, context);
      }
    }
  }

  /** Identifiers share long beginnings, so only a slip of a few characters is a near miss. */
  private static Optional<String> nearMiss(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(one -> NearestWord.distance(word, one) <= MOST_SLIPS)
        .findFirst();
  }

  /** A wildcard stands for the rest of a continued task's identifier (T19). */
  private static boolean permits(PlistValue.Text text, ResolvedText identifier) {
    if (text.value().couldEqual(identifier)) {
      return true;
    }
    String entry = text.value().text();
    return entry.endsWith(".*")
        && text.value().isComplete()
        && identifier.prefix().startsWith(entry.substring(0, entry.length() - 1));
  }

  private static void reportUnlisted(
      Params params,
      String identifier,
      UseSite use,
      InfoPlist list,
      PlistVariant variant,
      CheckContext context) {
    List<String> words =
        list.texts(params.key()).stream().map(text -> text.value().text()).toList();
    String hint =
        nearMiss(identifier, words).map(near -> "; did you mean `" + near + "`?").orElse("");
    EntryNeed need = new EntryNeed(List.of(params.key()), List.of(identifier), List.of());
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("identifier", identifier)
            .with("key", params.key())
            .with("hint", hint)
            .atMost(params.severity())
            .on(variant.platform())
            .symbol(use.routine().signature().toString())
            .fix(
                hint.isEmpty()
                    ? need.fix(list, identifier)
                    : Fix.advice("use one spelling in both"));
    draft.related(
        list.find(params.key()).map(InfoPlist.Entry::keySpan).orElse(list.place()),
        "`" + params.key() + "` of target `" + context.target().name() + "`");
    if (!list.isComplete()) {
      draft.confidence(
          Confidence.POSSIBLE, "the build may add entries to the list that are not visible here");
    }
    draft.report();
  }

  private static void unused(
      Params params,
      TaskIdentifiers identifiers,
      PlistVariant variant,
      TargetCode code,
      CheckContext context) {
    for (PlistValue.Text listed : variant.infoPlist().texts(params.key())) {
      String word = listed.value().text();
      boolean wildcard = word.endsWith("*");
      boolean used = identifiers.texts().stream().anyMatch(one -> permits(listed, one));
      List<String> words = identifiers.texts().stream().map(ResolvedText::text).toList();
      boolean nearMiss = nearMiss(word, words).isPresent();
      if (used || nearMiss || wildcard) {
        continue;
      }
      FindingDraft draft =
          context
              .finding(listed.span())
              .with("identifier", word)
              .with("key", params.key())
              .with("hint", "")
              .on(variant.platform())
              .atMost(params.severity())
              .symbol(params.key() + "/" + word);
      if (!listed.value().isComplete()) {
        draft.confidence(
            Confidence.LIKELY,
            "the checkout does not say what " + listed.value().unresolved().get(0) + " is");
      }
      Unseen.soften(draft, code);
      if (code.unseen().stream().anyMatch(one -> one.kind() == UnseenCode.Kind.PACKAGE)) {
        draft.confidence(
            Confidence.POSSIBLE, "a package of another language may register it at run time");
      }
      draft.report();
    }
  }
}
