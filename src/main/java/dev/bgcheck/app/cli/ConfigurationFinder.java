package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.ConfigurationException;
import dev.bgcheck.engine.ConfigurationReader;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which configuration and which baseline count for a run. */
final class ConfigurationFinder {
  /** What a baseline is called when nobody says otherwise. */
  static final String BASELINE = Baseline.FILE;

  private final DiskTree tree;
  private final Console console;

  ConfigurationFinder(Console console) {
    this.console = console;
    this.tree = DiskTree.at(console.directory());
  }

  /** The files as the run sees them. */
  DiskTree tree() {
    return tree;
  }

  /** The paths of the options as the tree calls them. */
  List<String> paths(CheckOptions options) throws UsageException {
    List<String> paths = new ArrayList<>();
    for (String path : options.paths()) {
      paths.add(treePath(path));
    }
    return paths;
  }

  /** How the tree calls a path of the command line. */
  String treePath(String path) throws UsageException {
    return tree.pathOf(console.resolve(path));
  }

  /** The configuration named by the options, else the nearest one above the paths. */
  Configuration configuration(CheckOptions options) throws UsageException {
    Optional<String> file =
        options.config().isPresent()
            ? Optional.of(treePath(options.config().get()))
            : nearest(options, ConfigurationReader.FILE, "--config");
    try {
      return file.isPresent() ? ConfigurationReader.read(tree, file.get()) : Configuration.NONE;
    } catch (ConfigurationException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }

  private Optional<String> nearest(CheckOptions options, String name, String option)
      throws UsageException {
    Set<String> found = new LinkedHashSet<>();
    for (String path : paths(options)) {
      ConfigurationReader.findUpwards(tree, path, name).ifPresent(found::add);
    }
    if (found.size() > 1) {
      throw new UsageException(
          "the paths have different files "
              + name
              + " ("
              + String.join(", ", found)
              + "); check them one by one or name one with "
              + option);
    }
    return found.stream().findFirst();
  }

  /** Where the baseline is that counts for a run; absent when there is none. */
  Optional<String> baselineFile(CheckOptions options, Configuration configuration)
      throws UsageException {
    if (options.baseline().isPresent()) {
      return Optional.of(treePath(options.baseline().get()));
    }
    return configuration.baseline().isPresent()
        ? configuration.baseline()
        : nearest(options, BASELINE, "--baseline");
  }

  /** The baseline in a file. */
  Baseline baseline(String file) throws UsageException {
    try {
      return Baseline.read(tree.text(file));
    } catch (ConfigurationException wrong) {
      throw new UsageException(wrong.getMessage());
    } catch (IOException unreadable) {
      String problem = tree.isFile(file) ? "cannot be read" : "does not exist";
      throw new UsageException("the baseline " + file + " " + problem);
    }
  }

  /** Whether a file of a baseline in {@code folder} lies under one of the checked paths. */
  boolean isChecked(String file, String folder, CheckOptions options) throws UsageException {
    String path = TreePath.join(tree.absolute(folder), file);
    for (String checked : paths(options)) {
      if (TreePath.isIn(path, tree.absolute(checked))) {
        return true;
      }
    }
    return false;
  }
}
