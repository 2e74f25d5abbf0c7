package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramParser;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import java.util.Set;

/** Swift text in, program text out: every text it gives is valid and reads back to itself. */
final class LoweredSwift {
  static final BuildConditions IOS = new BuildConditions("iOS", Set.of("DEBUG"));

  private LoweredSwift() {}

  static LoweredUnit unit(String swift, BuildConditions conditions) {
    SourceFile file = SourceFile.of("Code.swift", swift);
    return SwiftLowering.lower(file, conditions, Origin.APPLICATION);
  }

  /** The program text of a file for iOS, without the line that names the file. */
  static String of(String swift) {
    return of(swift, IOS);
  }

  static String of(String swift, BuildConditions conditions) {
    LoweredUnit unit = unit(swift, conditions);
    assertThat(unit.notices()).isEmpty();
    assertThat(UnitValidator.problems(unit)).isEmpty();
    String text = ProgramPrinter.print(unit);
    LoweredUnit again = ProgramParser.parse(SourceFile.of("program.txt", text)).get(0);
    assertThat(ProgramPrinter.print(again)).isEqualTo(text);
    return text.substring(text.indexOf('\n') + 1);
  }
}
