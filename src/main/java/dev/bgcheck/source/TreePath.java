package dev.bgcheck.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Arithmetic on the paths of a {@link SourceTree}: {@code /} on every system, relative to the
 * tree's root, {@code ""} for the root itself, {@code ../} in front where they lead out of it.
 */
public final class TreePath {
  private TreePath() {}

  /**
   * The path of {@code relative} as seen from {@code folder}, without {@code .} and {@code ..}
   * where they can be taken away. An absolute {@code relative} stands for itself.
   */
  public static String join(String folder, String relative) {
    if (isAbsolute(relative)) {
      return normal(relative);
    }
    return normal(folder.isEmpty() ? relative : folder + "/" + relative);
  }

  /** Whether the path starts at a file system's root instead of the tree's. */
  public static boolean isAbsolute(String path) {
    return path.startsWith("/")
        || (path.length() > 2
            && path.charAt(1) == ':'
            && Character.isLetter(path.charAt(0))
            && (path.charAt(2) == '/' || path.charAt(2) == '\\'));
  }

  /** The path without {@code .}, doubled slashes, and {@code ..} that follow a name. */
  public static String normal(String path) {
    String slashed = path.indexOf('\\') >= 0 ? path.replace('\\', '/') : path;
    boolean absolute = slashed.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : slashed.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
        parts.removeLast();
      } else if (!(part.equals("..") && absolute)) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined;
  }

  /** The folder that holds the path; the root's folder is {@code ..}. */
  public static String parent(String path) {
    if (path.isEmpty()) {
      return "..";
    }
    if (path.equals("..") || path.endsWith("/..")) {
      return path + "/..";
    }
    int slash = path.lastIndexOf('/');
    if (slash == 0) {
      return "/";
    }
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last segment. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What follows the last dot of the last segment, in lower case; empty when there is none. */
  public static String ending(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether {@code path} is {@code folder} or lies in it. */
  public static boolean isIn(String path, String folder) {
    if (folder.isEmpty()) {
      return !path.startsWith("..") && !isAbsolute(path);
    }
    return path.equals(folder)
        || (path.startsWith(folder)
            && (folder.endsWith("/") || path.charAt(folder.length()) == '/'));
  }

  /** How {@code path}, which must lie in {@code folder}, is called from there. */
  public static String within(String folder, String path) {
    if (folder.isEmpty()) {
      return path;
    }
    return path.equals(folder)
        ? ""
        : path.substring(folder.endsWith("/") ? folder.length() : folder.length() + 1);
  }
}
