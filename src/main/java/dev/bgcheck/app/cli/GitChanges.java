package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.ChangedLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks git which lines changed since a revision. Everything that a repository's own settings could
 * make git execute is turned off.
 */
final class GitChanges {
  private static final List<String> GIT =
      List.of(
          "git",
          "--no-pager",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.quotePath=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "diff.external=",
          "-c",
          "diff.noprefix=false",
          "-c",
          "diff.mnemonicPrefix=false");

  private GitChanges() {}

  /**
   * The lines below {@code directory} that differ from {@code revision}.
   *
   * @throws UsageException when there is no git, no repository or no such revision
   */
  static ChangedLines since(String revision, Path directory) throws UsageException {
    if (revision.startsWith("-")) {
      throw new UsageException("--changed-since: `" + revision + "` is no revision");
    }
    String commit =
        run(
                directory,
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                revision + "^{commit}")
            .strip();
    String diff =
        run(
            directory,
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--no-renames",
            "-U0",
            "--relative",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            commit,
            "--",
            ".");
    String untracked =
        run(directory, "ls-files", "--others", "--exclude-standard", "-z", "--", ".");
    return ChangedLines.of(diff, List.of(untracked.split("\0")));
  }

  private static String run(Path directory, String... arguments) throws UsageException {
    List<String> command = new ArrayList<>(GIT);
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(nowhere()))
              .start();
      CompletableFuture<String> complaint =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String output = text(process.getInputStream());
      if (process.waitFor() != 0) {
        throw new UsageException("--changed-since: " + reason(complaint.join(), arguments));
      }
      return output;
    } catch (IOException missing) {
      throw new UsageException("--changed-since needs git, which is not on the PATH");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UsageException("--changed-since: interrupted");
    }
  }

  private static java.io.File nowhere() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }

  private static String reason(String complaint, String[] arguments) {
    if (complaint.contains("not a git repository")) {
      return "this folder is in no git repository";
    }
    if (arguments[0].equals("rev-parse")) {
      String revision = arguments[arguments.length - 1].replace("^{commit}", "");
      return "git knows no revision `" + revision + "`";
    }
    return complaint.strip().lines().findFirst().orElse("git failed");
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      return "";
    }
  }
}
