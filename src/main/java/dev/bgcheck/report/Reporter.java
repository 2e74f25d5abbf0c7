package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Turns a result into text. The same result and settings give the same text, whatever the machine.
 */
public interface Reporter {
  /**
   * Writes the report.
   *
   * @throws IOException when {@code out} does
   */
  void write(LintResult result, Appendable out) throws IOException;

  /** The report as one text. */
  default String render(LintResult result) {
    StringBuilder out = new StringBuilder();
    try {
      write(result, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }
}
