package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.RepairedFile;
import dev.bgcheck.engine.Repairs;
import dev.bgcheck.finding.Finding;
import java.io.IOException;

/** Where repairs go: into the files, or as a diff to standard output. */
final class RepairPrinting {
  private RepairPrinting() {}

  /** Prints what would change; {@link ExitCode#FINDINGS} when something would. */
  static ExitCode diff(Repairs.Outcome repairs, Console console) throws IOException {
    for (RepairedFile file : repairs.files()) {
      console.out().append(UnifiedDiff.of(file.path(), file.originalText(), file.text()));
    }
    console.out().flush();
    tellSkipped(repairs, console);
    return repairs.files().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  /** Writes the changed files, each whole or not at all, and tells on standard error. */
  static void write(Repairs.Outcome repairs, boolean quiet, Console console) throws UsageException {
    for (RepairedFile file : repairs.files()) {
      OutputFile.change(console.resolve(file.path()), file.path(), file.bytes());
    }
    if (quiet) {
      return;
    }
    if (!repairs.files().isEmpty()) {
      int findings = repairs.made().size();
      int files = repairs.files().size();
      console.complain(
          "repaired "
              + findings
              + (findings == 1 ? " finding in " : " findings in ")
              + files
              + (files == 1 ? " file:" : " files:"));
      for (Finding finding : repairs.made()) {
        String place = finding.fix().orElseThrow().edits().get(0).span().file().path();
        console.complain("  " + place + ": " + finding.message() + " [" + finding.rule() + "]");
      }
    }
    tellSkipped(repairs, console);
  }

  private static void tellSkipped(Repairs.Outcome repairs, Console console) {
    for (Repairs.Skipped skipped : repairs.skipped()) {
      Finding finding = skipped.finding();
      console.complain(
          "not repaired: "
              + finding.fix().orElseThrow().edits().get(0).span().file().path()
              + ": "
              + finding.message()
              + " ["
              + finding.rule()
              + "]: "
              + skipped.reason());
    }
  }
}
