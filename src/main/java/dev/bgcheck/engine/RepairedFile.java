package dev.bgcheck.engine;

import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file of the checked project and what repairs made of it. Its encoding and its byte order mark
 * stay what they were. Immutable.
 */
public final class RepairedFile {
  private final String path;
  private final byte[] originalBytes;
  private final String originalText;
  private final TextEncoding encoding;
  private final String text;

  private RepairedFile(
      String path, byte[] originalBytes, String originalText, TextEncoding encoding, String text) {
    this.path = path;
    this.originalBytes = originalBytes;
    this.originalText = originalText;
    this.encoding = encoding;
    this.text = text;
  }

  /** The file as it was checked; absent when the tree has other bytes for it now. */
  static Optional<RepairedFile> of(SourceTree tree, SourceFile file) {
    byte[] bytes;
    try {
      bytes = tree.bytes(file.path(), SourceTree.DEFAULT_LIMIT);
    } catch (IOException vanished) {
      return Optional.empty();
    }
    String text = file.text();
    return TextEncoding.between(bytes, text)
        .map(encoding -> new RepairedFile(file.path(), bytes, text, encoding, text));
  }

  /** The path as reports show it. */
  public String path() {
    return path;
  }

  /** The text before all repairs. */
  public String originalText() {
    return originalText;
  }

  /** The text after all repairs. */
  public String text() {
    return text;
  }

  /** The bytes to write. */
  public byte[] bytes() {
    return encoding.encode(text, originalBytes);
  }

  /** The bytes that were there before all repairs. */
  public byte[] originalBytes() {
    return originalBytes.clone();
  }

  boolean isChanged() {
    return !text.equals(originalText);
  }

  boolean canHold(String added) {
    return encoding.canEncode(added);
  }

  /** The file with edits of its present text, which are apart from each other. */
  RepairedFile with(List<TextEdit> edits) {
    List<TextEdit> backwards = new ArrayList<>(edits);
    backwards.sort(Comparator.comparing(TextEdit::span).reversed());
    StringBuilder changed = new StringBuilder(text);
    for (TextEdit edit : backwards) {
      changed.replace(edit.span().start(), edit.span().end(), edit.newText());
    }
    return new RepairedFile(path, originalBytes, originalText, encoding, changed.toString());
  }
}
