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
        searched.add(TreePath.parent(source.path()));
        open.add(source);
      }
    }
    for (int i = 0; i < open.size(); i++) {
      Source source = open.get(i);
      for (String name : imports(source.path())) {
        for (String path : candidates(source.path(), name, searched)) {
          Source header = new Source(path, SourceLanguage.OBJC, source.origin());
          if (known.containsKey(path)) {
            break;
          }
          if (isThere(path)) {
            known.put(path, header);
            open.add(header);
            break;
          }
        }
      }
    }
    return List.copyOf(known.values());
  }

  private static List<String> candidates(String path, String name, Set<String> searched) {
    List<String> candidates = new ArrayList<>();
    candidates.add(TreePath.normal(TreePath.join(TreePath.parent(path), name)));
    String file = TreePath.name(name);
    searched.forEach(folder -> candidates.add(TreePath.join(folder, file)));
    return candidates;
  }

  private boolean isThere(String path) {
    return folders
        .computeIfAbsent(TreePath.parent(path), this::files)
        .contains(TreePath.name(path));
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
