package dev.bgcheck.frontend.swift;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.swift.syntax.SwiftParser;
import dev.bgcheck.frontend.swift.syntax.SwiftRecovery;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.List;

/**
 * Turns a Swift file into the program form.
 *
 * <p>The result depends on the file's text, the conditions and the origin only. No text makes it
 * fail: what the parser could not read is opaque, and a notice says so.
 */
public final class SwiftLowering {
  private SwiftLowering() {}

  /**
   * Parses and lowers {@code file}.
   *
   * @param conditions what is known of the build; decides {@code #if}
   * @param origin whose code it is
   */
  public static LoweredUnit lower(SourceFile file, BuildConditions conditions, Origin origin) {
    return lower(SwiftParser.parse(file), conditions, origin);
  }

  /** Lowers a tree. */
  public static LoweredUnit lower(SwiftSyntaxTree tree, BuildConditions conditions, Origin origin) {
    UnitLowering unit = new UnitLowering(tree, conditions, origin);
    new FileLowering(unit).lower();
    return unit.finish(notices(tree));
  }

  private static List<Notice> notices(SwiftSyntaxTree tree) {
    List<SwiftRecovery> recoveries = tree.recoveries();
    if (recoveries.isEmpty()) {
      return List.of();
    }
    SwiftRecovery first = recoveries.get(0);
    int others = recoveries.size() - 1;
    String more = others == 0 ? "" : ", and " + others + " more in this file";
    return List.of(
        Notice.at(
            Notice.Kind.NOT_PARSED,
            tree.file().span(first.offset(), first.offset()),
            "Swift syntax not understood here: " + first.reason() + more));
  }
}
