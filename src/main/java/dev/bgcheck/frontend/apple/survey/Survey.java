package dev.bgcheck.frontend.apple.survey;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.plist.LocalisedKeys;
import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.source.GitIgnore;
import dev.bgcheck.source.MergeConflict;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one run has found so far. Readers ask it for files, so that each is read once, and tell it
 * what they could not understand, so that nothing is skipped in silence. For one thread.
 */
public final class Survey {
  /** More folders than any checkout has; a guard against file systems that never end. */
  private static final int MAX_FOLDERS = 400_000;

  private final SourceTree tree;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> unread = new LinkedHashSet<>();
  private final Set<Notice> notices = new LinkedHashSet<>();
  private final Map<String, PropertyList> lists = new TreeMap<>();
  private final Map<String, Set<String>> localisedKeys = new HashMap<>();
  private final Map<String, Optional<SourceFile>> texts = new HashMap<>();
  private final Map<String, Optional<GitIgnore>> ignores = new HashMap<>();
  private final Map<String, Boolean> repositories = new HashMap<>();

  /** A survey of {@code tree} that has found nothing yet. */
  public Survey(SourceTree tree) {
    this.tree = tree;
  }

  /** The files. */
  public SourceTree tree() {
    return tree;
  }

  /**
   * Notes that somebody asked for this folder: where it lies says nothing about what is in it. A
   * checkout in {@code /build/App} is no more foreign than one elsewhere, and who names {@code
   * target/classes} wants these judged.
   */
  public void ask(String folder) {
    asked.add(TreePath.normal(folder));
  }

  /**
   * Whether a file at {@code path} is nobody's own work here: some folder on the way to it, from
   * the one that was asked for, is vendored or derived.
   */
  public boolean isForeign(String path) {
    String rest = path;
    for (String folder : asked) {
      // A vendored folder stays so, even for who asks for it.
      String base =
          FolderRole.of(TreePath.name(folder)) == FolderRole.VENDORED
              ? TreePath.parent(folder)
              : folder;
      String within = TreePath.isIn(path, base) ? TreePath.within(base, path) : path;
      rest = within.length() < rest.length() ? within : rest;
    }
    return FolderRole.isForeign(rest);
  }

  /** Records what people must know about the run. The same notice counts once. */
  public void note(Notice.Kind kind, Span span, String message) {
    // Nobody here can repair what is wrong in vendored code.
    if (!isForeign(span.file().path())) {
      notices.add(Notice.at(kind, span, message));
    }
  }

  /** Records what people must know and no place belongs to. */
  public void note(Notice.Kind kind, String message) {
    notices.add(Notice.general(kind, message));
  }

  /**
   * Notes that the targets of a project in {@code folder} could not be read, or not all of them.
   */
  public void unread(String folder) {
    unread.add(TreePath.normal(folder));
  }

  /** As {@link #unread}, unless an Xcode project lies there: it may hold what the other would. */
  public void unreadUnlessOther(String folder) {
    if (!hasXcodeProject(folder)) {
      unread(folder);
    }
  }

  /** Whether an Xcode project that git does not ignore lies directly in {@code folder}. */
  public boolean hasXcodeProject(String folder) {
    return tree.isFolder(folder)
        && !isIgnored(folder, true)
        && names(folder).stream().anyMatch(entry -> entry.name().endsWith(".xcodeproj"));
  }

  /** Whether {@code path} lies where a project could not be read. */
  public boolean isInUnreadProject(String path) {
    return unread.stream().anyMatch(folder -> TreePath.isIn(path, folder));
  }

  /** All notices, in the order they were recorded. */
  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /** The property lists read so far, in the order of their paths. */
  public Collection<PropertyList> lists() {
    return Collections.unmodifiableCollection(lists.values());
  }

  /** The property list at {@code path}, which must be a file; read once. */
  public PropertyList list(String path) {
    return lists.computeIfAbsent(
        TreePath.normal(path), normal -> PropertyListReader.read(tree, normal));
  }

  /**
   * The property list at {@code path} for a build that replaces {@code ${…}} before it parses, so
   * that a placeholder may stand for a number.
   */
  public PropertyList template(String path) {
    return lists.computeIfAbsent(
        TreePath.normal(path), normal -> PropertyListReader.readTemplate(tree, normal));
  }

  /** The keys that translations beside the property list at {@code path} give words to. */
  public Set<String> localisedKeys(String path) {
    return localisedKeys.computeIfAbsent(
        TreePath.normal(path), normal -> LocalisedKeys.beside(tree, normal));
  }

  /** The text at {@code path}; a file that cannot be read, or is binary, is noted. */
  public Optional<SourceFile> text(String path) {
    return texts.computeIfAbsent(TreePath.normal(path), this::readText);
  }

  private Optional<SourceFile> readText(String path) {
    try {
      SourceFile file = tree.text(path);
      if (file.isBinary()) {
        note(Notice.Kind.NOT_PARSED, file.start(), path + " is binary where a text is expected");
        return Optional.empty();
      }
      return MergeConflict.in(file.text())
          .map(one -> firstSide(path, one))
          .or(() -> Optional.of(file));
    } catch (IOException unreadable) {
      noteUnreadable(path, unreadable);
      return Optional.empty();
    }
  }

  /** The file at {@code path} as one side of a merge has it, which is noted. */
  public SourceFile firstSide(String path, MergeConflict conflict) {
    SourceFile file = SourceFile.of(path, conflict.firstSide());
    note(Notice.Kind.NOT_PARSED, file.span(conflict.start(), conflict.end()), conflict.message());
    return file;
  }

