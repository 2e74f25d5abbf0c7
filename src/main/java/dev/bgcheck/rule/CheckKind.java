package dev.bgcheck.rule;

import java.util.List;
import java.util.Map;

/**
 * Code that looks for one sort of defect; many rules share it and differ in their parameters.
 *
 * <p>Kinds have no state: everything comes in through the parameters and the context, so targets
 * can be checked side by side. A kind never reads files.
 *
 * @param <P> the parameters, in the form the kind works with
 */
public interface CheckKind<P> {

  /** The name rule files use, such as {@code plist-array-values}. */
  String id();

  /** What the kind looks for, in one sentence for people who write rules. */
  String description();

  /** What stands under {@code params} in a rule of this kind. */
  Shape.Group parameters();

  /**
   * The values that messages of this kind may use, with what each stands for. {@code target},
   * {@code target-kind} and {@code platform} are there for every kind.
   */
  Map<String, String> values();

  /** Reads parameters that agree with {@link #parameters()}. */
  P parse(RuleParams params);

  /** Which targets the kind is asked about. */
  default Judged judges() {
    return Judged.APPLICATIONS;
  }

  /**
   * Whether the kind asks analyses that remember what they were asked, and whose answers may depend
   * on it. The checks of such kinds look at a target one after the other, in the order of the
   * rules; all others may look at it at any time, on any thread.
   */
  default boolean asksInOrder() {
    return false;
  }

  /** Looks at one target and reports what is wrong with it. */
  void check(P params, CheckContext context);

  /**
   * Looks at one target again when all have been checked, at what {@link CheckContext#mention} was
   * told. Facts about the code are gone by then.
   *
   * @param own what this check mentioned in the context's target; at least one
   * @param all what it mentioned in any target, in the order of the targets
   */
  default void conclude(P params, List<Mention> own, List<Mention> all, CheckContext context) {}

  /** A choice of targets. Vendored targets and tests are in none of them. */
  enum Judged {
    /** Processes of their own: apps, watch apps, extensions, App Clips. */
    APPLICATIONS,
    /** Those, and each library or framework that no application of the project contains. */
    CODE
  }
}
