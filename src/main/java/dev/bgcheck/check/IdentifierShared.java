package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.Mention;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An identifier that one process at a time may use, given to an API in an extension and in the app
 * that contains it.
 */
final class IdentifierShared implements CheckKind<IdentifierShared.Params> {

  /**
   * What to look for.
   *
   * @param uses the calls; the argument of each is the identifier
   * @param exceptIn callbacks in which the app may take an extension's identifier over
   */
  record Params(List<ApiUsePattern> uses, Set<ApiSymbol> exceptIn) {}

  @Override
  public String id() {
    return "identifier-shared";
  }

  @Override
  public String description() {
    return "An identifier for one process, used by an app and by an extension in it.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls."),
        Shape.Field.optional(
            "except-in",
            Shape.texts(),
            "Callbacks from which on the app may use the identifier of an extension."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    values.put("identifier", "the identifier");
    values.put("app", "the app that contains the target");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiUsePattern.parseAll(params, "uses"), Symbols.all(params.texts("except-in")));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty() || relatives(context).findAny().isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    // Whom to blame takes the whole program: of most uses the identifier is not known anyway.
    Blame blame = Blame.in(context, code);
    List<Named> uses =
        params.uses().stream()
            .flatMap(pattern -> pattern.find(code).stream())
            .flatMap(use -> named(params, code, use).stream())
            .filter(named -> blame.fallsOn(named.use()))
            .toList();
    if (uses.isEmpty()) {
      return;
    }
    List<Reach.Root> takenOver = new ArrayList<>();
    for (ApiSymbol callback : params.exceptIn()) {
      code.program()
          .implementationsOf(callback)
          .forEach(routine -> takenOver.add(new Reach.Root(routine, "", Optional.empty())));
    }
    Reach reach = Reach.of(takenOver, code.graph(), edge -> true, routine -> true);
    for (Named named : uses) {
      UseSite use = named.use();
      if (!reach.contains(use.routine())) {
        context.mention(
            named.text(),
            use.instruction().span(),
            ApiNaming.spoken(code.catalog(), use.api()),
            use.routine().signature().toString());
      }
    }
  }

  /** A use, and the identifier that it gives. */
  private record Named(UseSite use, String text) {}

  private static Optional<Named> named(Params params, TargetCode code, UseSite use) {
    int argument =
        params.uses().stream()
            .filter(pattern -> pattern.apis().contains(use.api()))
            .findFirst()
            .orElseThrow()
            .argument();
    return use.argument(argument)
        .flatMap(value -> code.constants().text(use.routine(), value))
        .filter(text -> !text.isBlank())
        .map(text -> new Named(use, text));
  }

  /** The targets that carry the context's one, or that it carries. */
  private static Stream<AppTarget> relatives(CheckContext context) {
    AppTarget target = context.target();
    return context.project().targets().stream()
        .filter(one -> one.carries(target) || target.carries(one));
  }

  @Override
  public void conclude(Params params, List<Mention> own, List<Mention> all, CheckContext context) {
    List<AppTarget> hosts = context.project().hostsOf(context.target());
    for (Mention one : own) {
      for (Mention other : all) {
        if (other.text().equals(one.text())
            && hosts.contains(other.target())
            && other.target().kind().isExecutable()) {
          report(one, other, context);
          break;
        }
      }
    }
  }

  private static void report(Mention one, Mention other, CheckContext context) {
    FindingDraft draft =
        context
            .finding(one.span())
            .with("call", one.words())
            .with("identifier", one.text())
            .with("app", other.target().name())
            .symbol(one.symbol());
    if (one.span().equals(other.span())) {
      draft.confidence(
          Confidence.POSSIBLE, "the code belongs to both, and one of them may not run it");
    } else {
      draft.related(other.span(), "used by target `" + other.target().name() + "` here");
      draft.confidence(Confidence.LIKELY, "the two may never run at the same time");
    }
    draft.report();
  }
}