  /** The text at {@code path} for a quick look; empty, without a notice, when there is none. */
  public String peek(String path) {
    try {
      return tree.text(path).text();
    } catch (IOException leftToItsReader) {
      return "";
    }
  }

  /** Records that {@code path} could not be read. */
  public void noteUnreadable(String path, IOException reason) {
    Span place = SourceFile.binary(path).start();
    note(
        Notice.Kind.UNREADABLE,
        place,
        path + " cannot be read: " + PropertyListReader.reason(path, reason));
  }

  /** The names in a folder; a folder that cannot be listed is noted and empty. */
  public List<SourceTree.Entry> names(String folder) {
    try {
      return tree.list(folder);
    } catch (IOException unreadable) {
      noteUnreadable(folder.isEmpty() ? "." : folder, unreadable);
      return List.of();
    }
  }

  /** What a walk tells of each file and folder. */
  public interface Visitor {
    /** A file; {@code vendored} when a folder above it is. */
    void file(String path, boolean vendored);

    /**
     * A folder is about to be entered.
     *
     * @return whether to enter it
     */
    default boolean enter(String path, FolderRole role) {
      return role != FolderRole.DERIVED;
    }

    /** A folder that git ignores, and that is therefore not entered. */
    default void ignoredFolder(String path) {}
  }

  /**
   * Tells {@code visitor} of everything below {@code folder}, in the order of the paths, without
   * what git ignores. A symbolic link that leads back up, or to what was seen, is not followed.
   */
  public void walk(String folder, Visitor visitor) {
    new Walk(visitor, true).enter(TreePath.normal(folder));
  }

  /** As {@link #walk}, with what git ignores: for folders that a project names itself. */
  public void walkAll(String folder, Visitor visitor) {
    new Walk(visitor, false).enter(TreePath.normal(folder));
  }

  /** Whether git leaves out what is at {@code path}. */
  public boolean isIgnored(String path, boolean folder) {
    String above = TreePath.parent(path);
    // A file in an ignored folder is ignored, whatever its own patterns say.
    if (!above.isEmpty() && !above.endsWith("..") && !above.equals("/") && isIgnored(above, true)) {
      return true;
    }
    return decides(path, folder);
  }

  private boolean decides(String path, boolean folder) {
    String base = path;
    for (int level = 0; level < 64; level++) {
      if (base.isEmpty() || base.endsWith("..") || base.equals("/")) {
        // Above the tree's root the path has another name; git's own root is rarely there.
        return false;
      }
      base = TreePath.parent(base);
      Optional<GitIgnore> ignore = ignoreOf(base);
      if (ignore.isPresent()) {
        Optional<Boolean> decision = ignore.get().decide(TreePath.within(base, path), folder);
        if (decision.isPresent()) {
          return decision.get();
        }
      }
      if (isRepository(base)) {
        return false;
      }
    }
    return false;
  }

  /** Whether the patterns above {@code folder} are another repository's. */
  private boolean isRepository(String folder) {
    return repositories.computeIfAbsent(
        folder, key -> tree.kind(TreePath.join(key, ".git")) != SourceTree.Kind.ABSENT);
  }

  private Optional<GitIgnore> ignoreOf(String folder) {
    return ignores.computeIfAbsent(
        folder,
        key -> {
          String path = TreePath.join(key, ".gitignore");
          return tree.isFile(path)
              ? text(path).map(file -> GitIgnore.parse(file.text()))
              : Optional.empty();
        });
  }

  /** One walk, with the folders it has seen. */
  private final class Walk {
    private final Visitor visitor;
    private final boolean respectIgnores;
    private final Set<String> seen = new HashSet<>();

    Walk(Visitor visitor, boolean respectIgnores) {
      this.visitor = visitor;
      this.respectIgnores = respectIgnores;
    }

    private record Step(String folder, boolean vendored) {}

    void enter(String start) {
      List<Step> open = new ArrayList<>();
      open.add(new Step(start, FolderRole.of(TreePath.name(start)) == FolderRole.VENDORED));
      while (!open.isEmpty()) {
        Step step = open.remove(open.size() - 1);
        if (!seen.add(tree.identity(step.folder()))) {
          continue;
        }
        if (seen.size() > MAX_FOLDERS) {
          note(Notice.Kind.SKIPPED, "more than " + MAX_FOLDERS + " folders; the rest is not read");
          return;
        }
        List<Step> inner = new ArrayList<>();
        for (SourceTree.Entry entry : names(step.folder())) {
          visit(step, entry, inner);
        }
        Collections.reverse(inner);
        open.addAll(inner);
      }
    }

    private void visit(Step step, SourceTree.Entry entry, List<Step> inner) {
      String path = TreePath.join(step.folder(), entry.name());
      boolean folder = entry.kind() == SourceTree.Kind.FOLDER;
      if (!folder && entry.kind() != SourceTree.Kind.FILE) {
        return;
      }
      if (respectIgnores && decides(path, folder)) {
        if (folder) {
          visitor.ignoredFolder(path);
        }
        return;
      }
      if (!folder) {
        visitor.file(path, step.vendored());
        return;
      }
      FolderRole role = FolderRole.of(entry.name());
      if (visitor.enter(path, role)) {
        inner.add(new Step(path, step.vendored() || role != FolderRole.OWN));
      }
    }
  }
}
