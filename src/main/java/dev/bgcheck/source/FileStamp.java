package dev.bgcheck.source;

import java.util.Objects;

/**
 * What a disk says of a file without reading it. While it stays the same, and the file was not
 * changed within the disk's own precision of time, the content is the same.
 *
 * @param size in bytes
 * @param changed when the content was last written, in milliseconds since 1970
 * @param key tells this file from another that took its place; empty where the system has no such
 *     key
 */
public record FileStamp(long size, long changed, String key) {
  /** Checks that nothing is null. */
  public FileStamp {
    Objects.requireNonNull(key);
  }
}
