package dev.bgcheck.source;

import java.io.IOException;

/** A file is longer than its reader accepts. */
public final class FileTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long size;
  private final long limit;

  /**
   * A file of {@code size} bytes where {@code limit} bytes are accepted.
   *
   * @param path the path shown in reports
   */
  public FileTooLargeException(String path, long size, long limit) {
    super(path + " has " + inWords(size) + ", more than the limit of " + inWords(limit));
    this.size = size;
    this.limit = limit;
  }

  /** How long the file is, in bytes. */
  public long size() {
    return size;
  }

  /** How many bytes were accepted. */
  public long limit() {
    return limit;
  }

  private static String inWords(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
  }
}
