package dev.bgcheck.app.maven;

import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.source.TreePath;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Records the present findings of the module, so that later checks show new ones only. The file is
 * meant to be committed. Without another name it is bgcheck-baseline.json in the module's folder.
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class BaselineMojo extends ModuleMojo {
  @Override
  void conclude(Run run) throws MojoExecutionException {
    if (run.result().internalErrors() > 0) {
      throw new MojoExecutionException(
          "bgcheck could not do all of its work, so that a baseline would not be whole; the goal"
              + " bgcheck:check says where");
    }
    String file = namedBaseline(run.tree(), run.configuration()).orElse(BASELINE);
    Baseline baseline = Baseline.of(run.result().findings(), run.tree(), TreePath.parent(file));
    Path path = run.tree().toPath(file);
    try {
      OutputFile.write(path, path.toString(), out -> out.write(baseline.text()));
    } catch (UsageException failed) {
      throw new MojoExecutionException(failed.getMessage(), failed);
    }
    int size = baseline.size();
    getLog()
        .info("bgcheck: wrote " + (size == 1 ? "1 finding" : size + " findings") + " to " + path);
  }
}
