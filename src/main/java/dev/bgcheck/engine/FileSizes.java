package dev.bgcheck.engine;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.work.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much was read.
 *
 * @param bytes in UTF-8, whatever the files are written in
 * @param lines of all files together; one that is not ended counts
 */
record FileSizes(long bytes, long lines) {
  /** How many files one thread takes at a time. */
  private static final int PART = 64;

  static FileSizes of(Collection<SourceFile> files, Workers workers) {
    List<SourceFile> all = List.copyOf(files);
    AtomicLong bytes = new AtomicLong();
    AtomicLong lines = new AtomicLong();
    List<Runnable> tasks = new ArrayList<>();
    for (int start = 0; start < all.size(); start += PART) {
      List<SourceFile> some = all.subList(start, Math.min(start + PART, all.size()));
      tasks.add(
          () -> {
            bytes.addAndGet(some.stream().mapToLong(FileSizes::bytes).sum());
            lines.addAndGet(some.stream().mapToLong(FileSizes::lines).sum());
          });
    }
    workers.run(tasks);
    return new FileSizes(bytes.get(), lines.get());
  }

  private static long lines(SourceFile file) {
    String text = file.text();
    long lines = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      lines++;
    }
    return text.isEmpty() || text.endsWith("\n") ? lines : lines + 1;
  }

  /**
   * How many bytes the text takes in UTF-8, a lone half of a pair as the one of a question mark.
   */
  private static long bytes(SourceFile file) {
    String text = file.text();
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          // Two units, four bytes.
          bytes += 2;
          i++;
        } else if (!Character.isSurrogate(c)) {
          bytes += c < 0x800 ? 1 : 2;
        }
      }
    }
    return bytes;
  }
}
