package dev.bgcheck.frontend.apple;

import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.DiskTree;
import java.nio.file.Path;
import java.util.List;

/** Prints what the loader finds under the paths given: for people who work on the readers. */
final class ProjectDump {
  private ProjectDump() {}

  public static void main(String[] paths) {
    for (String path : paths) {
      long start = System.nanoTime();
      AppProject project = ProjectLoader.load(DiskTree.at(Path.of(path)), List.of(""));
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.printf(
          "=== %s: %d targets, %d lists, %d orphans, %d notices, %d ms%n",
          path,
          project.targets().size(),
          project.lists().size(),
          project.orphans().size(),
          project.notices().size(),
          millis);
      project.targets().forEach(target -> print(project, target));
      project
          .notices()
          .forEach(
              notice ->
                  System.out.println(
                      "  notice "
                          + notice.kind().word()
                          + " "
                          + notice.span().map(Object::toString).orElse("-")
                          + ": "
                          + notice.message()));
      project
          .paths()
          .forEach(one -> one.problem().ifPresent(text -> System.out.println("  problem " + text)));
    }
  }

  private static void print(AppProject project, AppTarget target) {
    System.out.printf(
        "%s%s [%s%s] %s deploy=%s sources=%d links=%d embeds=%s ext=%s point=%s%n",
        target.library() ? "  (lib) " : "  ",
        target.id(),
        target.kind().word(),
        target.catalyst() ? "+catalyst" : "",
        target.platforms(),
        target
            .deploymentTarget(target.platforms().iterator().next())
            .map(Object::toString)
            .orElse("?"),
        target.sources().size(),
        project.codeOf(target).size() - 1,
        target.related(TargetDependency.Kind.EMBEDS).stream()
            .map(id -> id.substring(id.lastIndexOf('/') + 1))
            .toList(),
        project.externalDependenciesOf(target).stream()
            .map(one -> one.name())
            .distinct()
            .limit(4)
            .toList(),
        target.extensionPoint().orElse("-"));
    if (!target.kind().isExecutable() || target.library()) {
      return;
    }
    for (PlistVariant variant : target.variants()) {
      System.out.printf(
          "      %s %s %s %s ui=%s wk=%s ids=%s ent=%s(%d)%s%n",
          variant.platform().word(),
          variant.configurationNames(),
          variant.infoPlist().file().map(list -> list.path()).orElse("(generated)"),
          variant.infoPlist().knowledge(),
          texts(variant, "UIBackgroundModes"),
          texts(variant, "WKBackgroundModes"),
          texts(variant, "BGTaskSchedulerPermittedIdentifiers"),
          variant.entitlements().state(),
          variant.entitlements().entries().size(),
          variant.infoPlist().ignoredSettings().isEmpty()
              ? ""
              : " ignored="
                  + variant.infoPlist().ignoredSettings().stream().map(one -> one.key()).toList());
    }
  }

  private static List<String> texts(PlistVariant variant, String key) {
    return variant.infoPlist().texts(key).stream()
        .map(PlistValue.Text::value)
        .map(Object::toString)
        .toList();
  }
}
