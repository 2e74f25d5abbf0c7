package dev.bgcheck.check;

import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that a target uses and that cannot be read, or that the system will refuse. */
final class UnreadableList implements CheckKind<UnreadableList.Params> {
  private static final String INFO = "info-plist";
  private static final String ENTITLEMENTS = "entitlements";

  /**
   * Which lists are looked at.
   *
   * @param lists {@code info-plist}, {@code entitlements}
   */
  record Params(List<String> lists) {}

  @Override
  public String id() {
    return "unreadable-list";
  }

  @Override
  public String description() {
    return "Lists that a target uses and that cannot be read.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "lists", Shape.listOf(Shape.choice(INFO, ENTITLEMENTS)), "Which lists are looked at."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("list", "`property list` or `entitlements file`");
    values.put("problem", "what is wrong with it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(params.texts("lists"));
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : context.variants()) {
      if (params.lists().contains(INFO)) {
        variant.infoPlist().files().forEach(list -> report(list, "property list", context));
      }
      if (params.lists().contains(ENTITLEMENTS)) {
        variant.entitlements().file().ifPresent(list -> report(list, "entitlements file", context));
      }
    }
  }

  private static void report(PropertyList list, String noun, CheckContext context) {
    list.problem()
        .ifPresent(
            problem ->
                context
                    .finding(problem.span())
                    .with("list", noun)
                    .with("problem", problem.message())
                    .report());
  }
}
