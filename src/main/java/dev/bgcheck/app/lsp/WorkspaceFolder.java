package dev.bgcheck.app.lsp;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.ConfigurationException;
import dev.bgcheck.engine.ConfigurationReader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.EditedTree;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A folder that the editor has open: what is checked together, with the buffers laid over its
 * files. Units of files that did not change are kept from check to check.
 */
final class WorkspaceFolder {
  /**
   * What a check led to.
   *
   * @param result absent when the check could not be carried out
   * @param problem why it could not; empty when it was stopped or went well
   */
  record Outcome(Optional<LintResult> result, String problem) {
    static final Outcome STOPPED = new Outcome(Optional.empty(), "");

    static Outcome failed(String problem) {
      return new Outcome(Optional.empty(), problem);
    }
  }

  private final Path path;
  private final DiskTree disk;
  private SourceReading reading;

  WorkspaceFolder(Path path) {
    this.path = path;
    this.disk = DiskTree.at(path);
  }

  Path path() {
    return path;
  }

  boolean holds(Path file) {
    return file.startsWith(path);
  }

  /** Where the files of a result are on the disk. */
  Path toPath(String shown) {
    return disk.toPath(shown);
  }

  /** Checks the folder; never throws. One call at a time. */
  Outcome check(Settings settings, List<Buffers.Buffer> buffers, BooleanSupplier stopped) {
    try {
      return new Outcome(Optional.of(result(settings, buffers, stopped)), "");
    } catch (ConfigurationException wrong) {
      return Outcome.failed(wrong.getMessage());
    } catch (RequestException wrong) {
      return Outcome.failed(wrong.getMessage());
    } catch (CancellationException superseded) {
      return Outcome.STOPPED;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      return stopped.getAsBoolean() ? Outcome.STOPPED : Outcome.failed("internal error: " + failed);
    }
  }

  private LintResult result(
      Settings settings, List<Buffers.Buffer> buffers, BooleanSupplier stopped)
      throws ConfigurationException, RequestException {
    SourceTree tree = new StoppableTree(overlaid(buffers), stopped);
    Configuration configuration = configuration(settings, tree);
    LintRequest.Builder request = LintRequest.of(tree, List.of("")).configuration(configuration);
    settings.minConfidence().ifPresent(request::minConfidence);
    settings.preview().ifPresent(request::preview);
    settings.includeLibraries().ifPresent(request::includeLibraries);
    if (reading == null) {
      // The catalogue is large, and a folder that is never checked needs none.
      reading = SourceReading.remembering(ApiCatalogLoader.loadShipped());
    }
    LintResult result = new Linter(reading).run(request.build());
    Optional<String> baseline =
        configuration.baseline().or(() -> ConfigurationReader.findUpwards(tree, "", Baseline.FILE));
    return baseline.isPresent() ? fresh(result, baseline.get(), tree) : result;
  }

  private SourceTree overlaid(List<Buffers.Buffer> buffers) {
    Map<String, byte[]> contents = new HashMap<>();
    for (Buffers.Buffer buffer : buffers) {
      String identity = disk.identity(disk.pathOf(buffer.path()));
      contents.put(identity, buffer.text().getBytes(StandardCharsets.UTF_8));
    }
    return contents.isEmpty() ? disk : new EditedTree(disk, contents);
  }

  private Configuration configuration(Settings settings, SourceTree tree)
      throws ConfigurationException {
    Optional<String> file =
        settings
            .config()
            .map(named -> disk.pathOf(path.resolve(named)))
            .or(() -> ConfigurationReader.findUpwards(tree, "", ConfigurationReader.FILE));
    return file.isPresent() ? ConfigurationReader.read(tree, file.get()) : Configuration.NONE;
  }

  private static LintResult fresh(LintResult result, String file, SourceTree tree)
      throws ConfigurationException {
    Baseline baseline;
    try {
      baseline = Baseline.read(tree.text(file));
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          List.of("the baseline " + file + " cannot be read: " + unreadable.getMessage()));
    }
    Baseline.Comparison comparison =
        baseline.compare(result.findings(), tree, TreePath.parent(file));
    return result.with(comparison.fresh(), comparison.known(), result.notices());
  }
}
