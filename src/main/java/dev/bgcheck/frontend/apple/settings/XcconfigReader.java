package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an {@code .xcconfig} file with what it includes into one level of settings.
 *
 * <p>A missing {@code #include} is noted, a missing {@code #include?} is not; an include that leads
 * back to itself is noted and left out.
 */
public final class XcconfigReader {
  private static final Pattern INCLUDE =
      Pattern.compile("\\s*#include(\\?)?\\s*[\"<]([^\">]+)[\">].*");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*(?:\\s*\\[[^\\]=]*=[^\\]]*\\])*)\\s*=(.*)");
  private static final int MAX_FILES = 500;

  private final Survey survey;
  private final String projectFolder;
  private final UnaryOperator<String> variables;
  private final List<SettingAssignment> assignments = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean complete = true;
  private int files;

  private XcconfigReader(Survey survey, String projectFolder, UnaryOperator<String> variables) {
    this.survey = survey;
    this.projectFolder = projectFolder;
    this.variables = variables;
  }

  /**
   * What a file gave.
   *
   * @param complete whether every file on the way was there, so that an unset variable is unset
   */
  public record Result(SettingLevel level, boolean complete) {}

  /**
   * The settings of the file at {@code path}.
   *
   * @param projectFolder the folder of the project, where includes are looked for as well
   * @param variables replaces the few variables that may stand in the path of an include
   */
  public static Result read(
      Survey survey, String path, String projectFolder, UnaryOperator<String> variables) {
    XcconfigReader reader = new XcconfigReader(survey, projectFolder, variables);
    reader.include(path);
    return new Result(SettingLevel.of(reader.assignments), reader.complete);
  }

  private void include(String path) {
    Optional<SourceFile> file = survey.text(path);
    if (file.isEmpty() || ++files > MAX_FILES) {
      complete = false;
      return;
    }
    open.push(survey.tree().identity(path));
    String text = file.get().text();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      line(file.get(), start, end);
      start = end + 1;
    }
    open.pop();
  }

  private void line(SourceFile file, int start, int end) {
    String line = file.text().substring(start, end);
    int comment = comment(line);
    String code = comment < 0 ? line : line.substring(0, comment);
    if (code.isBlank()) {
      return;
    }
    Matcher include = INCLUDE.matcher(line);
    if (include.matches()) {
      Span place = file.span(start + include.start(2), start + include.end(2));
      include(file, place, include.group(2), include.group(1) != null);
      return;
    }
    Matcher assignment = ASSIGNMENT.matcher(code);
    if (!assignment.matches()) {
      int first = start + code.length() - code.stripLeading().length();
      survey.note(
          Notice.Kind.NOT_PARSED,
          file.span(first, start + code.stripTrailing().length()),
          "this line of " + file.name() + " is no assignment");
      return;
    }
    String value = assignment.group(2);
    String stripped = withoutEnd(value.strip());
    int valueStart = start + assignment.start(2) + value.length() - value.stripLeading().length();
    if (value.isBlank()) {
      valueStart = start + assignment.start(2);
    }
    assignments.add(
        SettingAssignment.of(
            assignment.group(1),
            stripped,
            file.span(start + assignment.start(1), start + assignment.end(1)),
            file.span(valueStart, valueStart + stripped.length())));
  }

  private void noteMissing(String path, Span place, boolean optional) {
    if (path.contains("/Pods/") || path.startsWith("Pods/")) {
      survey.note(
          Notice.Kind.LIMITED,
          "pods are not installed in this checkout; their settings and code are not seen");
    } else if (!optional) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE, place, "the included file " + path + " is missing");
    }
  }

  /** A semicolon at the end is a habit from project files; Xcode drops it too. */
  private static String withoutEnd(String value) {
    return value.endsWith(";") ? value.substring(0, value.length() - 1).stripTrailing() : value;
  }

  /**
   * {@code //} starts a comment wherever it stands, which is why addresses are written in parts.
   */
  private static int comment(String line) {
    return line.indexOf("//");
  }

  private void include(SourceFile file, Span place, String name, boolean optional) {
    String expanded = variables.apply(name);
    String besideFile = TreePath.join(TreePath.parent(file.path()), expanded);
    String besideProject = TreePath.join(projectFolder, expanded);
    String path = survey.tree().isFile(besideFile) ? besideFile : besideProject;
    if (!survey.tree().isFile(path)) {
      complete = false;
      noteMissing(besideFile, place, optional);
      return;
    }
    if (open.contains(survey.tree().identity(path))) {
      survey.note(Notice.Kind.NOT_PARSED, place, path + " includes itself; this line is left out");
      return;
    }
    include(path);
  }
}
