package dev.bgcheck.app.maven;

import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.ConfigurationException;
import dev.bgcheck.engine.ConfigurationReader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.PathPatterns;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.report.ReportSettings;
import dev.bgcheck.report.Reporter;
import dev.bgcheck.report.TextStyle;
import dev.bgcheck.source.DiskTree;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals that check a module have in common. */
public abstract class ModuleMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  private String version;

  /** Does nothing. */
  @Parameter(property = "bgcheck.skip", defaultValue = "false")
  private boolean skip;

  /** The rules to run, by id; all that are on by default when empty. */
  @Parameter(property = "bgcheck.rules")
  private List<String> rules;

  /** The rules not to run, by id. */
  @Parameter(property = "bgcheck.skipRules")
  private List<String> skipRules;

  /**
   * The files to report on, in the syntax of .gitignore, counted from the folder of their module;
   * all when empty.
   */
  @Parameter(property = "bgcheck.includes")
  private List<String> includes;

  /**
   * The files not to report on, in the syntax of .gitignore, counted from the folder of their
   * module.
   */
  @Parameter(property = "bgcheck.excludes")
  private List<String> excludes;

  /** The apps to judge, by name; all when empty. */
  @Parameter(property = "bgcheck.targets")
  private List<String> targets;

  /**
   * The property list of the app. Without it bgcheck finds what the module has: robovm.xml and the
   * list it names, src/ios/Default-Info.plist, codenameone_settings.properties, an Xcode project, a
   * plain Info.plist.
   */
  @Parameter(property = "bgcheck.infoPlist")
  private File infoPlist;

  /** The MobiVM configuration of the app; without it every robovm*.xml of the module is an app. */
  @Parameter(property = "bgcheck.robovmConfig")
  private File robovmConfig;

  /** The folder of the module's class files; while it is missing only sources are checked. */
  @Parameter(
      property = "bgcheck.classesDirectory",
      defaultValue = "${project.build.outputDirectory}")
  private File classesDirectory;

  /** The folders of the module's sources. */
  @Parameter(defaultValue = "${project.compileSourceRoots}", readonly = true)
  private List<String> sourceDirectories;

  /**
   * Whether the code of those modules of the same build that this one depends on is read too. An
   * app whose code lies there looks as if it used nothing otherwise.
   */
  @Parameter(property = "bgcheck.scanDependencies", defaultValue = "true")
  private boolean scanDependencies;

  /** The configuration; without it the nearest bgcheck.yml in the module's folder or above. */
  @Parameter(property = "bgcheck.configFile")
  private File configFile;

  /**
   * The findings that are accepted. Without it the file that the configuration names, else the
   * nearest bgcheck-baseline.json.
   */
  @Parameter(property = "bgcheck.baselineFile")
  private File baselineFile;

  /** Leaves out findings less sure than this: certain, likely or possible. */
  @Parameter(property = "bgcheck.minConfidence")
  private String minConfidence;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Optional<Run> run = run();
    if (run.isPresent()) {
      conclude(run.get());
    }
  }

  /** Checks the module; absent when the user skips it or it holds nothing to check. */
  final Optional<Run> run() throws MojoExecutionException {
    if (skip) {
      getLog().info("bgcheck is skipped");
      return Optional.empty();
    }
    MavenModule module = module();
    MavenModule.Content content = module.content();
    if (content.project().isEmpty()) {
      if (content.broken()) {
        throw new MojoExecutionException(content.remark() + "; repair it, or set bgcheck.skip");
      }
      getLog().info("bgcheck: " + content.remark());
      return Optional.empty();
    }
    if (!content.remark().isEmpty()) {
      getLog().info("bgcheck: " + content.remark());
    }
    DiskTree tree = module.tree();
    Configuration configuration = configuration(tree);
    LintResult result;
    try {
      LintRequest request = request(tree, configuration);
      result = new Linter(new SourceReading()).check(content.project().get(), request);
    } catch (RequestException wrong) {
      throw new MojoExecutionException(wrong.getMessage(), wrong);
    }
    return Optional.of(new Run(module, configuration, chosen(result, tree)));
  }

  /** Whether the goal would have anything to say of this module. */
  final boolean hasContent() throws MojoExecutionException {
    if (skip) {
      return false;
    }
    MavenModule.Content content = module().content();
    return content.project().isPresent() || content.broken();
  }

  private MavenModule module() throws MojoExecutionException {
    DiskTree tree = DiskTree.at(project.getBasedir().toPath().toAbsolutePath().normalize());
    if (infoPlist != null && robovmConfig != null) {
      throw new MojoExecutionException(
          "infoPlist and robovmConfig both say which app to judge; set one of them");
    }
    refuseMissing("configFile", "configuration", configFile);
    refuseMissing("infoPlist", "property list", infoPlist);
    refuseMissing("robovmConfig", "MobiVM configuration", robovmConfig);
    return new MavenModule(
        project,
        session,
        tree,
        new MavenModule.Places(
            Optional.ofNullable(infoPlist == null ? robovmConfig : infoPlist).map(File::toPath),
            words(sourceDirectories).stream().map(Path::of).toList(),
            classesDirectory == null
                ? Path.of(project.getBuild().getOutputDirectory())
                : classesDirectory.toPath(),
            scanDependencies));
  }

  private static void refuseMissing(String parameter, String what, File file)
      throws MojoExecutionException {
    if (file != null && !file.isFile()) {
      throw new MojoExecutionException(
          "the " + what + " " + file + " does not exist; correct " + parameter);
    }
  }

  /**
   * A finished check.
   *
   * @param result with all findings, also those that a baseline holds
   */
  record Run(MavenModule module, Configuration configuration, LintResult result) {
    /** The files as seen from the module's folder. */
    DiskTree tree() {
      return module.tree();
    }

    /** The module's folder. */
    Path folder() {
      return tree().toPath("");
    }
  }

  /** What reports need to know. */
  final ReportSettings settings(Run run) {
    return new ReportSettings(
        version == null ? "unknown" : version,
        Optional.of(slashed(run.folder())),
        repositoryRoot(run.folder()).map(ModuleMojo::slashed),
        TextStyle.PLAIN,
        ReportSettings.Detail.NORMAL,
        // A report that is the same for the same sources fits a reproducible build.
        false);
  }

  private static Optional<Path> repositoryRoot(Path folder) {
    for (Path one = folder; one != null; one = one.getParent()) {
      if (Files.exists(one.resolve(".git"))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** Writes a report. */
  static void write(Path file, Reporter reporter, LintResult result) throws MojoExecutionException {
    try {
      OutputFile.write(file, file.toString(), out -> reporter.write(result, out));
    } catch (UsageException failed) {
      throw new MojoExecutionException(failed.getMessage(), failed);
    }
  }

  final MavenSession session() {
    return session;
  }

  /** Does what the goal is for. */
  abstract void conclude(Run run) throws MojoExecutionException, MojoFailureException;

  /** The baseline that the user or the configuration names. */
  final Optional<BaselineFile> namedBaseline(Run run) {
    Optional<String> file =
        baselineFile != null
            ? Optional.of(run.tree().pathOf(baselineFile.toPath()))
            : run.configuration().baseline();
    return file.map(name -> new BaselineFile(run.module(), name));
  }

  /** The result of the run without what the baseline holds. */
  final LintResult withoutKnown(Run run) throws MojoExecutionException {
    Optional<BaselineFile> baseline =
        namedBaseline(run)
            .or(
                () ->
                    ConfigurationReader.findUpwards(run.tree(), "", BaselineFile.NAME)
                        .map(name -> new BaselineFile(run.module(), name)));
    return baseline.isEmpty()
        ? run.result()
        : baseline.get().withoutKnown(run.result(), seesEverything(), getLog());
  }

  /** Whether nothing was left out on purpose, so that what is missing is really gone. */
  private boolean seesEverything() {
    return isEmpty(rules)
        && isEmpty(skipRules)
        && isEmpty(includes)
        && isEmpty(excludes)
        && isEmpty(targets)
        && infoPlist == null
        && robovmConfig == null
        && scanDependencies;
  }

  private Configuration configuration(DiskTree tree) throws MojoExecutionException {
    Optional<String> file =
        configFile != null
            ? Optional.of(tree.pathOf(configFile.toPath()))
            : ConfigurationReader.findUpwards(tree, "", ConfigurationReader.FILE);
    try {
      return file.isPresent() ? ConfigurationReader.read(tree, file.get()) : Configuration.NONE;
    } catch (ConfigurationException wrong) {
      throw new MojoExecutionException(wrong.getMessage(), wrong);
    }
  }

  private LintRequest request(DiskTree tree, Configuration configuration)
      throws MojoExecutionException {
    LintRequest.Builder request = LintRequest.of(tree, List.of("")).configuration(configuration);
    words(rules).forEach(request::onlyRule);
    words(skipRules).forEach(request::skipRule);
    words(targets).forEach(request::target);
    if (minConfidence != null) {
      request.minConfidence(
          Confidence.ofWord(minConfidence)
              .orElseThrow(
                  () ->
                      unknown(
                          "minConfidence",
                          minConfidence,
                          Arrays.stream(Confidence.values()).map(Confidence::word).toList())));
    }
    return request.build();
  }

  /** The complaint about a parameter that has no such value. */
  static MojoExecutionException unknown(String parameter, String value, List<String> possible) {
    return new MojoExecutionException(
        parameter
            + " cannot be `"
            + value
            + "`; it is one of "
            + possible.stream().collect(Collectors.joining(", ")));
  }

  private LintResult chosen(LintResult result, DiskTree tree) {
    if (isEmpty(includes) && isEmpty(excludes)) {
      return result;
    }
    List<Finding> findings =
        result.findings().stream()
            .filter(one -> isEmpty(includes) || covers(includes, one, tree))
            .filter(one -> isEmpty(excludes) || !covers(excludes, one, tree))
            .toList();
    return result.with(findings, result.baselined(), result.notices());
  }

  private boolean covers(List<String> patterns, Finding finding, DiskTree tree) {
    String file = tree.absolute(finding.span().file().path());
    return MavenModule.reactor(session).stream()
        .map(one -> one.getBasedir().getAbsolutePath().replace('\\', '/'))
        .anyMatch(folder -> new PathPatterns(folder, words(patterns)).covers(file));
  }

  private static boolean isEmpty(List<String> words) {
    return words(words).isEmpty();
  }

  /** The words of a list parameter, which Maven leaves null when it is not set. */
  static List<String> words(List<String> parameter) {
    return parameter == null
        ? List.of()
        : parameter.stream()
            .filter(word -> word != null && !word.isBlank())
            .map(String::strip)
            .toList();
  }
}
