package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry of the property list, the extension point of the target, or a call that needs an
 * entitlement. Entitlements that are not known are no evidence: nothing is said then.
 */
final class RequiresEntitlement implements CheckKind<RequiresEntitlement.Params> {

  /** What calls for what. */
  record Params(List<Requirement> requirements) {}

  /**
   * One call for an entitlement.
   *
   * @param when the entry that calls, absent when the extension point does
   * @param extensionPoint the extension point that calls
   * @param uses uses of APIs that call, without an entry of the property list
   * @param entitlements of which one must be there; the first is the one to recommend
   * @param value {@code true} or the string to give it
   * @param byHost whether the app around the target may have it instead
   * @param because what happens without it
   * @param contracts what says so
   * @param soughtBy uses by which an app makes something of the entry
   */
  record Requirement(
      Optional<PlistCondition> when,
      Optional<String> extensionPoint,
      List<ApiUsePattern> uses,
      List<String> entitlements,
      String value,
      boolean byHost,
      String because,
      Severity severity,
      List<String> contracts,
      List<ApiUsePattern> soughtBy,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "requires-entitlement";
  }

  @Override
  public String description() {
    return "An entry of the property list, an extension point or a call that needs an entitlement.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "requirements",
            Shape.listOf(
                TargetFilter.shape(
                    Shape.Field.optional(
                        "when", PlistCondition.SHAPE, "The entry that calls for the entitlement."),
                    Shape.Field.optional(
                        "extension-point",
                        Shape.text(),
                        "The extension point that calls for it, instead."),
                    Shape.Field.optional(
                        "uses",
                        Shape.listOf(ApiUsePattern.SHAPE),
                        "Uses of APIs that call for it, instead."),
                    Shape.Field.required(
                        "any-of", Shape.texts(), "The entitlement; of several, one must be there."),
                    Shape.Field.optional(
                        "value", Shape.text(), "What to give it in the repair; true when absent."),
                    Shape.Field.optional(
                        "by-host",
                        Shape.flag(),
                        "Whether the app around an extension may have it instead."),
                    Shape.Field.required(
                        "because", Shape.text(), "What happens without it, as one phrase."),
                    Severities.FIELD,
                    Shape.Field.optional(
                        "sought-by",
                        Shape.listOf(ApiUsePattern.SHAPE),
                        "Uses by which an app makes something of the entry; only a hint where there"
                            + " is none."),
                    Shape.Field.required(
                        "contracts", Shape.texts(), "The contracts that say so."))),
            "What calls for which entitlement."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("cause", "what calls for the entitlement, in quotes");
    values.put("entitlement", "the entitlement");
    values.put("because", "what happens without it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        params.groups("requirements").stream().map(RequiresEntitlement::requirement).toList());
  }

  private static Requirement requirement(RuleParams params) {
    long causes =
        Stream.of("when", "extension-point", "uses").filter(name -> params.has(name)).count();
    if (causes != 1) {
      params.problem("when", "a requirement has one of `when`, `extension-point` and `uses`");
    }
    return new Requirement(
        params.findGroup("when").map(PlistCondition::parse),
        params.findText("extension-point"),
        ApiUsePattern.parseAll(params, "uses"),
        params.texts("any-of"),
        params.findText("value").orElse("true"),
        params.flag("by-host", false),
        params.text("because"),
        Severities.parse(params),
        params.texts("contracts"),
        ApiUsePattern.parseAll(params, "sought-by"),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (Requirement requirement : params.requirements()) {
      for (PlistVariant variant : requirement.filter().variants(context)) {
        if (!lacks(requirement, variant, context)) {
          continue;
        }
        if (requirement.uses().isEmpty()) {
          cause(requirement, variant, context)
              .ifPresent(cause -> draft(requirement, cause, variant, context).report());
        } else {
          context
              .find(TargetCode.class)
              .ifPresent(code -> called(requirement, variant, code, context));
        }
      }
    }
  }

  private static void called(
      Requirement requirement, PlistVariant variant, TargetCode code, CheckContext context) {
    Optional<ApiPlace> call =
        ApiUsePattern.blamed(requirement.uses(), Blame.in(context, code)).stream().findFirst();
    if (call.isEmpty()) {
      return;
    }
    String name = "`" + call.get().spoken(code) + "`";
    FindingDraft draft =
        draft(
            requirement,
            new PlistCondition.Match(call.get().span(), call.get().span(), name),
            variant,
            context);
    if (call.get().guessed()) {
      draft.confidence(Confidence.LIKELY, "the type of the receiver is told from the name");
    }
    draft.report();
  }

  private static Optional<PlistCondition.Match> cause(
      Requirement requirement, PlistVariant variant, CheckContext context) {
    if (requirement.when().isPresent()) {
      return requirement.when().get().find(variant);
    }
    String point = requirement.extensionPoint().orElseThrow();
    if (!context.target().extensionPoint().equals(Optional.of(point))) {
      return Optional.empty();
    }
    Span place =
        variant
            .infoPlist()
            .findValue("NSExtension")
            .flatMap(PlistValue::asDict)
            .flatMap(dict -> dict.find("NSExtensionPointIdentifier"))
            .map(PlistValue::span)
            .orElse(variant.infoPlist().place());
    return Optional.of(new PlistCondition.Match(place, place, "`" + point + "`"));
  }

  private static boolean lacks(
      Requirement requirement, PlistVariant variant, CheckContext context) {
    if (!lacks(requirement, variant.entitlements())) {
      return false;
    }
    if (!requirement.byHost()) {
      return true;
    }
    List<AppTarget> hosts = context.project().hostsOf(context.target());
    return !hosts.isEmpty()
        && hosts.stream()
            .flatMap(host -> host.variants().stream())
            .allMatch(host -> lacks(requirement, host.entitlements()));
  }

  private static boolean lacks(Requirement requirement, Entitlements entitlements) {
    return requirement.entitlements().stream().allMatch(entitlements::certainlyLacks);
  }

  private static FindingDraft draft(
      Requirement requirement,
      PlistCondition.Match cause,
      PlistVariant variant,
      CheckContext context) {
    String name = requirement.entitlements().get(0);
    Entitlements entitlements = variant.entitlements();
    FindingDraft draft =
        context
            .finding(cause.span())
            .with("cause", cause.words())
            .with("entitlement", name)
            .with("because", requirement.because())
            .on(variant.platform())
            .symbol(name)
            .atMost(requirement.severity())
            .contracts(requirement.contracts())
            .fix(fix(requirement, name, entitlements, context));
    draft.related(entitlements.place(), who(requirement, variant, context));
    if (context.target().origin() == ProjectOrigin.MOBIVM) {
      // MobiVM signs with all that the provisioning profile has, whatever the file says.
      draft.confidence(
          Confidence.POSSIBLE, "the build adds the entitlements of the provisioning profile");
    }
    String main = context.target().mainConfiguration().name();
    if (!variant.configurationNames().contains(main)
        && requirement.filter().variants(context).stream()
            .anyMatch(other -> isOf(main, other) && !lacks(requirement, other.entitlements()))) {
      // Ex) entitlements of their own for debugging, with less in them.
      draft
          .atMost(Severity.NOTE)
          .confidence(Confidence.POSSIBLE, "the configuration " + main + " has it");
    }
    boolean sought =
        requirement.soughtBy().isEmpty()
            || context
                .find(TargetCode.class)
                .map(code -> ApiUsePattern.anyIn(requirement.soughtBy(), code))
                .orElse(true);
    if (!sought) {
      // Ex) an entry that is left over: what the entitlement would bring is never asked for.
      draft
          .atMost(Severity.NOTE)
          .confidence(Confidence.POSSIBLE, "no code that is seen makes use of the entry");
    }
    return draft;
  }

  private static boolean isOf(String configuration, PlistVariant variant) {
    return variant.configurationNames().contains(configuration);
  }

  private static String who(Requirement requirement, PlistVariant variant, CheckContext context) {
    Entitlements.State state = variant.entitlements().state();
    if (state == Entitlements.State.ABSENT || state == Entitlements.State.OF_PROFILE) {
      return "the target names no entitlements file";
    }
    boolean all =
        requirement.filter().variants(context).stream()
            .allMatch(other -> lacks(requirement, other.entitlements()));
    return all
        ? "the entitlements do not have it"
        : "the entitlements of "
            + String.join(", ", variant.configurationNames())
            + " do not have it";
  }

  private static Fix fix(
      Requirement requirement, String name, Entitlements entitlements, CheckContext context) {
    Optional<PropertyList> file = entitlements.file();
    SourceFile goal = file.map(PropertyList::file).orElse(SourceFile.of("App.entitlements", ""));
    List<TextEdit> edits =
        file
            .flatMap(
                list ->
                    requirement.value().equals("true")
                        ? PlistEdits.addTrue(list, name)
                        : PlistEdits.addText(list, name, requirement.value()))
            .stream()
            .toList();
    String where =
        file.isPresent()
            ? "add to " + goal.path() + ", and to the App ID:"
            : "add an entitlements file"
                + named(context.target())
                + ", and the App ID's capability:";
    return new Fix(
        PlistLines.below(where, PlistLines.single(goal.start(), name, requirement.value())),
        edits,
        false);
  }

  /** What names the file, where the target's kind of project has one way to do it. */
  private static String named(AppTarget target) {
    return switch (target.origin()) {
      case XCODE -> " (build setting CODE_SIGN_ENTITLEMENTS)";
      case XCODEGEN -> " (key `entitlements` of the target)";
      case MOBIVM -> " (iosEntitlementsPList in robovm.xml)";
      default -> "";
    };
  }
}
