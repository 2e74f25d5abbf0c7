package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcBranch;
import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.model.BuildConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decides {@code #if}: yes, no, or unknown.
 *
 * <p>Unknown stays what only some builds of the same target answer with yes: macros that the
 * project does not set, versions of the system that it is built for.
 */
final class ConditionalCompilation {
  /** Macros of {@code TargetConditionals.h} and the platform they ask for. */
  private static final Map<String, String> PLATFORMS =
      Map.of(
          "TARGET_OS_IOS", "iOS",
          "TARGET_OS_WATCH", "watchOS",
          "TARGET_OS_TV", "tvOS",
          "TARGET_OS_VISION", "visionOS",
          "TARGET_OS_OSX", "macOS");

  private static final Set<String> ONE =
      Set.of("TARGET_OS_MAC", "__OBJC__", "__APPLE__", "__BLOCKS__", "NS_BLOCKS_AVAILABLE");

  /** Platforms that no build of an Apple target is for. */
  private static final Set<String> NOWHERE =
      Set.of("TARGET_OS_WINDOWS", "TARGET_OS_LINUX", "_WIN32", "WIN32", "__ANDROID__", "ANDROID");

  private static final Set<String> SIMULATED =
      Set.of("TARGET_OS_SIMULATOR", "TARGET_IPHONE_SIMULATOR", "TARGET_OS_MACCATALYST");

  /** What today's SDKs are newer than, whatever the number. */
  private static final Set<String> SDK_VERSIONS =
      Set.of(
          "__IPHONE_OS_VERSION_MAX_ALLOWED",
          "__WATCH_OS_VERSION_MAX_ALLOWED",
          "__TV_OS_VERSION_MAX_ALLOWED",
          "__clang_major__");

  private static final long NEWEST = Long.MAX_VALUE / 2;

  /** Answers a question about the build. */
  enum Verdict {
    YES,
    NO,
    UNKNOWN;

    static Verdict of(OptionalLong value) {
      return value.isEmpty() ? UNKNOWN : value.getAsLong() != 0 ? YES : NO;
    }
  }

  /**
   * The branches of an {@code #if} that may be compiled.
   *
   * @param branches in written order
   * @param certain whether exactly one branch is left, and is compiled for certain
   * @param exhaustive whether one of them is compiled for certain
   */
  record Choice<N extends ObjcNode>(
      List<ObjcBranch<N>> branches, boolean certain, boolean exhaustive) {
    /** What all the branches hold. */
    List<N> items() {
      List<N> items = new ArrayList<>();
      branches.forEach(branch -> items.addAll(branch.items()));
      return items;
    }
  }

  private final BuildConditions build;
  private final boolean cpp;
  private final boolean header;
  private boolean asked;

  ConditionalCompilation(BuildConditions build, String path) {
    this.build = build;
    this.cpp = path.endsWith(".mm");
    this.header = path.endsWith(".h");
  }

  /** Whether an answer depended, or could have depended, on the build. */
  boolean wasAsked() {
    return asked;
  }

  <N extends ObjcNode> Choice<N> choose(List<ObjcBranch<N>> branches) {
    List<ObjcBranch<N>> possible = new ArrayList<>();
    for (ObjcBranch<N> branch : branches) {
      Verdict verdict = decide(branch);
      if (verdict != Verdict.NO) {
        possible.add(branch);
      }
      if (verdict == Verdict.YES) {
        return new Choice<>(possible, possible.size() == 1, true);
      }
    }
    return new Choice<>(possible, possible.isEmpty(), possible.isEmpty());
  }

  private <N extends ObjcNode> Verdict decide(ObjcBranch<N> branch) {
    String condition = branch.condition().trim();
    return switch (branch.directive()) {
      case "else" -> Verdict.YES;
      case "ifdef", "elifdef" -> Verdict.of(defined(condition));
      case "ifndef", "elifndef" ->
          isGuard(branch, condition) ? Verdict.YES : Verdict.of(not(defined(condition)));
      default -> Verdict.of(new MacroExpression(condition, this::value, this::defined).value());
    };
  }

  /** Whether it is {@code #ifndef NAME} with {@code #define NAME}, around a header. */
  private static <N extends ObjcNode> boolean isGuard(ObjcBranch<N> branch, String name) {
    return !branch.items().isEmpty()
        && branch.items().get(0) instanceof ObjcDecl.MacroDefinition definition
        && definition.name().text().equals(name);
  }

  private static OptionalLong not(OptionalLong value) {
    return value.isEmpty() ? value : OptionalLong.of(value.getAsLong() == 0 ? 1 : 0);
  }

  private static OptionalLong truth(boolean value) {
    return OptionalLong.of(value ? 1 : 0);
  }

  private OptionalLong defined(String name) {
    if (PLATFORMS.containsKey(name)
        || ONE.contains(name)
        || SIMULATED.contains(name)
        || SDK_VERSIONS.contains(name)
        || name.equals("TARGET_OS_IPHONE")
        || name.matches("__IPHONE_\\d+_\\d+")
        || name.equals("__has_include")
        || name.equals("__has_feature")) {
      return truth(true);
    }
    if (NOWHERE.contains(name)) {
      return truth(false);
    }
    if (name.equals("__cplusplus")) {
      return header ? OptionalLong.empty() : truth(cpp);
    }
    asked = true;
    return build.flags().contains(name) ? truth(true) : OptionalLong.empty();
  }

  /** What a macro stands for in a condition. */
  private OptionalLong value(String name) {
    String platform = PLATFORMS.get(name);
    if (platform != null || name.equals("TARGET_OS_IPHONE") || SIMULATED.contains(name)) {
      asked = true;
      if (build.platform().isEmpty()) {
        return OptionalLong.empty();
      }
      // A device build is what runs in the background.
      return truth(
          platform != null
              ? platform.equals(build.platform())
              : name.equals("TARGET_OS_IPHONE") && !build.platform().equals("macOS"));
    }
    if (SDK_VERSIONS.contains(name)) {
      return OptionalLong.of(NEWEST);
    }
    if (name.matches("__IPHONE_\\d+_\\d+")) {
      String[] parts = name.split("_");
      return OptionalLong.of(number(parts[3]) * 10000 + number(parts[4]) * 100);
    }
    OptionalLong defined = defined(name);
    return defined.isEmpty() && build.zeros().contains(name) ? OptionalLong.of(0) : defined;
  }

  private static long number(String digits) {
    return digits.length() > 6 ? 0 : Long.parseLong(digits);
  }
}
