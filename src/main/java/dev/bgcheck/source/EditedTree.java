package dev.bgcheck.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Another tree, in which some files have another content. What was there stays there. */
public final class EditedTree implements SourceTree {
  private final SourceTree base;
  private final Map<String, byte[]> contents;

  /**
   * A tree in which these files read differently.
   *
   * @param contents by the identity of the file in {@code base}; not changed any more
   */
  public EditedTree(SourceTree base, Map<String, byte[]> contents) {
    this.base = base;
    this.contents = Map.copyOf(contents);
  }

  @Override
  public byte[] bytes(String path, int limit) throws IOException {
    byte[] content = contents.get(base.identity(path));
    if (content == null) {
      return base.bytes(path, limit);
    }
    if (content.length > limit) {
      throw new FileTooLargeException(path, content.length, limit);
    }
    return content.clone();
  }

  @Override
  public Kind kind(String path) {
    return base.kind(path);
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    return base.list(folder);
  }

  @Override
  public String identity(String path) {
    return base.identity(path);
  }

  @Override
  public String absolute(String path) {
    return base.absolute(path);
  }
}
