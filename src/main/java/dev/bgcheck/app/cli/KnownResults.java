package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.cache.ResultCache;
import dev.bgcheck.source.SourceTree;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where the results of earlier runs are kept, and how a run asks for its own. */
final class KnownResults {
  private KnownResults() {}

  /**
   * The cache of this user: {@code bgcheck/results} in {@code $XDG_CACHE_HOME}, {@code
   * ~/Library/Caches}, {@code %LOCALAPPDATA%} or {@code ~/.cache}. There is none when no such place
   * is known, and for classes outside a jar, which change without notice.
   */
  static Optional<ResultCache> of(Console console) {
    Optional<String> build = build();
    Optional<Path> folder = folder(console);
    return build.isPresent() && folder.isPresent()
        ? Optional.of(
            new ResultCache(
                folder.get().resolve("bgcheck").resolve("results"),
                console.version()
                    + "\n"
                    + build.get()
                    + "\n"
                    + System.getProperty("java.runtime.version")))
        : Optional.empty();
  }

  private static Optional<String> build() {
    try {
      CodeSource source = KnownResults.class.getProtectionDomain().getCodeSource();
      if (source == null || source.getLocation() == null) {
        return Optional.empty();
      }
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar)
          ? Optional.of(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar))
          : Optional.empty();
    } catch (URISyntaxException
        | IOException
        | IllegalArgumentException
        | java.nio.file.FileSystemNotFoundException
        | SecurityException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Path> folder(Console console) {
    Optional<Path> home = absolute(console.environment().get("HOME"));
    Optional<Path> mac =
        home.map(one -> one.resolve("Library").resolve("Caches")).filter(Files::isDirectory);
    return absolute(console.environment().get("XDG_CACHE_HOME"))
        .or(() -> mac)
        .or(() -> absolute(console.environment().get("LOCALAPPDATA")))
        .or(() -> home.map(one -> one.resolve(".cache")));
  }

  private static Optional<Path> absolute(String written) {
    try {
      return Optional.ofNullable(written)
          .filter(one -> !one.isBlank())
          .map(Path::of)
          .filter(Path::isAbsolute);
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }

  /**
   * What tells a run from others: where it was started, the options that decide about the result,
   * and the configuration.
   */
  static String question(
      CheckOptions options, Configuration configuration, SourceTree tree, Console console)
      throws IOException {
    StringBuilder text = new StringBuilder();
    add(text, console.directory());
    add(text, options.paths());
    add(text, options.rules());
    add(text, options.skips());
    add(text, options.ruleFolders());
    add(text, options.target());
    add(text, options.minConfidence());
    add(text, options.preview());
    add(text, options.includeLibraries());
    for (String file : configuration.files()) {
      add(text, tree.absolute(file));
      add(text, tree.text(file).text());
    }
    return text.toString();
  }

  /** The length in front keeps one part from looking like two. */
  private static void add(StringBuilder text, Object part) {
    String written = part.toString();
    text.append(written.length()).append(':').append(written).append('\n');
  }
}
