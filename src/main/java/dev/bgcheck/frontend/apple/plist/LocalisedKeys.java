package dev.bgcheck.frontend.apple.plist;

import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that {@code InfoPlist.strings} and {@code InfoPlist.xcstrings} give words to, beside a
 * property list.
 *
 * <p>Apple's pages ask for a purpose string in the list itself and call these files translations of
 * it. Published apps have their purpose strings in them alone, so a key that is only there is not
 * surely missing.
 */
public final class LocalisedKeys {
  private static final String FILE = "InfoPlist";

  /** Translations give the same keys: a few languages tell enough. */
  private static final int MOST_LANGUAGES = 3;

  private static final Pattern STRINGS_KEY =
      Pattern.compile("^[ \\t]*\"?([A-Za-z][A-Za-z0-9_]*)\"?[ \\t]*=", Pattern.MULTILINE);
  private static final Pattern CATALOGUE_KEY =
      Pattern.compile("\"([A-Za-z][A-Za-z0-9_]*)\"[ \\t]*:[ \\t\\r\\n]*\\{");

  private LocalisedKeys() {}

  /**
   * The keys given beside the property list at {@code listPath}: in its folder, the folders in that
   * one, and the one around it. Unreadable files give none.
   */
  public static Set<String> beside(SourceTree tree, String listPath) {
    String folder = TreePath.parent(listPath);
    List<String> folders = new ArrayList<>(List.of(folder));
    if (!folder.isEmpty()) {
      folders.add(TreePath.parent(folder));
    }
    for (SourceTree.Entry entry : entries(tree, folder)) {
      if (entry.kind() == SourceTree.Kind.FOLDER && !isLanguage(entry)) {
        folders.add(TreePath.join(folder, entry.name()));
      }
    }
    Set<String> keys = new HashSet<>();
    folders.forEach(one -> addFrom(tree, one, keys));
    return keys;
  }

  private static void addFrom(SourceTree tree, String folder, Set<String> keys) {
    int languages = 0;
    for (SourceTree.Entry entry : entries(tree, folder)) {
      String path = TreePath.join(folder, entry.name());
      if (entry.name().equals(FILE + ".xcstrings")) {
        find(CATALOGUE_KEY, text(tree, path), keys);
      } else if (isLanguage(entry) && languages < MOST_LANGUAGES) {
        String file = TreePath.join(path, FILE + ".strings");
        if (tree.isFile(file)) {
          languages++;
          find(STRINGS_KEY, withoutComments(text(tree, file)), keys);
        }
      }
    }
  }

  private static boolean isLanguage(SourceTree.Entry entry) {
    return entry.kind() == SourceTree.Kind.FOLDER && entry.name().endsWith(".lproj");
  }

  private static void find(Pattern key, String text, Set<String> keys) {
    Matcher matcher = key.matcher(text);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
  }

  /** Block comments may hold entries that do not count; a line comment never begins with a key. */
  private static String withoutComments(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("/*", at);
      int end = start < 0 ? -1 : text.indexOf("*/", start + 2);
      if (end < 0) {
        break;
      }
      rest.append(text, at, start);
      at = end + 2;
    }
    return rest.append(text, at, text.length()).toString();
  }

  private static List<SourceTree.Entry> entries(SourceTree tree, String folder) {
    try {
      return tree.list(folder);
    } catch (IOException leftToWhoReadsTheFolder) {
      return List.of();
    }
  }

  private static String text(SourceTree tree, String path) {
    try {
      return tree.text(path).text();
    } catch (IOException unreadable) {
      return "";
    }
  }
}
