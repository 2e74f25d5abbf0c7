package dev.bgcheck.engine.cache;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.source.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A folder with the results of earlier runs, one file for each way of asking. A result is given
 * again only while the tree answers all that its run asked as it did then: what is in a folder,
 * what a path leads to, what a file holds.
 *
 * <p>It can never be the reason that a run fails: what cannot be read or written, or was damaged,
 * counts for nothing. Several processes may use one folder.
 */
public final class ResultCache {
  private static final long MAGIC = 0x6267636865636b31L;
  private static final String SUFFIX = ".result";
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_ENTRIES = 200;
  private static final long LARGEST_ENTRY = 16L << 20;

  private final Path folder;
  private final String tool;

  /** A run that is remembered. */
  @FunctionalInterface
  public interface Work {
    /** The result for {@code tree}, which must be the only way to anything that may change. */
    LintResult on(SourceTree tree) throws RequestException;
  }

  /** Names the rules that a run would use. */
  @FunctionalInterface
  public interface Rules {
    /** The rules by id, as {@code tree} holds them where they are the user's own. */
    List<Rule> in(SourceTree tree) throws RequestException;
  }

  /**
   * The results in {@code folder}, which need not exist yet.
   *
   * @param tool names everything but the checked files that decides about a result: which build of
   *     the tool, which Java
   */
  public ResultCache(Path folder, String tool) {
    this.folder = Objects.requireNonNull(folder);
    this.tool = Objects.requireNonNull(tool);
  }

  /**
   * The result of {@code work}, from an earlier run if it must be the same.
   *
   * @param question tells this way of asking from others: where, for what, with which settings
   * @throws RequestException as {@code work} does
   */
  public LintResult run(String question, SourceTree tree, Rules rules, Work work)
      throws RequestException {
    Path file = folder.resolve(ContentDigest.of(tool + "\n" + question) + SUFFIX);
    Optional<LintResult> known = read(file, tree, rules);
    if (known.isPresent()) {
      return known.get();
    }
    AskedTree asked = new AskedTree(tree, System.currentTimeMillis());
    LintResult result = work.on(asked);
    Optional<Answers> answers = asked.answers();
    if (answers.isPresent() && result.internalErrors() == 0) {
      write(file, answers.get(), result, tree);
    }
    return result;
  }

  private static Optional<LintResult> read(Path file, SourceTree tree, Rules rules)
      throws RequestException {
    long start = System.nanoTime();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_ENTRY) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int length = bytes.length - 2 * Long.BYTES;
      if (length < 0 || in.readLong() != MAGIC || in.readLong() != sum(bytes, length)) {
        return Optional.empty();
      }
      if (!Answers.read(in).stillHoldIn(tree)) {
        return Optional.empty();
      }
      LintResult result = StoredResult.read(in, tree, rules.in(tree), start);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return Optional.of(result);
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static long sum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, bytes.length - length, length);
    return sum.getValue();
  }

  private void write(Path file, Answers answers, LintResult result, SourceTree tree) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(body);
      answers.write(out);
      StoredResult.write(result, tree, out);
      byte[] bytes = body.toByteArray();
      if (bytes.length > LARGEST_ENTRY) {
        return;
      }
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "new", ".part");
      try {
        try (DataOutputStream entry = new DataOutputStream(Files.newOutputStream(whole))) {
          entry.writeLong(MAGIC);
          entry.writeLong(sum(bytes, bytes.length));
          entry.write(bytes);
        }
        move(whole, file);
      } finally {
        Files.deleteIfExists(whole);
      }
      tidy();
    } catch (IOException | RuntimeException failed) {
      // The result is there all the same.
      return;
    }
  }

  private static void move(Path whole, Path file) throws IOException {
    try {
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException simple) {
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private record Stored(Path file, long size, long used) {}

  /** Deletes what was not used for longest while there is too much; and what was left half done. */
  private void tidy() throws IOException {
    List<Stored> all = new ArrayList<>();
    long anHourAgo = System.currentTimeMillis() - 3_600_000;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        long used = Files.getLastModifiedTime(file).toMillis();
        if (file.toString().endsWith(SUFFIX)) {
          all.add(new Stored(file, Files.size(file), used));
        } else if (file.toString().endsWith(".part") && used < anHourAgo) {
          Files.deleteIfExists(file);
        }
      }
    }
    all.sort(Comparator.comparingLong(Stored::used).reversed());
    long bytes = 0;
    for (int i = 0; i < all.size(); i++) {
      bytes += all.get(i).size();
      if (bytes > MOST_BYTES || i >= MOST_ENTRIES) {
        Files.deleteIfExists(all.get(i).file());
      }
    }
  }
}
