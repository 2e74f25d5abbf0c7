package dev.bgcheck.engine.cache;

import dev.bgcheck.source.FileStamp;
import dev.bgcheck.source.FileTooLargeException;
import dev.bgcheck.source.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A tree that remembers what it was asked and what it said. */
final class AskedTree implements SourceTree {
  private final SourceTree tree;
  private final long made;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private final Map<String, String> identities = new ConcurrentHashMap<>();
  private final Map<String, Answers.Content> contents = new ConcurrentHashMap<>();
  // An answer that cannot be asked for again, or two that differ: the files change meanwhile.
  private volatile boolean unsure;

  AskedTree(SourceTree tree, long made) {
    this.tree = tree;
    this.made = made;
  }

  /** What was asked so far; nothing when some answer cannot be checked later. */
  Optional<Answers> answers() {
    return unsure
        ? Optional.empty()
        : Optional.of(
            new Answers(
                made,
                new TreeMap<>(kinds),
                new TreeMap<>(lists),
                new TreeMap<>(identities),
                new TreeMap<>(contents)));
  }

  private <T> void keep(Map<String, T> answers, String path, T answer) {
    T before = answers.putIfAbsent(path, answer);
    if (before != null && !before.equals(answer)) {
      unsure = true;
    }
  }

  @Override
  public Kind kind(String path) {
    Kind kind = tree.kind(path);
    keep(kinds, path, kind);
    return kind;
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    try {
      List<Entry> entries = tree.list(folder);
      keep(lists, folder, Answers.digest(entries));
      return entries;
    } catch (IOException failed) {
      failed(folder, Kind.FOLDER);
      throw failed;
    }
  }

  @Override
  public byte[] bytes(String path, int limit) throws IOException {
    Optional<FileStamp> stamp = tree.stamp(path);
    try {
      byte[] bytes = tree.bytes(path, limit);
      unsure |= stamp.isEmpty();
      if (stamp.isPresent()) {
        keep(contents, path, new Answers.Content(stamp.get(), ContentDigest.of(bytes)));
      }
      return bytes;
    } catch (FileTooLargeException tooLarge) {
      unsure |= stamp.isEmpty();
      if (stamp.isPresent()) {
        keep(contents, path, new Answers.Content(stamp.get(), ""));
      }
      throw tooLarge;
    } catch (IOException failed) {
      failed(path, Kind.FILE);
      throw failed;
    }
  }

  /** That nothing of the kind is there can be checked later; why it could not be read cannot. */
  private void failed(String path, Kind wanted) {
    Kind found = tree.kind(path);
    if (found == wanted) {
      unsure = true;
    } else {
      keep(kinds, path, found);
    }
  }

  @Override
  public Optional<FileStamp> stamp(String path) {
    return tree.stamp(path);
  }

  @Override
  public String identity(String path) {
    String identity = tree.identity(path);
    keep(identities, path, identity);
    return identity;
  }

  @Override
  public SourceTree unrecorded() {
    return tree.unrecorded();
  }

  @Override
  public String absolute(String path) {
    return tree.absolute(path);
  }
}
