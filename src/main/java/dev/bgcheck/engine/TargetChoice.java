package dev.bgcheck.engine;

import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.NearestWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which targets of a project are judged, and by which kinds. */
final class TargetChoice {
  private final List<AppTarget> applications;
  private final List<AppTarget> code;
  private final boolean whole;

  private TargetChoice(List<AppTarget> applications, List<AppTarget> code, boolean whole) {
    this.applications = List.copyOf(applications);
    this.code = List.copyOf(code);
    this.whole = whole;
  }

  static TargetChoice of(AppProject project, LintRequest request) throws RequestException {
    checkNames(project, request);
    List<AppTarget> applications = new ArrayList<>();
    Set<AppTarget> contained = new HashSet<>();
    for (AppTarget target : project.targets()) {
      if (target.kind().isExecutable() && isJudged(target, request)) {
        applications.add(target);
        contained.addAll(project.codeOf(target));
      }
    }
    List<AppTarget> code = new ArrayList<>();
    for (AppTarget target : project.targets()) {
      boolean alone = target.kind().isLinked() && !contained.contains(target);
      if (applications.contains(target) || (alone && isJudged(target, request))) {
        code.add(target);
      }
    }
    return new TargetChoice(
        applications.stream().filter(target -> isChosen(target, request)).toList(),
        code.stream().filter(target -> isChosen(target, request)).toList(),
        request.targets().isEmpty());
  }

  private static boolean isJudged(AppTarget target, LintRequest request) {
    return target.kind() != TargetKind.TEST && (!target.library() || request.includeLibraries());
  }

  private static boolean isChosen(AppTarget target, LintRequest request) {
    return request.targets().isEmpty()
        || request.targets().contains(target.name())
        || request.targets().contains(target.id());
  }

  private static void checkNames(AppProject project, LintRequest request) throws RequestException {
    List<String> problems = new ArrayList<>();
    for (String name : request.targets().stream().sorted().toList()) {
      boolean exists =
          project.targets().stream()
              .anyMatch(target -> target.name().equals(name) || target.id().equals(name));
      if (!exists) {
        List<String> names = project.targets().stream().map(AppTarget::name).distinct().toList();
        String hint =
            NearestWord.find(name, names)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse(names.isEmpty() ? "" : "; there are: " + String.join(", ", names));
        problems.add("there is no target `" + name + "`" + hint);
      }
    }
    if (!problems.isEmpty()) {
      throw new RequestException(problems);
    }
  }

  /** The targets a kind is asked about, in the project's order. */
  List<AppTarget> judgedBy(CheckKind.Judged judged) {
    return judged == CheckKind.Judged.APPLICATIONS ? applications : code;
  }

  /** Every target that some kind may be asked about. */
  List<AppTarget> shown() {
    return code;
  }

  /** Whether no target was left out on request. */
  boolean isWhole() {
    return whole;
  }
}
