package dev.bgcheck.app.maven;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;

/** A build as Maven would hand it to a goal, in a folder of its own. */
final class MavenBuild {
  static final String WRONG_MODE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0">
      <dict>
        <key>UIBackgroundModes</key>
        <array>
          <string>bluetooth_central</string>
        </array>
      </dict>
      </plist>
      """;
  static final String NO_MODE =
      "<?xml version=\"1.0\"?>\n<plist version=\"1.0\">\n<dict>\n</dict>\n</plist>\n";

  final Path folder;
  final Lines log = new Lines();
  private final List<MavenProject> modules = new ArrayList<>();
  private final MavenSession session;

  MavenBuild(Path folder) {
    this.folder = folder;
    this.session = session();
    session.setProjects(modules);
    session.setAllProjects(modules);
  }

  @SuppressWarnings("deprecation")
  private static MavenSession session() {
    return new MavenSession(
        null, (RepositorySystemSession) null, new DefaultMavenExecutionRequest(), null);
  }

  /** The next run of Maven on the same modules. */
  MavenBuild again() {
    MavenBuild next = new MavenBuild(folder);
    next.modules.addAll(modules);
    return next;
  }

  MavenProject module(String name, String packaging) throws IOException {
    Model model = new Model();
    model.setGroupId("example");
    model.setArtifactId(name.isEmpty() ? "root" : name);
    model.setVersion("1");
    model.setPackaging(packaging);
    Path base = Files.createDirectories(folder.resolve(name));
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    build.setOutputDirectory(base.resolve("target/classes").toString());
    model.setBuild(build);
    MavenProject project = new MavenProject(model);
    project.setFile(base.resolve("pom.xml").toFile());
    project.addCompileSourceRoot(base.resolve("src/main/java").toString());
    modules.add(project);
    return project;
  }

  /** A module with a MobiVM app whose property list is {@code list}. */
  MavenProject app(String name, String list) throws IOException {
    MavenProject module = module(name, "jar");
    write(
        name + "/robovm.xml",
        "<config><executableName>Walk</executableName>"
            + "<iosInfoPList>Info.plist.xml</iosInfoPList></config>");
    write(name + "/Info.plist.xml", list);
    write(name + "/src/main/java/Main.java", "final class Main {}\n");
    return module;
  }

  void write(String path, String text) throws IOException {
    // The folder of the build's own module has no name.
    Path file = folder.resolve(path.replaceFirst("^/", ""));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  CheckMojo check(MavenProject module, Map<String, Object> parameters) {
    CheckMojo goal = prepared(new CheckMojo(), module);
    set(goal, "failOnViolation", true);
    set(goal, "formats", List.of("text", "sarif"));
    set(goal, "outputDirectory", reports(module));
    parameters.forEach((name, value) -> set(goal, name, value));
    return goal;
  }

  BaselineMojo baseline(MavenProject module, Map<String, Object> parameters) {
    BaselineMojo goal = prepared(new BaselineMojo(), module);
    parameters.forEach((name, value) -> set(goal, name, value));
    return goal;
  }

  ReportMojo report(MavenProject module, Map<String, Object> parameters) {
    ReportMojo goal = prepared(new ReportMojo(), module);
    set(goal, "outputDirectory", reports(module));
    parameters.forEach((name, value) -> set(goal, name, value));
    return goal;
  }

  private static File reports(MavenProject module) {
    return new File(module.getBuild().getDirectory(), "bgcheck");
  }

  private <T extends ModuleMojo> T prepared(T goal, MavenProject module) {
    goal.setLog(log);
    set(goal, "project", module);
    set(goal, "session", session);
    set(goal, "version", "1.0");
    set(goal, "scanDependencies", true);
    set(goal, "classesDirectory", new File(module.getBuild().getOutputDirectory()));
    set(goal, "sourceDirectories", module.getCompileSourceRoots());
    return goal;
  }

  private static void set(Object goal, String name, Object value) {
    for (Class<?> type = goal.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          try {
            field.set(goal, value);
          } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
          }
          return;
        }
      }
    }
    throw new AssertionError("no parameter " + name);
  }

  /** What a goal logs, each line with its level in front. */
  static final class Lines implements Log {
    final List<String> all = new ArrayList<>();

    String text() {
      return String.join("\n", all);
    }

    private void add(String level, Object text) {
      all.add(level + " " + text);
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public void debug(CharSequence text) {
      add("debug", text);
    }

    @Override
    public void debug(CharSequence text, Throwable error) {
      add("debug", text);
    }

    @Override
    public void debug(Throwable error) {
      add("debug", error);
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public void info(CharSequence text) {
      add("info", text);
    }

    @Override
    public void info(CharSequence text, Throwable error) {
      add("info", text);
    }

    @Override
    public void info(Throwable error) {
      add("info", error);
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public void warn(CharSequence text) {
      add("warn", text);
    }

    @Override
    public void warn(CharSequence text, Throwable error) {
      add("warn", text);
    }

    @Override
    public void warn(Throwable error) {
      add("warn", error);
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    public void error(CharSequence text) {
      add("error", text);
    }

    @Override
    public void error(CharSequence text, Throwable error) {
      add("error", text);
    }

    @Override
    public void error(Throwable error) {
      add("error", error);
    }
  }
}
