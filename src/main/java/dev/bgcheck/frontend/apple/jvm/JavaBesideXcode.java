package dev.bgcheck.frontend.apple.jvm;

import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Multi-OS Engine: an ordinary Xcode project in the folder {@code xcode} of a Java module, whose
 * app runs the module's code.
 */
public final class JavaBesideXcode {
  private JavaBesideXcode() {}

  /**
   * The modules whose code the targets of the project at {@code container} run; the targets get to
   * depend on them. Nothing for a project that does not lie in a Java module.
   */
  public static List<TargetDraft> read(Survey survey, String container, List<TargetDraft> targets) {
    String folder = TreePath.parent(container);
    String module = TreePath.parent(folder);
    boolean beside =
        TreePath.name(folder).equals("xcode")
            && survey.tree().isFolder(TreePath.join(module, "src/main/java"));
    if (!beside) {
      return List.of();
    }
    JvmBuild build = new JvmBuild(survey);
    TargetDraft draft = new JvmModule(survey, module).libraryDraft();
    build.addDependencies(module, draft);
    for (TargetDraft target : targets) {
      if (target.kind().isExecutable()) {
        target.dependency(
            new PendingDependency(
                List.of(TargetDraft.folderAlias(module)),
                draft.name(),
                TargetDependency.Kind.LINKS,
                Optional.empty(),
                Optional.empty()));
      }
    }
    List<TargetDraft> drafts = new ArrayList<>(List.of(draft));
    drafts.addAll(build.modules());
    return drafts;
  }
}
