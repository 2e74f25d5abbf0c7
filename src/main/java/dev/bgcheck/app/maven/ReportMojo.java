package dev.bgcheck.app.maven;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.report.ReportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Makes a page of the Maven site of what the check finds, and beside it the page to browse. On the
 * command line it writes the page to browse alone. It never fails a build because of findings.
 */
@Mojo(name = "report", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class ReportMojo extends ModuleMojo implements MavenReport {
  private static final String NAME = "bgcheck";
  private static final String BROWSER_PAGE = "bgcheck-findings.html";

  /** The folder of the page, when the goal runs outside a site. */
  @Parameter(
      property = "bgcheck.outputDirectory",
      defaultValue = "${project.build.directory}/bgcheck")
  private File outputDirectory;

  /** Set by the site, which has a folder of its own. */
  private File siteDirectory;

  @Override
  void conclude(Run run) throws MojoExecutionException {
    Path page = outputDirectory.toPath().resolve(NAME + ".html");
    write(page, run, withoutKnown(run));
    getLog().info("bgcheck: wrote " + page);
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    try {
      Optional<Run> run = run();
      if (run.isEmpty()) {
        SitePage.empty(sink);
        return;
      }
      LintResult result = withoutKnown(run.get());
      write(getReportOutputDirectory().toPath().resolve(BROWSER_PAGE), run.get(), result);
      new SitePage(sink, settings(run.get())).write(result, BROWSER_PAGE);
    } catch (MojoExecutionException failed) {
      throw new MavenReportException(failed.getMessage(), failed);
    }
  }

  private void write(Path page, Run run, LintResult result) throws MojoExecutionException {
    write(page, ReportFormat.HTML.reporter(settings(run)), result);
  }

  @Override
  public boolean canGenerateReport() throws MavenReportException {
    try {
      return hasContent();
    } catch (MojoExecutionException failed) {
      throw new MavenReportException(failed.getMessage(), failed);
    }
  }

  // Its successor is unknown to site plugins before 3.20.
  @Override
  @SuppressWarnings("deprecation")
  public String getOutputName() {
    return NAME;
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return SitePage.TITLE;
  }

  @Override
  public String getDescription(Locale locale) {
    return "What keeps the app from running in the background, or gets it rejected.";
  }

  @Override
  public void setReportOutputDirectory(File folder) {
    siteDirectory = folder;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteDirectory == null ? outputDirectory : siteDirectory;
  }

  @Override
  public boolean isExternalReport() {
    return false;
  }
}
