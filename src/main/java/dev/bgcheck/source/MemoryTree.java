package dev.bgcheck.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Files held in memory: the examples in rule files, tests, editor buffers. Immutable. */
public final class MemoryTree implements SourceTree {
  private final NavigableMap<String, byte[]> files;
  private final NavigableMap<String, Kind> folders;

  private MemoryTree(NavigableMap<String, byte[]> files) {
    this.files = files;
    NavigableMap<String, Kind> found = new TreeMap<>();
    found.put("", Kind.FOLDER);
    for (String path : files.keySet()) {
      for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
        found.put(path.substring(0, i), Kind.FOLDER);
      }
    }
    this.folders = Collections.unmodifiableNavigableMap(found);
  }

  /** The files with these texts, encoded as UTF-8; folders exist when a file is in them. */
  public static MemoryTree of(Map<String, String> texts) {
    Builder builder = builder();
    texts.forEach(builder::add);
    return builder.build();
  }

  /** A tree to be filled file by file. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects files. A file added twice keeps the later content. */
  public static final class Builder {
    private final NavigableMap<String, byte[]> files = new TreeMap<>();

    private Builder() {}

    /** Adds a text file, encoded as UTF-8. */
    public Builder add(String path, String text) {
      return add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file. */
    public Builder add(String path, byte[] bytes) {
      files.put(TreePath.normal(path), bytes.clone());
      return this;
    }

    /** The tree of all files added so far. */
    public MemoryTree build() {
      return new MemoryTree(Collections.unmodifiableNavigableMap(new TreeMap<>(files)));
    }
  }

  @Override
  public Kind kind(String path) {
    String normal = TreePath.normal(path);
    if (files.containsKey(normal)) {
      return Kind.FILE;
    }
    return folders.getOrDefault(normal, Kind.ABSENT);
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    String normal = TreePath.normal(folder);
    if (kind(normal) != Kind.FOLDER) {
      throw new FileNotFoundException(folder + " is no folder");
    }
    String prefix = normal.isEmpty() ? "" : normal + "/";
    List<Entry> entries = new ArrayList<>();
    addNames(entries, files.tailMap(prefix, false).keySet(), prefix, Kind.FILE);
    addNames(entries, folders.tailMap(prefix, false).keySet(), prefix, Kind.FOLDER);
    entries.sort(Entry.BY_NAME);
    return List.copyOf(entries);
  }

  private static void addNames(
      List<Entry> entries, Iterable<String> paths, String prefix, Kind kind) {
    for (String path : paths) {
      if (!path.startsWith(prefix)) {
        return;
      }
      if (path.indexOf('/', prefix.length()) < 0) {
        entries.add(new Entry(path.substring(prefix.length()), kind));
      }
    }
  }

  @Override
  public byte[] bytes(String path, int limit) throws IOException {
    byte[] content = files.get(TreePath.normal(path));
    if (content == null) {
      throw new FileNotFoundException(path + " does not exist");
    }
    if (content.length > limit) {
      throw new FileTooLargeException(path, content.length, limit);
    }
    return content.clone();
  }

  @Override
  public String identity(String path) {
    return TreePath.normal(path);
  }
}
