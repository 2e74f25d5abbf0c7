package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes the class files out of a jar, within limits: what a jar claims about itself is not
 * believed, only bytes that were really unpacked count.
 *
 * <p>Entry names are used as labels alone, nothing is ever written under them. Versioned copies
 * ({@code META-INF/versions}) are left out: apps on iOS run the base version.
 */
public final class JarReader {
  /**
   * When to stop.
   *
   * @param entries how many entries are looked at
   * @param entryBytes the size of one unpacked class file
   * @param keptBytes the size of all unpacked class files, which are held in memory
   * @param totalBytes the size of everything unpacked
   */
  public record Limits(int entries, int entryBytes, long keptBytes, long totalBytes) {
    /** Room for the largest jars of real apps, some ten times over. */
    public static final Limits USUAL = new Limits(200_000, 8 << 20, 256L << 20, 1L << 30);
  }

  /**
   * What was in a jar.
   *
   * @param notices what could not be taken out
   */
  public record Content(List<ClassInput> classes, List<Notice> notices) {
    /** Copies the lists. */
    public Content {
      classes = List.copyOf(classes);
      notices = List.copyOf(notices);
    }
  }

  private static final int END_RECORD = 22;

  private final SourceFile jar;
  private final Limits limits;
  private final List<ClassInput> classes = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private long kept;
  private long total;

  private JarReader(SourceFile jar, Limits limits) {
    this.jar = jar;
    this.limits = limits;
  }

  /**
   * The class files of a jar; damage ends the reading with a notice and keeps what came before.
   *
   * @param path the jar's path as reports show it
   */
  public static Content read(String path, byte[] bytes, Origin origin, Limits limits) {
    JarReader reader = new JarReader(SourceFile.binary(path), limits);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      reader.entries(zip, origin);
    } catch (IOException | IllegalArgumentException e) {
      // IllegalArgumentException: an entry name that is not UTF-8.
      reader.notice(Notice.Kind.NOT_PARSED, "the jar is damaged: " + e.getMessage());
    }
    if (reader.notices.isEmpty() && !startsLikeZip(bytes)) {
      reader.notice(Notice.Kind.NOT_PARSED, "this is no jar");
    } else if (reader.notices.isEmpty() && !hasDirectory(bytes)) {
      // Whoever unpacks entry by entry takes a jar cut off between two entries for a short one.
      reader.notice(Notice.Kind.NOT_PARSED, "the jar is damaged: its end is missing");
    }
    return new Content(reader.classes, reader.notices);
  }

  private static boolean startsLikeZip(byte[] bytes) {
    return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  /** Whether the record that ends every archive is there; a comment of 64 KB may follow it. */
  private static boolean hasDirectory(byte[] bytes) {
    int last = bytes.length - END_RECORD;
    for (int at = last; at >= 0 && at >= last - 0xffff; at--) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6) {
        return true;
      }
    }
    return false;
  }

  private void entries(ZipInputStream zip, Origin origin) throws IOException {
    int count = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      count++;
      if (count > limits.entries()) {
        notice(Notice.Kind.SKIPPED, "the jar has over " + limits.entries() + " entries");
        return;
      }
      String name = label(entry.getName());
      boolean wanted = !entry.isDirectory() && isWanted(name);
      // What is not wanted must be unpacked too: its size is believed only once it is seen.
      byte[] content = unpack(zip, wanted);
      if (total > limits.totalBytes()) {
        notice(
            Notice.Kind.SKIPPED,
            "the jar unpacks to over " + limits.totalBytes() + " bytes; the rest was not read");
        return;
      }
      if (!wanted) {
        continue;
      }
      if (content.length > limits.entryBytes()) {
        notice(Notice.Kind.SKIPPED, "the class file " + name + " is too large");
        continue;
      }
      kept += content.length;
      if (kept > limits.keptBytes()) {
        notice(
            Notice.Kind.SKIPPED,
            "the jar has class files of over "
                + limits.keptBytes()
                + " bytes; the rest was not read");
        return;
      }
      classes.add(new ClassInput(jar.path() + "!/" + name, content, origin));
    }
  }

  private byte[] unpack(ZipInputStream zip, boolean keep) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(keep ? 8192 : 0);
    byte[] buffer = new byte[16384];
    long size = 0;
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      size += n;
      total += n;
      if (keep && size <= limits.entryBytes() + 1L + buffer.length) {
        out.write(buffer, 0, n);
      }
      if (total > limits.totalBytes()) {
        break;
      }
    }
    return out.toByteArray();
  }

  private static boolean isWanted(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".class")
        && !name.startsWith("META-INF/")
        && !name.endsWith("module-info.class");
  }

  /** An entry's name, fit to be shown: no control characters, no end of line, not endless. */
  private static String label(String name) {
    StringBuilder label = new StringBuilder();
    name.codePoints()
        .limit(500)
        .forEach(c -> label.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return label.toString().replace('\\', '/');
  }

  private void notice(Notice.Kind kind, String message) {
    notices.add(Notice.at(kind, jar.start(), message));
  }
}
