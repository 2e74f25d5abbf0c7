package dev.bgcheck.app.lsp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes messages out of a stream: header lines, an empty line, as many bytes of JSON as the headers
 * say. What is malformed becomes a message of its own, and reading goes on behind it.
 */
final class MessageReader {
  /** The most bytes of one message; an editor that opens the largest file we read stays below. */
  static final int LARGEST = 128 * 1024 * 1024;

  /** How many headers in a row may be rubbish before the stream is given up. */
  static final int MOST_MALFORMED = 20;

  private static final int LONGEST_LINE = 4096;
  private static final String LENGTH = "content-length";

  private final InputStream in;
  private final int largest;
  private int malformed;

  MessageReader(InputStream in) {
    this(in, LARGEST);
  }

  MessageReader(InputStream in, int largest) {
    this.in = new BufferedInputStream(in);
    this.largest = largest;
  }

  /** The next message; {@link Message.End} when there is none and when the stream fails. */
  Message next() {
    try {
      return read();
    } catch (IOException closed) {
      return new Message.End();
    }
  }

  private Message read() throws IOException {
    if (malformed >= MOST_MALFORMED) {
      return new Message.End();
    }
    Optional<String> length = Optional.empty();
    boolean some = false;
    while (true) {
      Optional<String> line = line();
      if (line.isEmpty()) {
        return new Message.End();
      }
      String header = line.get();
      if (header.isEmpty()) {
        if (some) {
          break;
        }
        continue;
      }
      some = true;
      int colon = header.indexOf(':');
      if (colon > 0 && header.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(LENGTH)) {
        length = Optional.of(header.substring(colon + 1).strip());
      }
    }
    if (length.isEmpty() || !length.get().matches("[0-9]{1,18}")) {
      malformed++;
      return new Message.Malformed(
          ErrorCode.PARSE_ERROR, "a message must start with a Content-Length header");
    }
    malformed = 0;
    long bytes = Long.parseLong(length.get());
    if (bytes > largest) {
      skip(bytes);
      return new Message.Malformed(
          ErrorCode.INVALID_REQUEST, "the message is longer than " + largest + " bytes");
    }
    // Grows as it reads, so an announced length alone takes no memory.
    byte[] content = in.readNBytes((int) bytes);
    return content.length < bytes
        ? new Message.End()
        : Message.parse(new String(content, StandardCharsets.UTF_8));
  }

  private void skip(long bytes) throws IOException {
    byte[] thrownAway = new byte[8192];
    long left = bytes;
    while (left > 0) {
      int read = in.read(thrownAway, 0, (int) Math.min(left, thrownAway.length));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  /** A line without its end, cut off where no header is that long; absent at the stream's end. */
  private Optional<String> line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        int end = line.length();
        return Optional.of(
            end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString());
      }
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return Optional.empty();
  }
}
