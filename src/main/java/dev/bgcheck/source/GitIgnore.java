package dev.bgcheck.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The patterns of one {@code .gitignore} file, for paths below the file's folder.
 *
 * <p>Follows git's rules: the last matching pattern decides, {@code !} takes back, a trailing slash
 * asks for a folder, a slash elsewhere ties the pattern to the file's folder, {@code **} crosses
 * folders. Whoever asks must not enter an ignored folder: git cannot take back what lies in one.
 */
public final class GitIgnore {
  private final List<Rule> rules;

  private record Rule(PathGlob glob, boolean onlyFolders, boolean negated) {}

  private GitIgnore(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The patterns of a file's text; lines that are no pattern are left out. */
  public static GitIgnore parse(String text) {
    List<Rule> rules = new ArrayList<>();
    text.lines().forEach(line -> rule(line).ifPresent(rules::add));
    return new GitIgnore(rules);
  }

  /**
   * What the patterns say of a path.
   *
   * @param path relative to the folder of the {@code .gitignore}, with {@code /}
   * @return true for ignored, false for taken back by {@code !}, empty when no pattern matches
   */
  public Optional<Boolean> decide(String path, boolean folder) {
    String[] names = PathGlob.names(path);
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if ((folder || !rule.onlyFolders()) && rule.glob().matches(names)) {
        return Optional.of(!rule.negated());
      }
    }
    return Optional.empty();
  }

  private static Optional<Rule> rule(String line) {
    String glob = withoutTrailingSpaces(line);
    if (glob.isEmpty() || glob.startsWith("#")) {
      return Optional.empty();
    }
    boolean negated = glob.startsWith("!");
    if (negated) {
      glob = glob.substring(1);
    }
    boolean onlyFolders = glob.endsWith("/");
    if (onlyFolders) {
      glob = glob.substring(0, glob.length() - 1);
    }
    boolean anchored = glob.indexOf('/') >= 0;
    if (glob.startsWith("/")) {
      glob = glob.substring(1);
    }
    if (glob.isEmpty()) {
      return Optional.empty();
    }
    PathGlob pattern = PathGlob.of(anchored ? glob : "**/" + glob);
    return Optional.of(new Rule(pattern, onlyFolders, negated));
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
      end--;
    }
    return line.substring(0, end);
  }
}
