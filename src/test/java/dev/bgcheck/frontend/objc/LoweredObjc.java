package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramParser;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import java.util.Set;

/** Objective-C in, program text out: every text it gives is valid and reads back to itself. */
final class LoweredObjc {
  static final BuildConditions IOS = new BuildConditions("iOS", Set.of("DEBUG"));

  private LoweredObjc() {}

  static LoweredUnit unit(String objc, BuildConditions conditions) {
    SourceFile file = SourceFile.of("Code.m", objc);
    return ObjcLowering.lower(file, conditions, Origin.APPLICATION);
  }

  /** The program text of a file for iOS, without the line that names the file. */
  static String of(String objc) {
    return of(objc, IOS);
  }

  static String of(String objc, BuildConditions conditions) {
    LoweredUnit unit = unit(objc, conditions);
    assertThat(unit.notices()).isEmpty();
    assertThat(UnitValidator.problems(unit)).isEmpty();
    String text = ProgramPrinter.print(unit);
    LoweredUnit again = ProgramParser.parse(SourceFile.of("program.txt", text)).get(0);
    assertThat(ProgramPrinter.print(again)).isEqualTo(text);
    return text.substring(text.indexOf('\n') + 1);
  }

  /**
   * The program text of the body of a function with parameters {@code x}, {@code h} and {@code o}.
   */
  static String body(String statements) {
    String all = of("void f(BOOL x, void (^h)(int), Thing *o) {\n" + statements + "\n}\n");
    return all.substring(all.indexOf("  0:\n"));
  }
}
