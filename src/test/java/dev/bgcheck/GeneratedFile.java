package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is made by the code. Tests compare; {@code -Dbgcheck.update=true}
 * writes it instead, except where {@code CI} is set: there it must be right already.
 */
public final class GeneratedFile {
  private static final String PROPERTY = "bgcheck.update";

  private GeneratedFile() {}

  /** Fails when the file at {@code path} is not {@code expected}. */
  public static void compare(Path path, String expected) throws IOException {
    if (Boolean.getBoolean(PROPERTY)) {
      assertThat(System.getenv("CI")).as("generated files are not updated in CI").isNull();
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, expected);
      return;
    }
    assertThat(path).as("make it with -D%s=true", PROPERTY).exists();
    String actual = Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n");
    assertThat(actual)
        .as("%s is stale: make it with -D%s=true", path, PROPERTY)
        .isEqualTo(expected);
  }
}
