package dev.bgcheck.engine.code;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UnseenCode;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.ProjectCode;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.link.Linker;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.rule.TargetFacts;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import dev.bgcheck.work.Once;
import dev.bgcheck.work.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The code of the targets of one project. Files are lowered before anybody asks, side by side;
 * programs are linked when a rule first asks for one, and two targets made of the same units share
 * theirs.
 */
final class ReadCode implements ProjectCode {
  private final AppProject project;
  private final ApiCatalog catalog;
  private final Linker linker;
  private final UnitStore store;
  private final ObjcHeaders headers;
  private final RunTimes times;
  private final AnswerMemory answers;
  private final Map<String, UnitStore.Wanted> wanted = new HashMap<>();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Map<Code, Linked> programs = new ConcurrentHashMap<>();
  private final Map<String, TargetFacts> facts = new HashMap<>();

  ReadCode(
      AppProject project,
      LintRequest request,
      ApiCatalog catalog,
      UnitMemory memory,
      AnswerMemory answers,
      EarlyUnits early,
      Workers workers) {
    this.project = project;
    this.catalog = catalog;
    this.times = request.times();
    // Rules that are being written say something else each time.
    this.answers = request.ruleFolders().isEmpty() ? answers : AnswerMemory.none();
    this.linker = new Linker(catalog, workers);
    this.headers = new ObjcHeaders(request.tree());
    this.store = new UnitStore(request, memory, early, workers);
    store.lowerAll(judged(project).stream().map(this::wanted).toList(), settings(project));
    early.forget();
    memory.endOfRun();
  }

  private static Set<String> settings(AppProject project) {
    Set<String> names = new HashSet<>();
    project.targets().forEach(target -> names.addAll(target.compilationConditions()));
    return names;
  }

  /**
   * Applications; of a project that has none, the libraries, which are judged on their own then.
   */
  private static List<AppTarget> judged(AppProject project) {
    List<AppTarget> applications = project.applications();
    return applications.isEmpty()
        ? project.targets().stream()
            .filter(target -> target.kind().isLinked() && !target.library())
            .toList()
        : applications;
  }

  private synchronized UnitStore.Wanted wanted(AppTarget target) {
    return wanted.computeIfAbsent(target.id(), unused -> sources(target));
  }

  private UnitStore.Wanted sources(AppTarget target) {
    Map<String, UnitStore.Source> sources = new LinkedHashMap<>();
    for (AppTarget part : project.codeOf(target)) {
      for (TargetSource source : part.sources()) {
        Origin origin = source.library() || part.library() ? Origin.LIBRARY : Origin.APPLICATION;
        sources.putIfAbsent(
            source.path(), new UnitStore.Source(source.path(), source.language(), origin));
      }
    }
    List<UnitStore.Source> all = headers.with(List.copyOf(sources.values()));
    return new UnitStore.Wanted(all, Conditions.of(target));
  }

  @Override
  public synchronized TargetFacts of(AppTarget target) {
    return facts.computeIfAbsent(target.id(), unused -> new Lazy(target));
  }

  @Override
  public void release(AppTarget target, Collection<AppTarget> others) {
    Set<Code> needed = new HashSet<>();
    try {
      for (AppTarget other : others) {
        needed.add(codeOf(other));
      }
      Code code = codeOf(target);
      if (!needed.contains(code)) {
        programs.remove(code);
      }
    } catch (RuntimeException | StackOverflowError failure) {
      // What cannot be lowered is told when a rule asks for it.
      return;
    }
    synchronized (this) {
      facts.remove(target.id());
    }
  }

  @Override
  public Object turnOf(AppTarget target) {
    try {
      return linked(codeOf(target));
    } catch (RuntimeException | StackOverflowError failure) {
      // What cannot be lowered is told when a rule asks for it.
      return target;
    }
  }

