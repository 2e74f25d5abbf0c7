package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All files of some kinds under some paths, vendored ones too: what a person who measures a parser
 * wants. Symbolic links are not followed.
 */
final class SourceLister {
  private SourceLister() {}

  /** Paths of the files with one of the endings, as the tree calls them, sorted. */
  static List<String> list(DiskTree tree, List<String> paths, Set<String> endings, Console console)
      throws UsageException, IOException {
    List<String> found = new ArrayList<>();
    for (String path : paths) {
      Path start = console.resolve(path);
      if (!Files.exists(start)) {
        throw new UsageException(path + " does not exist");
      }
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = tree.pathOf(file);
              if (attributes.isRegularFile() && endings.contains(TreePath.ending(name))) {
                found.add(name);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return found.stream().sorted().distinct().toList();
  }

  /** The file, unless it cannot be read or is no text. */
  static Optional<SourceFile> read(DiskTree tree, String path) {
    try {
      SourceFile file = tree.text(path);
      return file.isBinary() ? Optional.empty() : Optional.of(file);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
