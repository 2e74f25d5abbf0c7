package dev.bgcheck.engine.code;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.ProjectCode;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.work.Once;
import dev.bgcheck.work.Workers;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Reads the sources of a project's targets with the front ends that the tool has. */
public final class SourceReading implements ProjectCode.Reader {
  private final Supplier<ApiCatalog> catalog;
  private final UnitMemory memory;
  private final AnswerMemory answers;

  private SourceReading(Supplier<ApiCatalog> catalog, UnitMemory memory, AnswerMemory answers) {
    this.catalog = catalog;
    this.memory = memory;
    this.answers = answers;
  }

  /** A reader whose programs are linked with the catalogue that ships with the tool. */
  public SourceReading() {
    this(ApiCatalogLoader::loadShipped, UnitMemory.none(), AnswerMemory.none());
  }

  /** A reader whose programs are linked with {@code catalog}. */
  public SourceReading(ApiCatalog catalog) {
    this(() -> catalog, UnitMemory.none(), AnswerMemory.none());
  }

  /**
   * A reader that lowers a file again only when its text is another one than at the time before,
   * and remembers what was said of targets whose code is the same; for one project that is checked
   * over and over.
   */
  public static SourceReading remembering(ApiCatalog catalog) {
    return new SourceReading(() -> catalog, UnitMemory.lasting(), AnswerMemory.lasting());
  }

  @Override
  public Optional<ProjectCode.HeadStart> headStart(LintRequest request) {
    return memory.isLasting() ? Optional.empty() : Optional.of(new Ahead(request));
  }

  @Override
  public ProjectCode read(AppProject project, LintRequest request, Workers workers) {
    return read(
        project, request, workers, new EarlyUnits(request.tree(), request.times()), catalog);
  }

  /** Loads the catalogue, then lowers what lies where sources lie. */
  private final class Ahead implements ProjectCode.HeadStart {
    private final LintRequest request;
    private final EarlyUnits early;
    private final Once<ApiCatalog> loaded = Once.of(catalog);

    Ahead(LintRequest request) {
      this.request = request;
      this.early = new EarlyUnits(request.tree(), request.times());
    }

    @Override
    public SourceTree tree() {
      return early.watched(request.tree());
    }

    @Override
    public void workUntil(BooleanSupplier isEnough) {
      if (!isEnough.getAsBoolean()) {
        request.times().during(Phase.LOAD_RULES, loaded::get);
      }
      early.lowerUntil(isEnough);
    }

    @Override
    public ProjectCode read(AppProject project, Workers workers) {
      return SourceReading.this.read(project, request, workers, early, loaded);
    }
  }

  private ProjectCode read(
      AppProject project,
      LintRequest request,
      Workers workers,
      EarlyUnits early,
      Supplier<ApiCatalog> catalog) {
    // A library that no application contains is judged on its own.
    boolean isAnyJudged =
        project.targets().stream()
            .anyMatch(target -> target.kind().isExecutable() || target.kind().isLinked());
    if (!isAnyJudged) {
      return ProjectCode.none();
    }
    ApiCatalog known = request.times().during(Phase.LOAD_RULES, catalog::get);
    return new ReadCode(project, request, known, memory, answers, early, workers);
  }
}
