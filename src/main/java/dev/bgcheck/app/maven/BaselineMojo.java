package dev.bgcheck.app.maven;

import java.io.File;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Records the present findings of the module, so that later checks show new ones only. The file is
 * meant to be committed. Without another name it is bgcheck-baseline.json in the module's folder;
 * several modules may share one, each replaces its own entries.
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class BaselineMojo extends ModuleMojo {
  private static final String RENEWED = "dev.bgcheck.baseline.renewed";

  @Override
  void conclude(Run run) throws MojoExecutionException {
    if (run.result().internalErrors() > 0) {
      throw new MojoExecutionException(
          "bgcheck could not do all of its work, so that a baseline would not be whole; the goal"
              + " bgcheck:check says where");
    }
    BaselineFile baseline =
        namedBaseline(run).orElseGet(() -> new BaselineFile(run.module(), BaselineFile.NAME));
    int size = baseline.write(run.result().findings(), renewed(baseline));
    getLog()
        .info(
            "bgcheck: wrote "
                + (size == 1 ? "1 finding" : size + " findings")
                + " to "
                + baseline.place());
  }

  /** The folders whose entries this run of Maven has already replaced in that file. */
  @SuppressWarnings("unchecked")
  private Set<File> renewed(BaselineFile baseline) {
    MavenExecutionRequest request = session().getRequest();
    Map<String, Set<File>> byFile;
    // All threads of a build share the request; its data is made when it is first asked for.
    synchronized (request) {
      byFile =
          (Map<String, Set<File>>)
              request.getData().computeIfAbsent(RENEWED, key -> new ConcurrentHashMap<>());
    }
    return byFile.computeIfAbsent(baseline.place().toString(), file -> new HashSet<>());
  }
}
