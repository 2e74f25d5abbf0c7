package dev.bgcheck.engine.code;

import dev.bgcheck.engine.code.UnitStore.Source;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers that Objective-C sources of a target import. A project lists what it compiles, and
 * headers are not compiled: but they say what classes are.
 *
 * <p>A header is looked for beside the file that imports it, and in every folder that holds a
 * source of the target. One that is not found there tells nothing.
 */
final class ObjcHeaders {
  private static final Pattern IMPORT =
      Pattern.compile(
          "^[ \\t]*#[ \\t]*(?:import|include)[ \\t]*[\"<]([^\">\\n]+)[\">]", Pattern.MULTILINE);

  private final SourceTree tree;
  private final Map<String, Set<String>> folders = new HashMap<>();

  ObjcHeaders(SourceTree tree) {
    this.tree = tree;
  }

  /** The sources, with the headers they import behind them. */
  List<Source> with(List<Source> sources) {
    Map<String, Source> known = new LinkedHashMap<>();
    Set<String> searched = new LinkedHashSet<>();
    List<Source> open = new ArrayList<>();
    for (Source source : sources) {
      known.put(source.path(), source);
      if (source.language() == SourceLanguage.OBJC) {
        searched.add(TreePath.normal(TreePath.parent(source.path())));
        open.add(source);
      }
    }
    // Where a header is, if it is not beside the file, depends on its name alone, and the same few
    // are imported again and again.
    Set<String> listed = Set.copyOf(known.keySet());
    Map<String, Optional<String>> elsewhere = new HashMap<>();
    for (int i = 0; i < open.size(); i++) {
      Source source = open.get(i);
      for (String name : imports(source.path())) {
        String beside = TreePath.join(TreePath.parent(source.path()), name);
        Optional<String> path =
            listed.contains(beside) || isThere(beside)
                ? Optional.of(beside)
                : elsewhere.computeIfAbsent(
                    TreePath.name(name), file -> find(file, searched, listed));
        if (path.isPresent() && !known.containsKey(path.get())) {
          Source header = new Source(path.get(), SourceLanguage.OBJC, source.origin());
          known.put(path.get(), header);
          open.add(header);
        }
      }
    }
    return List.copyOf(known.values());
  }

  /** The path of {@code file} in the first folder that has it, or is said to have it. */
  private Optional<String> find(String file, Set<String> searched, Set<String> listed) {
    if (file.indexOf('\\') >= 0) {
      // Another system's slash.
      return searched.stream()
          .map(folder -> TreePath.join(folder, file))
          .filter(path -> listed.contains(path) || isThere(path))
          .findFirst();
    }
    for (String folder : searched) {
      if (isThere(folder, file)) {
        return Optional.of(path(folder, file));
      }
      if (listed.contains(path(folder, file))) {
        return Optional.of(path(folder, file));
      }
    }
    return Optional.empty();
  }

  private static String path(String folder, String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  private boolean isThere(String path) {
    return isThere(TreePath.parent(path), TreePath.name(path));
  }

  private boolean isThere(String folder, String file) {
    return folders.computeIfAbsent(folder, this::files).contains(file);
  }

  private Set<String> files(String folder) {
    Set<String> names = new LinkedHashSet<>();
    try {
      for (SourceTree.Entry entry : tree.list(folder)) {
        if (entry.kind() == SourceTree.Kind.FILE) {
          names.add(entry.name());
        }
      }
    } catch (IOException e) {
      // A folder that cannot be read holds no header for us.
      return Set.of();
    }
    return names;
  }

  private List<String> imports(String path) {
    List<String> names = new ArrayList<>();
    try {
      Matcher matcher = IMPORT.matcher(tree.text(path).text());
      while (matcher.find()) {
        if (TreePath.ending(matcher.group(1)).equals("h")) {
          names.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      // The file is reported where it is lowered.
      return List.of();
    }
    return names;
  }
}
