package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.model.Origin;
import java.util.Objects;

/**
 * A class file to be read.
 *
 * @param path the path reports show: {@code target/classes/a/B.class}, {@code lib/x.jar!/a/B.class}
 * @param bytes the content; not copied, must not change
 */
public record ClassInput(String path, byte[] bytes, Origin origin) {
  /** Checks that nothing is null. */
  public ClassInput {
    Objects.requireNonNull(path);
    Objects.requireNonNull(bytes);
    Objects.requireNonNull(origin);
  }

  @Override
  public String toString() {
    return path;
  }
}
