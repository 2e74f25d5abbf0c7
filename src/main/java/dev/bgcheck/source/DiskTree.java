package dev.bgcheck.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of a disk, named relative to a working directory: what a report shows is what the user
 * can paste into a shell. Only regular files are ever opened, so a pipe cannot block the run.
 */
public final class DiskTree implements SourceTree {
  private final Path root;

  private DiskTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The files as seen from {@code workingDirectory}. */
  public static DiskTree at(Path workingDirectory) {
    return new DiskTree(workingDirectory);
  }

  /** How this tree calls {@code path}; a relative path is taken from the tree's root. */
  public String pathOf(Path path) {
    Path absolute = root.resolve(path).normalize();
    Path relative;
    try {
      relative = root.relativize(absolute);
    } catch (IllegalArgumentException otherDrive) {
      relative = absolute;
    }
    return TreePath.normal(relative.toString());
  }

  /** Where on the disk {@code path} is. */
  public Path toPath(String path) {
    return root.resolve(path).normalize();
  }

  @Override
  public Kind kind(String path) {
    try {
      return kind(toPath(path));
    } catch (InvalidPathException impossibleName) {
      return Kind.ABSENT;
    }
  }

  private static Kind kind(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return kind(attributes);
    } catch (IOException | SecurityException absent) {
      return Kind.ABSENT;
    }
  }

  private static Kind kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return Kind.FILE;
    }
    return attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(toPath(folder))) {
      for (Path path : stream) {
        entries.add(new Entry(path.getFileName().toString(), kindOfEntry(path)));
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    } catch (InvalidPathException impossibleName) {
      throw new NoSuchFileException(folder);
    }
    entries.sort(Entry.BY_NAME);
    return List.copyOf(entries);
  }

  private static Kind kindOfEntry(Path path) {
    try {
      BasicFileAttributes own =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return own.isSymbolicLink() ? kind(path) : kind(own);
    } catch (IOException | SecurityException vanished) {
      return Kind.ABSENT;
    }
  }

  @Override
  public byte[] bytes(String path, int limit) throws IOException {
    Path file;
    try {
      file = toPath(path);
    } catch (InvalidPathException impossibleName) {
      throw new NoSuchFileException(path);
    }
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new IOException(path + " is no regular file");
    }
    if (attributes.size() > limit) {
      throw new FileTooLargeException(path, attributes.size(), limit);
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(path);
    }
    try (InputStream in = Files.newInputStream(file)) {
      // The file may grow while it is read.
      byte[] content = in.readNBytes(limit);
      if (content.length == limit && in.read() >= 0) {
        throw new FileTooLargeException(path, (long) limit + 1, limit);
      }
      return content;
    }
  }

  @Override
  public Optional<FileStamp> stamp(String path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(toPath(path), BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(
              new FileStamp(
                  attributes.size(),
                  attributes.lastModifiedTime().toMillis(),
                  Objects.toString(attributes.fileKey(), "")))
          : Optional.empty();
    } catch (IOException | InvalidPathException | SecurityException absent) {
      return Optional.empty();
    }
  }

  @Override
  public String absolute(String path) {
    try {
      return toPath(path).toString().replace('\\', '/');
    } catch (InvalidPathException impossibleName) {
      return path;
    }
  }

  @Override
  public String identity(String path) {
    try {
      return toPath(path).toRealPath().toString();
    } catch (IOException | InvalidPathException | SecurityException absent) {
      return path;
    }
  }
}
