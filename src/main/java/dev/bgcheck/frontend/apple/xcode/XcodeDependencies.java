package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.TargetDependency.Kind;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a target of an Xcode project builds on, links and embeds. */
final class XcodeDependencies {
  private static final Pattern KOTLIN =
      Pattern.compile("gradlew|\\bkotlin\\b|KOTLIN_", Pattern.CASE_INSENSITIVE);

  private final Survey survey;
  private final PbxFile file;

  XcodeDependencies(Survey survey, PbxFile file) {
    this.survey = survey;
    this.file = file;
  }

  /** Adds the dependencies of {@code target} to its draft. */
  void fill(PbxObject target, TargetDraft draft) {
    for (PbxObject phase : file.all(target, "buildPhases")) {
      boolean copies = phase.isa().equals("PBXCopyFilesBuildPhase");
      if (copies || phase.isa().equals("PBXFrameworksBuildPhase")) {
        for (PbxObject buildFile : file.all(phase, "files")) {
          buildFile(buildFile, copies ? Kind.EMBEDS : Kind.LINKS, draft);
        }
      } else if (phase.isa().equals("PBXShellScriptBuildPhase")) {
        script(phase, draft);
      }
    }
    for (PbxObject dependency : file.all(target, "dependencies")) {
      dependency(dependency, draft);
    }
    for (PbxObject product : file.all(target, "packageProductDependencies")) {
      packageProduct(product, draft);
    }
  }

  /** Ex) ./gradlew :shared:embedAndSignAppleFrameworkForXcode: part of the app is Kotlin. */
  private static void script(PbxObject phase, TargetDraft draft) {
    String text = phase.name() + "\n" + phase.text("shellScript").orElse("");
    if (KOTLIN.matcher(text).find()) {
      draft.external(
          new ExternalDependency(
              "Kotlin framework",
              ExternalDependency.Kind.FRAMEWORK,
              Optional.of(phase.fields().span())));
    }
  }

  private void buildFile(PbxObject buildFile, Kind kind, TargetDraft draft) {
    file.one(buildFile, "productRef").ifPresent(product -> packageProduct(product, draft));
    Optional<PbxObject> reference = file.one(buildFile, "fileRef");
    if (reference.isEmpty()) {
      return;
    }
    Span span = reference.get().fields().span();
    if (reference.get().isa().equals("PBXReferenceProxy")) {
      file.one(reference.get(), "remoteRef")
          .ifPresent(proxy -> proxied(proxy, reference.get().name(), kind, draft, span));
    } else if (reference.get().isa().equals("PBXFileReference")) {
      fileReference(reference.get(), kind, draft, span);
    }
  }

  private void fileReference(PbxObject reference, Kind kind, TargetDraft draft, Span span) {
    String name = TreePath.name(reference.text("path").orElse(reference.name()));
    String tree = reference.text("sourceTree").orElse("<group>");
    String ending = TreePath.ending(name);
    boolean product =
        List.of("framework", "xcframework", "a", "dylib", "app", "appex", "xpc").contains(ending);
    if (!product || tree.equals("SDKROOT") || tree.equals("DEVELOPER_DIR")) {
      return;
    }
    // Ex) "System/Library/Frameworks/UIKit.framework" beside the project: still Apple's.
    if (reference.text("path").orElse("").contains("System/Library/Frameworks/")
        || reference.text("path").orElse("").startsWith("usr/lib/")) {
      return;
    }
    boolean executable = ending.equals("app") || ending.equals("appex") || ending.equals("xpc");
    Optional<ExternalDependency.Kind> missing =
        executable
            ? Optional.empty()
            : Optional.of(
                name.startsWith("Pods_") || name.startsWith("libPods-")
                    ? ExternalDependency.Kind.POD
                    : ExternalDependency.Kind.FRAMEWORK);
    draft.dependency(
        new PendingDependency(
            List.of(
                TargetDraft.objectAlias(file.container(), reference.id()),
                TargetDraft.productAlias(name)),
            name,
            kind,
            missing,
            Optional.of(span)));
  }

  private void dependency(PbxObject dependency, TargetDraft draft) {
    Span span = dependency.fields().span();
    Optional<PbxObject> target = file.one(dependency, "target");
    if (target.isPresent()) {
      draft.dependency(
          new PendingDependency(
              List.of(TargetDraft.objectAlias(file.container(), target.get().id())),
              target.get().name(),
              Kind.BUILT_AFTER,
              Optional.empty(),
              Optional.of(span)));
      return;
    }
    file.one(dependency, "productRef").ifPresent(product -> packageProduct(product, draft));
    file.one(dependency, "targetProxy")
        .ifPresent(
            proxy ->
                proxied(
                    proxy,
                    dependency.text("name").orElse(proxy.text("remoteInfo").orElse("")),
                    Kind.BUILT_AFTER,
                    draft,
                    span));
  }

  /** A target or product of another project. */
  private void proxied(PbxObject proxy, String name, Kind kind, TargetDraft draft, Span span) {
    String portal = proxy.text("containerPortal").orElse("");
    String container =
        portal.equals(file.root().id()) ? file.container() : file.path(portal).orElse("");
    draft.dependency(
        new PendingDependency(
            List.of(
                TargetDraft.objectAlias(container, proxy.text("remoteGlobalIDString").orElse("")),
                TargetDraft.targetAlias(container, proxy.text("remoteInfo").orElse("")),
                TargetDraft.productAlias(TreePath.name(name))),
            name,
            kind,
            container.isEmpty() || survey.tree().isFolder(container)
                ? Optional.of(ExternalDependency.Kind.FRAMEWORK)
                : Optional.of(ExternalDependency.Kind.MISSING_PROJECT),
            Optional.of(span)));
  }

  private void packageProduct(PbxObject product, TargetDraft draft) {
    String name = product.text("productName").orElse(product.name());
    if (name.startsWith("plugin:")) {
      // A build tool: it runs on the developer's machine.
      return;
    }
    draft.dependency(
        new PendingDependency(
            List.of(TargetDraft.packageProductAlias(name)),
            name,
            Kind.LINKS,
            Optional.of(ExternalDependency.Kind.SWIFT_PACKAGE),
            Optional.of(product.fields().span())));
  }
}
