package dev.bgcheck.engine.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of bytes and texts, in hexadecimal digits. */
final class ContentDigest {
  private static final String DIGITS = "0123456789abcdef";

  private ContentDigest() {}

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] bytes) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
    StringBuilder hex = new StringBuilder(2 * digest.length);
    for (byte one : digest) {
      hex.append(DIGITS.charAt(one >> 4 & 15)).append(DIGITS.charAt(one & 15));
    }
    return hex.toString();
  }
}
