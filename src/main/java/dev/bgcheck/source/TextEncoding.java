package dev.bgcheck.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file's bytes stand for its text, so that a changed text can be written the same way.
 *
 * @param mark how many bytes of byte order mark come first
 */
public record TextEncoding(Charset charset, int mark) {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  /**
   * The encoding that turns {@code bytes} into {@code text} and {@code text} back into {@code
   * bytes}; absent when none does, as when the file changed since it was read.
   */
  public static Optional<TextEncoding> between(byte[] bytes, String text) {
    for (TextEncoding candidate : candidates(bytes, text)) {
      if (Arrays.equals(candidate.encode(text, bytes), bytes) && candidate.decodes(bytes, text)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private boolean decodes(byte[] bytes, String text) {
    return new String(bytes, mark, bytes.length - mark, charset).equals(text);
  }

  private static List<TextEncoding> candidates(byte[] bytes, String text) {
    List<TextEncoding> candidates = new ArrayList<>();
    if (bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB) {
      candidates.add(new TextEncoding(StandardCharsets.UTF_8, 3));
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE) {
      candidates.add(new TextEncoding(StandardCharsets.UTF_16LE, 2));
      candidates.add(new TextEncoding(StandardCharsets.UTF_16BE, 2));
    }
    candidates.add(new TextEncoding(StandardCharsets.UTF_8, 0));
    candidates.add(new TextEncoding(StandardCharsets.UTF_16LE, 0));
    candidates.add(new TextEncoding(StandardCharsets.UTF_16BE, 0));
    Matcher declared = DECLARED.matcher(text);
    if (declared.find()) {
      charset(declared.group(1)).ifPresent(one -> candidates.add(new TextEncoding(one, 0)));
    }
    candidates.add(new TextEncoding(StandardCharsets.ISO_8859_1, 0));
    return candidates;
  }

  private static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      return charset.canEncode() ? Optional.of(charset) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Whether all of {@code text} can be written. */
  public boolean canEncode(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /**
   * The bytes of {@code text}.
   *
   * @param original the file's bytes so far, which start with the byte order mark to keep
   */
  public byte[] encode(String text, byte[] original) {
    byte[] body = text.getBytes(charset);
    byte[] bytes = Arrays.copyOf(original, mark + body.length);
    System.arraycopy(body, 0, bytes, mark, body.length);
    return bytes;
  }
}
