package dev.bgcheck.source;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that can be read: a disk, or a map in memory (rule examples, unsaved editor buffers).
 * Everything that reads the checked project does it through a tree, so nothing else opens files.
 *
 * <p>Paths are as {@link TreePath} describes; a path is also what reports show. Implementations are
 * safe for use by several threads.
 */
public interface SourceTree {
  /** The most bytes read of one file when the caller has no reason for another limit. */
  int DEFAULT_LIMIT = 32 * 1024 * 1024;

  /** What a path leads to. */
  enum Kind {
    /** A regular file, or a link to one. */
    FILE,
    /** A folder, or a link to one. */
    FOLDER,
    /** Something that must not be opened: a pipe, a device. */
    OTHER,
    /** Nothing, or a link to nothing. */
    ABSENT
  }

  /**
   * One name in a folder.
   *
   * @param name without the folder
   * @param kind what it leads to
   */
  record Entry(String name, Kind kind) {
    /** Orders by name. */
    public static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::name);
  }

  /** What is at {@code path}; never fails. */
  Kind kind(String path);

  /**
   * The names in a folder, in the order of the names.
   *
   * @throws IOException when it is no folder or must not be read
   */
  List<Entry> list(String folder) throws IOException;

  /**
   * The content of a file.
   *
   * @param limit the most bytes to accept
   * @throws FileTooLargeException when the file is longer than {@code limit}
   * @throws IOException when it is no regular file or must not be read
   */
  byte[] bytes(String path, int limit) throws IOException;

  /** The stamp of a file; absent when there is no file, or the tree knows no stamps. */
  default Optional<FileStamp> stamp(String path) {
    return Optional.empty();
  }

  /**
   * A name for what is at {@code path} that is the same for every way that leads to it, so that
   * loops of symbolic links are noticed. Never fails; falls back to the path.
   */
  String identity(String path);

  /**
   * The path without regard to where the tree's root is, for comparing paths of which some lead out
   * of the root.
   */
  default String absolute(String path) {
    return TreePath.normal(path);
  }

  /**
   * The same files without anybody who keeps a record of what is asked: for a look at something
   * that may turn out not to matter. A tree that keeps none is itself.
   */
  default SourceTree unrecorded() {
    return this;
  }

  /** Whether a regular file is at {@code path}. */
  default boolean isFile(String path) {
    return kind(path) == Kind.FILE;
  }

  /** Whether a folder is at {@code path}. */
  default boolean isFolder(String path) {
    return kind(path) == Kind.FOLDER;
  }

  /**
   * A file decoded as {@link TextDecoding} says.
   *
   * @throws IOException as {@link #bytes} does, with {@link #DEFAULT_LIMIT}
   */
  default SourceFile text(String path) throws IOException {
    return TextDecoding.decode(path, bytes(path, DEFAULT_LIMIT));
  }
}
