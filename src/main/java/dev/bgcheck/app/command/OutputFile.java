package dev.bgcheck.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written whole or not at all: the text goes to a file beside it, which takes its
 * place at the end. Devices and pipes, which cannot be replaced, are written directly.
 */
public final class OutputFile {
  /** What fills the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the text. */
    void writeTo(Writer out) throws IOException;
  }

  private OutputFile() {}

  /**
   * Writes {@code content} to {@code file}; folders that are missing are made.
   *
   * @param shown how the user calls the file
   * @throws UsageException when it cannot be written; what was there before is still there
   */
  public static void write(Path file, String shown, Content content) throws UsageException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        writeDirectly(file, content);
      } else {
        replace(file, content);
      }
    } catch (IOException | SecurityException failed) {
      throw new UsageException("cannot write " + shown + ": " + reason(failed));
    }
  }

  /**
   * Gives a file that is there other bytes; who may read and run it stays the same.
   *
   * @param shown how the user calls the file
   * @throws UsageException when it cannot be written; what was there before is still there
   */
  public static void change(Path file, String shown, byte[] bytes) throws UsageException {
    try {
      Path target = file.toRealPath();
      if (!Files.isWritable(target)) {
        throw new AccessDeniedException(shown);
      }
      Path whole = beside(target);
      try {
        Files.write(whole, bytes);
        if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(target));
        }
        move(whole, target);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException | SecurityException failed) {
      throw new UsageException("cannot write " + shown + ": " + reason(failed));
    }
  }

  private static Path beside(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    // Neither another run nor another thread of this one writes to the same.
    String suffix = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    Path whole = folder.resolve("." + target.getFileName() + "." + suffix);
    // For an interrupted run; does nothing once the file has been moved.
    whole.toFile().deleteOnExit();
    return whole;
  }

  private static void writeDirectly(Path file, Content content) throws IOException {
    try (Writer out = writer(file)) {
      content.writeTo(out);
    }
  }

  private static void replace(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    // A link keeps leading where it led.
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path whole = beside(target);
    try {
      try (Writer out = writer(whole)) {
        content.writeTo(out);
      }
      move(whole, target);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  // Unlike the writers of Files, this one replaces half characters instead of failing on them.
  private static Writer writer(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
  }

  private static void move(Path whole, Path target) throws IOException {
    try {
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException simple) {
      Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Why a file operation failed, without the path that the system's message repeats. */
  public static String reason(Exception failed) {
    if (failed instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failed instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failed instanceof java.nio.file.FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = failed.getMessage();
    return message == null || message.isBlank()
        ? failed.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse(message);
  }
}