  @Override
  public <A> Optional<A> remembered(AppTarget target, Object question, Class<A> type) {
    return answers.isLasting()
        ? codeIfRead(target).flatMap(code -> answers.find(target.id(), code, question, type))
        : Optional.empty();
  }

  @Override
  public void remember(AppTarget target, Object question, Object answer) {
    if (answers.isLasting()) {
      codeIfRead(target).ifPresent(code -> answers.keep(target.id(), code, question, answer));
    }
  }

  private Optional<Code> codeIfRead(AppTarget target) {
    try {
      return Optional.of(codeOf(target));
    } catch (RuntimeException | StackOverflowError failure) {
      // What cannot be lowered is told when a rule asks for it.
      return Optional.empty();
    }
  }

  /**
   * All that the analysis of a target's code depends on: targets that agree in it share one.
   *
   * @param texts the files that are read as text only
   * @param unseen what is known to be missing
   */
  private record Code(List<LoweredUnit> units, List<String> texts, List<UnseenCode> unseen) {}

  private Code codeOf(AppTarget target) {
    return codes.computeIfAbsent(
        target.id(),
        unused -> {
          UnitStore.Wanted wanted = wanted(target);
          return new Code(
              store.units(wanted), store.textsNotLowered(wanted), unseen(target, wanted));
        });
  }

  private final class Lazy implements TargetFacts {
    private final AppTarget target;
    private volatile Linked linked;

    Lazy(AppTarget target) {
      this.target = target;
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
      return type == TargetCode.class ? code().map(type::cast) : Optional.empty();
    }

    private Optional<TargetCode> code() {
      if (linked == null) {
        Code code = codeOf(target);
        if (code.units().isEmpty()) {
          return Optional.empty();
        }
        linked = linked(code);
      }
      return Optional.of(linked.code.get());
    }

    @Override
    public boolean areAtHand() {
      return linked != null && linked.isDone;
    }
  }

  /** Two targets are linked side by side, but one program only once. */
  private Linked linked(Code code) {
    return programs.computeIfAbsent(code, Linked::new);
  }

  private final class Linked {
    private final Once<TargetCode> code;
    private volatile boolean isDone;

    Linked(Code code) {
      this.code = Once.of(() -> link(code));
    }

    private TargetCode link(Code code) {
      TargetCode linked =
          new TargetCode(
              times.during(Phase.LINK, () -> linker.link(code.units())),
              catalog,
              imports(code.units()),
              code.texts(),
              code.unseen(),
              times);
      isDone = true;
      return linked;
    }
  }

  private static Set<String> imports(List<LoweredUnit> units) {
    Set<String> imports = new LinkedHashSet<>();
    units.forEach(unit -> imports.addAll(unit.imports()));
    return imports;
  }

  private List<UnseenCode> unseen(AppTarget target, UnitStore.Wanted wanted) {
    Set<UnseenCode> unseen = new LinkedHashSet<>();
    for (ExternalDependency dependency : project.externalDependenciesOf(target)) {
      boolean isPackage = dependency.kind() == ExternalDependency.Kind.PACKAGE;
      unseen.add(
          new UnseenCode(
              isPackage ? UnseenCode.Kind.PACKAGE : UnseenCode.Kind.DEPENDENCY, dependency.name()));
    }
    for (SourceLanguage language : store.notLowered(wanted)) {
      boolean compiled = language == SourceLanguage.CLASS_FILE || language == SourceLanguage.JAR;
      unseen.add(
          new UnseenCode(
              compiled ? UnseenCode.Kind.CLASS_FILES : UnseenCode.Kind.SOURCES, language.word()));
    }
    return List.copyOf(unseen);
  }

  @Override
  public Collection<SourceFile> files() {
    return store.files();
  }

  @Override
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(store.notices());
    for (List<LoweredUnit> units : store.jvmUnitsOfTargets()) {
      MissingSupertypes.of(units, name -> catalog.findType(name).isPresent())
          .ifPresent(notices::add);
    }
    return notices.stream().distinct().toList();
  }
}
