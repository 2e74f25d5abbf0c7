package dev.bgcheck.app.maven;

import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.ConfigurationException;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.TreePath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The accepted findings of a module, in a file that other modules may share. */
final class BaselineFile {
  /** What it is called when nobody says otherwise. */
  static final String NAME = Baseline.FILE;

  private final MavenModule module;
  private final String path;

  /**
   * A baseline, there or not.
   *
   * @param path of the file, as the module's tree calls it
   */
  BaselineFile(MavenModule module, String path) {
    this.module = module;
    this.path = path;
  }

  /** Where it is on the disk. */
  Path place() {
    return module.tree().toPath(path);
  }

  /**
   * The result without what the baseline holds.
   *
   * @param whole whether nothing was left out on purpose, so that what is missing is really gone
   */
  LintResult withoutKnown(LintResult result, boolean whole, Log log) throws MojoExecutionException {
    DiskTree tree = module.tree();
    Baseline.Comparison comparison = read().compare(result.findings(), tree, TreePath.parent(path));
    long gone =
        comparison.gone().stream()
            .filter(one -> TreePath.isIn(absolute(one), tree.absolute("")))
            .count();
    if (gone > 0 && whole) {
      log.info(
          "bgcheck: "
              + (gone == 1 ? "1 finding" : gone + " findings")
              + " of the baseline no longer there; the goal bgcheck:baseline makes it shorter");
    }
    return result.with(comparison.fresh(), comparison.known(), result.notices());
  }

  /**
   * Writes the findings of the module in the place of those that the file held for it. Entries of
   * other modules stay, and so do those that other modules of the same run wrote for code they
   * share with this one.
   *
   * @param renewed the folders of the modules whose entries this run of Maven has already replaced
   *     in this file; gets this module's. Builds with several threads wait for each other on it
   * @return how many findings of the module it now holds
   */
  int write(List<Finding> findings, Set<File> renewed) throws MojoExecutionException {
    Baseline own = Baseline.of(findings, module.tree(), TreePath.parent(path));
    synchronized (renewed) {
      Set<File> mine =
          module.parts().stream().map(MavenProject::getBasedir).collect(Collectors.toSet());
      Set<File> replaced = new HashSet<>(mine);
      replaced.removeAll(renewed);
      Baseline all =
          module.tree().isFile(path)
              ? own.inPlaceOf(read(), entry -> isReplaced(entry, replaced))
              : own;
      try {
        OutputFile.write(place(), place().toString(), out -> out.write(all.text()));
      } catch (UsageException failed) {
        throw new MojoExecutionException(failed.getMessage(), failed);
      }
      renewed.addAll(mine);
    }
    return own.size();
  }

  private boolean isReplaced(Baseline.Entry entry, Set<File> folders) {
    Optional<MavenProject> owner = module.owner(absolute(entry));
    if (owner.isPresent() && folders.contains(owner.get().getBasedir())) {
      return true;
    }
    // Nobody else would ever remove what a module had that is no longer part of the build.
    boolean nobodys = owner.isEmpty() || owner.get().getPackaging().equals("pom");
    return nobodys && !Files.exists(Path.of(absolute(entry)));
  }

  private Baseline read() throws MojoExecutionException {
    try {
      return Baseline.read(module.tree().text(path));
    } catch (ConfigurationException wrong) {
      throw new MojoExecutionException(
          wrong.getMessage() + "; repair it, or delete it and run the goal bgcheck:baseline",
          wrong);
    } catch (IOException unreadable) {
      throw new MojoExecutionException(
          "the baseline "
              + place()
              + (module.tree().isFile(path) ? " cannot be read" : " does not exist")
              + "; the goal bgcheck:baseline writes it",
          unreadable);
    }
  }

  private String absolute(Baseline.Entry entry) {
    return module.tree().absolute(TreePath.join(TreePath.parent(path), entry.file()));
  }
}
