package dev.bgcheck.engine.cache;

import dev.bgcheck.source.FileStamp;
import dev.bgcheck.source.SourceTree;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run asked a tree, and what the tree said. A run is a function of those answers, so as long
 * as the tree gives the same ones the result is the same: a file that appears changes the answer to
 * the question what is in its folder.
 *
 * @param made when the first question was asked, in milliseconds since 1970
 * @param kinds what paths led to
 * @param lists digests of what was in folders
 * @param identities what the tree called paths
 * @param contents what was read
 */
record Answers(
    long made,
    Map<String, SourceTree.Kind> kinds,
    Map<String, String> lists,
    Map<String, String> identities,
    Map<String, Content> contents) {
  /** A disk may keep times in steps as long as this. */
  private static final long COARSEST_STEP_MILLIS = 2_000;

  /**
   * What was read of a file.
   *
   * @param stamp before it was read
   * @param digest of its bytes; empty when it was too long to be read
   */
  record Content(FileStamp stamp, String digest) {}

  /** Whether {@code tree} gives the same answers now. */
  boolean stillHoldIn(SourceTree tree) {
    for (Map.Entry<String, Content> one : contents.entrySet()) {
      if (!isSame(tree, one.getKey(), one.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, String> one : lists.entrySet()) {
      try {
        if (!digest(tree, one.getKey()).equals(one.getValue())) {
          return false;
        }
      } catch (IOException gone) {
        return false;
      }
    }
    for (Map.Entry<String, SourceTree.Kind> one : kinds.entrySet()) {
      if (tree.kind(one.getKey()) != one.getValue()) {
        return false;
      }
    }
    for (Map.Entry<String, String> one : identities.entrySet()) {
      if (!tree.identity(one.getKey()).equals(one.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(SourceTree tree, String path, Content content) {
    Optional<FileStamp> now = tree.stamp(path);
    if (now.isEmpty()) {
      return false;
    }
    boolean sure = now.get().changed() < made - COARSEST_STEP_MILLIS;
    if (sure && now.get().equals(content.stamp())) {
      return true;
    }
    if (content.digest().isEmpty() || now.get().size() != content.stamp().size()) {
      return false;
    }
    try {
      byte[] bytes = tree.bytes(path, (int) Math.min(now.get().size(), Integer.MAX_VALUE - 8));
      return ContentDigest.of(bytes).equals(content.digest());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String digest(SourceTree tree, String folder) throws IOException {
    return digest(tree.list(folder));
  }

  static String digest(Iterable<SourceTree.Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (SourceTree.Entry entry : entries) {
      // No name holds a slash.
      text.append(entry.name()).append('/').append(entry.kind().ordinal()).append('/');
    }
    return ContentDigest.of(text.toString());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(made);
    out.writeInt(kinds.size());
    for (Map.Entry<String, SourceTree.Kind> one : kinds.entrySet()) {
      Texts.write(out, one.getKey());
      out.writeByte(one.getValue().ordinal());
    }
    Texts.write(out, lists);
    Texts.write(out, identities);
    out.writeInt(contents.size());
    for (Map.Entry<String, Content> one : contents.entrySet()) {
      Texts.write(out, one.getKey());
      out.writeLong(one.getValue().stamp().size());
      out.writeLong(one.getValue().stamp().changed());
      Texts.write(out, one.getValue().stamp().key());
      Texts.write(out, one.getValue().digest());
    }
  }

  static Answers read(DataInputStream in) throws IOException {
    long made = in.readLong();
    Map<String, SourceTree.Kind> kinds = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      kinds.put(Texts.read(in), SourceTree.Kind.values()[in.readByte()]);
    }
    Map<String, String> lists = Texts.readMap(in);
    Map<String, String> identities = Texts.readMap(in);
    Map<String, Content> contents = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String path = Texts.read(in);
      FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), Texts.read(in));
      contents.put(path, new Content(stamp, Texts.read(in)));
    }
    return new Answers(made, kinds, lists, identities, contents);
  }
}
