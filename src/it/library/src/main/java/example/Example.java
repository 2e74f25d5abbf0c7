package example;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.DiskTree;
import java.nio.file.Path;
import java.util.List;

/** The linter in a program of one's own; the README shows the body of the method. */
public final class Example {
  private Example() {}

  /** Checks the folder that the first word names. */
  public static void main(String[] words) throws RequestException {
    check(Path.of(words[0]));
    try {
      Class.forName("org.apache.maven.reporting.MavenReport");
      throw new AssertionError("what only the plugin needs came along");
    } catch (ClassNotFoundException expected) {
      System.out.println("no Maven here");
    }
  }

  private static void check(Path folder) throws RequestException {
    LintRequest request = LintRequest.of(DiskTree.at(folder), List.of("")).build();
    LintResult result = new Linter(new SourceReading()).run(request);
    for (Finding finding : result.findings()) {
      System.out.println(finding.span() + ": " + finding.message());
    }
    boolean bad = result.fails(Severity.ERROR);
    System.out.println(bad ? "bad" : "good");
  }
}
