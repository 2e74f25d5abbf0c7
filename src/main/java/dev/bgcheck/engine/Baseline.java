package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The findings a project had when it adopted the tool, so that only new ones are shown.
 *
 * <p>A multiset of rule, file, enclosing symbol and marked text with its spaces evened out: no
 * lines, no wording, so edits elsewhere change nothing. As a file it has one entry on a line,
 * sorted, so that branches merge and reviews read well. Files are named from the baseline's folder.
 */
public final class Baseline {
  /** What a baseline is called when nobody says otherwise. */
  public static final String FILE = "bgcheck-baseline.json";

  private static final int VERSION = 1;
  private static final int LONGEST_TEXT = 120;

  private final Map<Entry, Integer> counts;

  /** What makes a finding the same as one of an earlier run. */
  public record Entry(String file, String rule, String symbol, String text)
      implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::file)
            .thenComparing(Entry::rule)
            .thenComparing(Entry::symbol)
            .thenComparing(Entry::text);

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }

    /**
     * The entry that a finding makes.
     *
     * @param path where it is, absolute
     * @param folder the baseline's folder, absolute
     */
    static Entry of(Finding finding, String path, String folder) {
      return new Entry(
          relative(folder, path),
          finding.rule(),
          finding.symbol().orElse(""),
          normalised(finding.span().text()));
    }

    Entry withoutFolder() {
      return new Entry(file.substring(file.lastIndexOf('/') + 1), rule, symbol, text);
    }

    private static String relative(String folder, String path) {
      StringBuilder up = new StringBuilder();
      String common = folder;
      while (!TreePath.isIn(path, common)) {
        String parent = TreePath.parent(common);
        if (parent.equals(common) || parent.startsWith("..")) {
          return path;
        }
        common = parent;
        up.append("../");
      }
      return up + TreePath.within(common, path);
    }

    private static String normalised(String text) {
      String even = text.strip().replaceAll("\\s+", " ");
      even =
          even.codePoints()
              .map(Baseline::whole)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      return even.length() <= LONGEST_TEXT
          ? even
          : even.substring(0, LONGEST_TEXT) + "… " + Integer.toHexString(even.hashCode());
    }
  }

  /**
   * What a baseline makes of findings.
   *
   * @param fresh those it does not hold
   * @param known those it holds
   * @param gone entries that no finding matched, repeated as often as they are left over
   */
  public record Comparison(List<Finding> fresh, List<Finding> known, List<Entry> gone) {
    /** Copies the lists. */
    public Comparison {
      fresh = List.copyOf(fresh);
      known = List.copyOf(known);
      gone = List.copyOf(gone);
    }
  }

  private Baseline(Map<Entry, Integer> counts) {
    this.counts = new TreeMap<>(counts);
  }

  /**
   * The baseline that holds exactly these findings.
   *
   * @param tree the files that the findings are in
   * @param folder the folder that its file is in
   */
  public static Baseline of(List<Finding> findings, SourceTree tree, String folder) {
    Map<Entry, Integer> counts = new TreeMap<>();
    for (Finding finding : findings) {
      counts.merge(entry(finding, tree, folder), 1, Integer::sum);
    }
    return new Baseline(counts);
  }

  /**
   * This baseline together with what of an older one it does not replace: several parts of a
   * project may share a file. What both hold counts once, as often as in the one that has it more
   * often.
   *
   * @param replaced says of an entry of the older one whether it goes
   */
  public Baseline inPlaceOf(Baseline older, Predicate<Entry> replaced) {
    Map<Entry, Integer> all = new TreeMap<>(counts);
    older.counts.forEach(
        (entry, count) -> {
          if (!replaced.test(entry)) {
            all.merge(entry, count, Integer::max);
          }
        });
    return new Baseline(all);
  }

  /** Half a character, which no file can hold, becomes a sign that it can. */
  private static int whole(int c) {
    return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
  }

  private static Entry entry(Finding finding, SourceTree tree, String folder) {
    String path = tree.absolute(finding.span().file().path());
    return Entry.of(finding, path, tree.absolute(folder));
  }

  /** How many findings it holds. */
  public int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Sorts findings into new and known ones. Of findings that are alike the first ones are known.
   *
   * @param tree the files that the findings are in
   * @param folder the folder that the baseline's file is in
   */
  public Comparison compare(List<Finding> findings, SourceTree tree, String folder) {
    Map<Entry, Integer> left = new TreeMap<>(counts);
    List<Finding> fresh = new ArrayList<>();
    List<Finding> known = new ArrayList<>();
    for (Finding finding : findings) {
      Entry entry = entry(finding, tree, folder);
      int available = left.getOrDefault(entry, 0);
      if (available > 0) {
        left.put(entry, available - 1);
        known.add(finding);
      } else {
        fresh.add(finding);
      }
    }
    recogniseMoved(fresh, known, left, tree, folder);
    List<Entry> gone = new ArrayList<>();
    left.forEach(
        (entry, count) -> {
          for (int i = 0; i < count; i++) {
            gone.add(entry);
          }
        });
    return new Comparison(fresh, known, gone);
  }

  /**
   * A file that went to another folder keeps its entries: what is left of a file that is not there
   * any more stands for the same finding in a file of that name.
   */
  private static void recogniseMoved(
      List<Finding> fresh,
      List<Finding> known,
      Map<Entry, Integer> left,
      SourceTree tree,
      String folder) {
    Map<Entry, List<Entry>> moved = new TreeMap<>();
    left.forEach(
        (entry, count) -> {
          if (count > 0 && !tree.isFile(TreePath.join(folder, entry.file()))) {
            moved
                .computeIfAbsent(entry.withoutFolder(), unused -> new ArrayList<>())
                .addAll(Collections.nCopies(count, entry));
          }
        });
    if (moved.isEmpty()) {
      return;
    }
    for (Finding finding : List.copyOf(fresh)) {
      List<Entry> same =
          moved.getOrDefault(entry(finding, tree, folder).withoutFolder(), List.of());
      if (!same.isEmpty()) {
        left.merge(same.remove(same.size() - 1), -1, Integer::sum);
        fresh.remove(finding);
        known.add(finding);
      }
    }
    known.sort(Finding.REPORT_ORDER);
  }

  /** The text of its file. */
  public String text() {
    StringBuilder json = new StringBuilder("{\n  \"bgcheck-baseline\": ");
    json.append(VERSION).append(",\n  \"findings\": [");
    String separator = "\n";
    for (Map.Entry<Entry, Integer> one : counts.entrySet()) {
      Entry entry = one.getKey();
      json.append(separator).append("    {\"file\": ").append(quoted(entry.file()));
      json.append(", \"rule\": ").append(quoted(entry.rule()));
      json.append(", \"symbol\": ").append(quoted(entry.symbol()));
      json.append(", \"text\": ").append(quoted(entry.text()));
      json.append(one.getValue() == 1 ? "" : ", \"count\": " + one.getValue()).append('}');
      separator = ",\n";
    }
    return json.append(counts.isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
  }

  /**
   * The baseline in a file.
   *
   * @throws ConfigurationException when the file is none, or of another version
   */
  public static Baseline read(SourceFile file) throws ConfigurationException {
    try {
      YamlNode.Mapping root =
          YamlReader.read(file)
              .asMapping()
              .orElseThrow(() -> wrong(file.start(), "is no baseline"));
      String version =
          root.findText("bgcheck-baseline")
              .orElseThrow(() -> wrong(file.start(), "is no baseline of bgcheck"));
      if (!version.equals(String.valueOf(VERSION))) {
        throw wrong(
            root.find("bgcheck-baseline").orElseThrow().span(),
            "is a baseline of version " + version + "; `bgcheck baseline` writes one anew");
      }
      Map<Entry, Integer> counts = new TreeMap<>();
      for (YamlNode item : root.find("findings").map(YamlNode::itemsOrSelf).orElse(List.of())) {
        YamlNode.Mapping entry =
            item.asMapping().orElseThrow(() -> wrong(item.span(), "has an entry of another form"));
        counts.merge(
            new Entry(
                required(entry, "file"),
                required(entry, "rule"),
                entry.findText("symbol").orElse(""),
                entry.findText("text").orElse("")),
            count(entry),
            Integer::sum);
      }
      return new Baseline(counts);
    } catch (YamlException malformed) {
      throw new ConfigurationException(
          List.of(malformed.span() + ": the baseline is no JSON: " + malformed.getMessage()));
    }
  }

  private static String required(YamlNode.Mapping entry, String key) throws ConfigurationException {
    return entry
        .findText(key)
        .orElseThrow(() -> wrong(entry.span(), "has an entry without \"" + key + "\""));
  }

  private static int count(YamlNode.Mapping entry) throws ConfigurationException {
    String count = entry.findText("count").orElse("1");
    if (!count.matches("[1-9]\\d{0,6}")) {
      throw wrong(entry.find("count").orElseThrow().span(), "has an impossible count");
    }
    return Integer.parseInt(count);
  }

  private static ConfigurationException wrong(Span span, String problem) {
    return new ConfigurationException(List.of(span + ": the file " + problem));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int c : text.codePoints().toArray()) {
      boolean unprintable = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c >= 0xFFFE;
      if (c == '"' || c == '\\') {
        json.append('\\').append((char) c);
      } else if (unprintable && c < 0x10000) {
        json.append(String.format("\\u%04x", c));
      } else {
        json.appendCodePoint(c);
      }
    }
    return json.append('"').toString();
  }
}
