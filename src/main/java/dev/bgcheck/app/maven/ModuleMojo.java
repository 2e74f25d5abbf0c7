package dev.bgcheck.app.maven;

import dev.bgcheck.engine.Baseline;
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
import dev.bgcheck.source.DiskTree;
import java.io.File;
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
  /** What a baseline is called when nobody says otherwise. */
  static final String BASELINE = Baseline.FILE;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

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
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("bgcheck is skipped");
      return;
    }
    Path folder = project.getBasedir().toPath().toAbsolutePath().normalize();
    DiskTree tree = DiskTree.at(folder);
    MavenModule module = new MavenModule(project, session, tree);
    Optional<Path> list = Optional.ofNullable(infoPlist).map(File::toPath);
    if (list.isPresent() && !tree.isFile(tree.pathOf(list.get()))) {
      throw new MojoExecutionException(
          "the property list " + list.get() + " does not exist; correct infoPlist");
    }
    MavenModule.Content content = module.content(list);
    if (content.project().isEmpty()) {
      if (content.broken()) {
        throw new MojoExecutionException(content.remark() + "; repair it, or set bgcheck.skip");
      }
      getLog().info("bgcheck: " + content.remark());
      return;
    }
    if (!content.remark().isEmpty()) {
      getLog().info("bgcheck: " + content.remark());
    }
    Configuration configuration = configuration(tree);
    LintResult result;
    try {
      LintRequest request = request(tree, configuration);
      result = new Linter(new SourceReading()).check(content.project().get(), request);
    } catch (RequestException wrong) {
      throw new MojoExecutionException(wrong.getMessage(), wrong);
    }
    conclude(new Run(tree, folder, configuration, chosen(result, tree)));
  }

  /**
   * A finished check.
   *
   * @param tree the files as seen from the module's folder
   * @param folder the module's folder
   */
  record Run(DiskTree tree, Path folder, Configuration configuration, LintResult result) {}

  /** Does what the goal is for. */
  abstract void conclude(Run run) throws MojoExecutionException, MojoFailureException;

  /** The baseline that the user or the configuration names. */
  final Optional<String> namedBaseline(DiskTree tree, Configuration configuration) {
    return baselineFile != null
        ? Optional.of(tree.pathOf(baselineFile.toPath()))
        : configuration.baseline();
  }

  /** Whether nothing was left out on purpose, so that what is missing is really gone. */
  final boolean seesEverything() {
    return isEmpty(rules)
        && isEmpty(skipRules)
        && isEmpty(includes)
        && isEmpty(excludes)
        && isEmpty(targets)
        && infoPlist == null;
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
