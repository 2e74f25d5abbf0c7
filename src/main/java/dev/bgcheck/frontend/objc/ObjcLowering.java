package dev.bgcheck.frontend.objc;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.objc.syntax.ObjcParser;
import dev.bgcheck.frontend.objc.syntax.ObjcRecovery;
import dev.bgcheck.frontend.objc.syntax.ObjcSyntaxTree;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.List;

/**
 * Turns an Objective-C or Objective-C++ file, source or header, into the program form.
 *
 * <p>The result depends on the file's text, the conditions and the origin only. No text makes it
 * fail: what the parser could not read is opaque, and a notice says so.
 */
public final class ObjcLowering {
  private ObjcLowering() {}

  /**
   * Parses and lowers {@code file}.
   *
   * @param conditions what is known of the build; decides {@code #if}
   * @param origin whose code it is
   */
  public static LoweredUnit lower(SourceFile file, BuildConditions conditions, Origin origin) {
    return lower(ObjcParser.parse(file), conditions, origin);
  }

  /** Lowers a tree. */
  public static LoweredUnit lower(ObjcSyntaxTree tree, BuildConditions conditions, Origin origin) {
    UnitLowering unit = new UnitLowering(tree, conditions, origin);
    new FileDeclarations(unit).lower();
    return unit.finish(notices(tree));
  }

  private static List<Notice> notices(ObjcSyntaxTree tree) {
    List<ObjcRecovery> recoveries = tree.recoveries();
    if (recoveries.isEmpty()) {
      return List.of();
    }
    ObjcRecovery first = recoveries.get(0);
    int others = recoveries.size() - 1;
    String more = others == 0 ? "" : ", and " + others + " more in this file";
    return List.of(
        Notice.at(
            Notice.Kind.NOT_PARSED,
            tree.file().span(first.offset(), first.offset()),
            "Objective-C syntax not understood here: " + first.reason() + more));
  }
}
