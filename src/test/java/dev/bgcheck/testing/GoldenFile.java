package dev.bgcheck.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the repository that holds what some text must be. {@code mvn test
 * -Dbgcheck.updateGoldens=true} writes all of them anew; a build server refuses to.
 */
public final class GoldenFile {
  private GoldenFile() {}

  /** Checks {@code actual} against the file, or writes the file when asked to. */
  public static void check(Path file, String actual) {
    try {
      if (Boolean.getBoolean("bgcheck.updateGoldens")) {
        if (System.getenv("CI") != null) {
          fail("golden files are reviewed by people, a build server must not write them");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, actual.getBytes(StandardCharsets.UTF_8));
        return;
      }
      assertThat(file).as("missing; run with -Dbgcheck.updateGoldens=true and review it").exists();
      assertThat(actual)
          .as(file + " (run with -Dbgcheck.updateGoldens=true, then review the difference)")
          .isEqualTo(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
