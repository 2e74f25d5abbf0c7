package dev.bgcheck.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text as editors do it: a byte order mark decides (UTF-8, UTF-16) and is left out of the
 * text; else UTF-8 when the bytes are UTF-8; else Latin-1, which any bytes are. A text with a NUL
 * is binary.
 */
public final class TextDecoding {
  private TextDecoding() {}

  /** The file at {@code path} with the text that {@code bytes} stand for. */
  public static SourceFile decode(String path, byte[] bytes) {
    String text = text(bytes);
    return text.indexOf('\0') >= 0 ? SourceFile.binary(path) : SourceFile.of(path, text);
  }

  /** The text that {@code bytes} stand for. */
  public static String text(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return utf8(bytes, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    return utf8(bytes, 0);
  }

  private static String utf8(byte[] bytes, int start) {
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    // The constructor is far faster than a decoder that reports errors, and marks them.
    if (text.indexOf('\uFFFD') < 0 || isStrictly(StandardCharsets.UTF_8, bytes, start)) {
      return text;
    }
    return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean isStrictly(Charset charset, byte[] bytes, int start) {
    try {
      CharBuffer ignored =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
      return ignored.length() >= 0;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
