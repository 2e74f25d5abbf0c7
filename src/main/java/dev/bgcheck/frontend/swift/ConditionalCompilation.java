package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftIfConfig;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import dev.bgcheck.model.BuildConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides {@code #if}: yes, no, or unknown.
 *
 * <p>Unknown stays what only some builds of the same target answer with yes: flags that the project
 * does not set, modules that may be missing, features of the compiler.
 */
final class ConditionalCompilation {
  private static final Set<String> PLATFORMS =
      Set.of("iOS", "macOS", "OSX", "watchOS", "tvOS", "visionOS", "xrOS");

  /** Modules that every Apple platform has. */
  private static final Set<String> EVERYWHERE =
      Set.of("Combine", "CoreFoundation", "Darwin", "Dispatch", "Foundation", "ObjectiveC", "os");

  /** Modules that no Apple platform has. */
  private static final Set<String> NOWHERE =
      Set.of("Android", "CRT", "FoundationNetworking", "Glibc", "Musl", "WinSDK", "ucrt");

  /** Answers a question about the build. */
  enum Verdict {
    YES,
    NO,
    UNKNOWN;

    Verdict not() {
      return this == UNKNOWN ? UNKNOWN : of(this == NO);
    }

    static Verdict of(boolean yes) {
      return yes ? YES : NO;
    }
  }

  /**
   * The clauses of an {@code #if} that may be compiled.
   *
   * @param clauses in written order
   * @param certain whether exactly one clause is left, and is compiled for certain
   * @param exhaustive whether one of them is compiled for certain
   */
  record Choice<N extends SwiftNode>(
      List<SwiftIfConfig.Clause<N>> clauses, boolean certain, boolean exhaustive) {
    /** What all the clauses hold. */
    List<N> items() {
      List<N> items = new ArrayList<>();
      clauses.forEach(clause -> items.addAll(clause.items()));
      return items;
    }
  }

  private final SwiftSyntaxTree tree;
  private final BuildConditions build;
  private boolean asked;

  ConditionalCompilation(SwiftSyntaxTree tree, BuildConditions build) {
    this.tree = tree;
    this.build = build;
  }

  /** Whether an answer depended, or could have depended, on the build. */
  boolean wasAsked() {
    return asked;
  }

  <N extends SwiftNode> Choice<N> choose(SwiftIfConfig<N> config) {
    List<SwiftIfConfig.Clause<N>> possible = new ArrayList<>();
    for (SwiftIfConfig.Clause<N> clause : config.clauses()) {
      Verdict verdict = clause.condition().map(this::decide).orElse(Verdict.YES);
      if (verdict != Verdict.NO) {
        possible.add(clause);
      }
      if (verdict == Verdict.YES) {
        return new Choice<>(possible, possible.size() == 1, true);
      }
    }
    return new Choice<>(possible, possible.isEmpty(), possible.isEmpty());
  }

  private Verdict decide(SwiftExpr condition) {
    if (condition instanceof SwiftExpr.Paren paren) {
      return decide(paren.expression());
    } else if (condition instanceof SwiftExpr.BooleanLiteral literal) {
      return Verdict.of(literal.value());
    } else if (condition instanceof SwiftExpr.Prefix prefix) {
      return prefix.operator().text().equals("!")
          ? decide(prefix.operand()).not()
          : Verdict.UNKNOWN;
    } else if (condition instanceof SwiftExpr.Binary binary) {
      return decide(binary);
    } else if (condition instanceof SwiftExpr.Call call
        && call.callee() instanceof SwiftExpr.Reference function) {
      return decide(function.name().text(), argument(call.arguments()));
    } else if (condition instanceof SwiftExpr.Reference flag) {
      asked = true;
      return build.flags().contains(flag.name().text()) ? Verdict.YES : Verdict.UNKNOWN;
    }
    return Verdict.UNKNOWN;
  }

  private Verdict decide(SwiftExpr.Binary binary) {
    String operator = binary.operator().text();
    if (!operator.equals("&&") && !operator.equals("||")) {
      return Verdict.UNKNOWN;
    }
    Verdict decisive = Verdict.of(operator.equals("||"));
    Verdict left = decide(binary.left());
    if (left == decisive) {
      return decisive;
    }
    Verdict right = decide(binary.right());
    return right == decisive || left != Verdict.UNKNOWN ? right : Verdict.UNKNOWN;
  }

  private String argument(List<SwiftArgument> arguments) {
    return arguments.isEmpty() ? "" : tree.text(arguments.get(0).value()).trim();
  }

  private Verdict decide(String function, String argument) {
    switch (function) {
      case "os" -> {
        asked = true;
        return platform(argument);
      }
      case "targetEnvironment" -> {
        asked = true;
        // A device build is what runs in the background.
        return build.platform().isEmpty() ? Verdict.UNKNOWN : Verdict.NO;
      }
      case "canImport" -> {
        asked = true;
        return module(argument);
      }
      case "swift", "compiler", "_compiler_version" -> {
        return Verdict.of(!argument.startsWith("<"));
      }
      case "_runtime" -> {
        return Verdict.of(argument.equals("_ObjC"));
      }
      default -> {
        return Verdict.UNKNOWN;
      }
    }
  }

  private Verdict platform(String name) {
    if (!PLATFORMS.contains(name)) {
      return Verdict.NO;
    }
    String asked =
        switch (name) {
          case "OSX" -> "macOS";
          case "xrOS" -> "visionOS";
          default -> name;
        };
    return build.platform().isEmpty()
        ? Verdict.UNKNOWN
        : Verdict.of(build.platform().equals(asked));
  }

  private Verdict module(String argument) {
    String name = argument;
    int end = Math.max(name.indexOf('.'), name.indexOf(','));
    name = end < 0 ? name : name.substring(0, end).trim();
    if (EVERYWHERE.contains(name)) {
      return Verdict.YES;
    }
    if (NOWHERE.contains(name)) {
      return Verdict.NO;
    }
    if (build.platform().isEmpty()) {
      return Verdict.UNKNOWN;
    }
    boolean mac = build.platform().equals("macOS");
    return switch (name) {
      case "UIKit" -> Verdict.of(!mac);
      case "AppKit", "Cocoa" -> Verdict.of(mac);
      // The SDK of iOS has a WatchKit too, of which little works.
      case "WatchKit" ->
          build.platform().equals("iOS")
              ? Verdict.UNKNOWN
              : Verdict.of(build.platform().equals("watchOS"));
      default -> Verdict.UNKNOWN;
    };
  }
}
