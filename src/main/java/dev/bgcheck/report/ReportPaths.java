package dev.bgcheck.report;

import dev.bgcheck.source.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The names a file has in reports: relative to the working directory (as the result has it),
 * relative to the repository, absolute, and as a URI.
 */
public final class ReportPaths {
  private static final String UNRESERVED = "-._~/!$&'()*+,;=@";

  private final Optional<String> workingDirectory;
  private final Optional<String> repositoryRoot;

  /** The names that these settings lead to. */
  public ReportPaths(ReportSettings settings) {
    this.workingDirectory = settings.workingDirectory();
    this.repositoryRoot = settings.repositoryRoot().or(settings::workingDirectory);
  }

  /** The absolute path where the working directory is known, else the path as it is. */
  String absolute(String path) {
    return workingDirectory.map(folder -> TreePath.join(folder, path)).orElse(path);
  }

  /** The path from the repository's root; absolute for files outside. */
  public String inRepository(String path) {
    if (workingDirectory.isEmpty() || repositoryRoot.isEmpty()) {
      return path;
    }
    String absolute = absolute(path);
    return TreePath.isIn(absolute, repositoryRoot.get())
        ? TreePath.within(repositoryRoot.get(), absolute)
        : absolute;
  }

  /** The repository's root as a URI that ends in a slash. */
  Optional<String> rootUri() {
    return repositoryRoot.map(root -> fileUri(root.endsWith("/") ? root : root + "/"));
  }

  /** A relative or absolute URI for a path. */
  static String uri(String path) {
    return TreePath.isAbsolute(path) ? fileUri(path) : encoded(path);
  }

  /** A {@code file:} URI for an absolute path. */
  static String fileUri(String absolute) {
    return "file://" + (absolute.startsWith("/") ? "" : "/") + encoded(absolute);
  }

  private static String encoded(String path) {
    StringBuilder uri = new StringBuilder(path.length() + 16);
    boolean drive = path.length() > 2 && path.charAt(1) == ':' && TreePath.isAbsolute(path);
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0
              || (drive && i == 1);
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%');
        uri.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        uri.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return uri.toString();
  }
}
