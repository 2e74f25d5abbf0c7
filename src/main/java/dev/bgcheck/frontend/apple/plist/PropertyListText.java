package dev.bgcheck.frontend.apple.plist;

import dev.bgcheck.source.TextDecoding;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a property list, and what is wrong with its encoding.
 *
 * @param complaint that the bytes are not what the XML declaration says
 */
record PropertyListText(String text, Optional<String> complaint) {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  static PropertyListText of(byte[] bytes) {
    if (hasByteOrderMark(bytes)) {
      return new PropertyListText(TextDecoding.text(bytes), Optional.empty());
    }
    if (bytes.length > 3 && bytes[0] == '<' && bytes[1] == 0) {
      return new PropertyListText(new String(bytes, StandardCharsets.UTF_16LE), Optional.empty());
    }
    if (bytes.length > 3 && bytes[0] == 0 && bytes[1] == '<') {
      return new PropertyListText(new String(bytes, StandardCharsets.UTF_16BE), Optional.empty());
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARED.matcher(head);
    return declaration.find()
        ? declared(bytes, declaration.group(1).strip())
        : new PropertyListText(TextDecoding.text(bytes), Optional.empty());
  }

  private static PropertyListText declared(byte[] bytes, String name) {
    Charset charset;
    try {
      charset = Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return new PropertyListText(
          TextDecoding.text(bytes), Optional.of("declares the unknown encoding `" + name + "`"));
    }
    String text = TextDecoding.text(bytes);
    if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
      // The declaration could be read byte by byte, so the file is in no such encoding.
      return new PropertyListText(
          text, Optional.of("declares the encoding " + name + " and is not written in it"));
    }
    if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
      boolean matches = text.equals(new String(bytes, StandardCharsets.UTF_8));
      return new PropertyListText(
          text,
          matches
              ? Optional.empty()
              : Optional.of("declares the encoding " + name + " and has bytes that are not"));
    }
    return new PropertyListText(new String(bytes, charset), Optional.empty());
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return first == 0xFFFE
        || first == 0xFEFF
        || first == 0xEFBB && bytes.length > 2 && (bytes[2] & 0xFF) == 0xBF;
  }
}
