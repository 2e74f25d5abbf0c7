package dev.bgcheck.frontend.apple.swiftpackage;

import dev.bgcheck.frontend.apple.manifest.ManifestDeclarations;
import dev.bgcheck.frontend.apple.manifest.ManifestEvaluator;
import dev.bgcheck.frontend.apple.manifest.ManifestEvaluator.Place;
import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftParser;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import dev.bgcheck.frontend.swift.syntax.SwiftWalker;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code Package.swift} declares, wherever it does: in the call of {@code Package}, in
 * constants and helper functions, in what is appended later. Every branch counts as taken, since
 * the environment that chooses one is not known.
 */
final class PackageManifest {
  private static final Set<String> TARGETS =
      Set.of(
          "target",
          "executableTarget",
          "testTarget",
          "macro",
          "plugin",
          "binaryTarget",
          "systemLibrary");
  private static final Set<String> PRODUCTS = Set.of("library", "executable");

  private final SwiftSyntaxTree tree;
  private final ManifestDeclarations declarations = new ManifestDeclarations();
  private final ManifestEvaluator evaluator = new ManifestEvaluator(declarations);
  private final Map<String, Made> targets = new LinkedHashMap<>();
  private final Map<String, List<ManifestValue>> added = new HashMap<>();
  private final List<Made> products = new ArrayList<>();
  private final List<Made> packages = new ArrayList<>();

  private PackageManifest(SwiftSyntaxTree tree) {
    this.tree = tree;
  }

  /** Reads the manifest; what cannot be followed is left out. */
  static PackageManifest of(SourceFile file) {
    PackageManifest manifest = new PackageManifest(SwiftParser.parse(file));
    manifest.declarations.add(manifest.tree);
    manifest.new Collector().walk(manifest.tree);
    return manifest;
  }

  /** Calls that make targets whose name is known, by name, in the order of the text. */
  List<Made> targets() {
    return List.copyOf(targets.values());
  }

  /** What a target depends on; a part that cannot be told is {@link ManifestValue.Unknown}. */
  List<ManifestValue> dependenciesOf(Made target) {
    List<ManifestValue> all = new ArrayList<>();
    target.find("dependencies").ifPresent(list -> spread(list, all));
    target
        .findText("name")
        .ifPresent(name -> added.getOrDefault(name, List.of()).forEach(one -> spread(one, all)));
    return all;
  }

  /** Calls that make products. */
  List<Made> products() {
    return List.copyOf(products);
  }

  /** Calls that name other packages. */
  List<Made> packages() {
    return List.copyOf(packages);
  }

  private static void spread(ManifestValue value, List<ManifestValue> all) {
    all.addAll(value.itemsOrSelf());
    if (value instanceof ManifestValue.Items items && !items.whole()) {
      all.add(new ManifestValue.Unknown(items.span()));
    }
  }

  private ManifestValue value(SwiftExpr expression) {
    return evaluator.value(expression, Place.top(tree, List.of()));
  }

  private void addTarget(Made made) {
    if (TARGETS.contains(made.name())) {
      made.findText("name").ifPresent(name -> targets.putIfAbsent(name, made));
    }
  }

  private final class Collector extends SwiftWalker {
    @Override
    protected boolean enter(SwiftNode node) {
      if (node instanceof SwiftDecl.Extension extension) {
        return !isOfDependency(extension.extended());
      } else if (node instanceof SwiftDecl.Binding binding) {
        return binding.type().filter(this::isOfDependency).isEmpty();
      } else if (node instanceof SwiftExpr.Assign assign) {
        return !isAddedTo(assign.target(), assign.value(), assign.operator().text().equals("+="));
      } else if (node instanceof SwiftExpr.Call call) {
        return enter(call);
      }
      return true;
    }

    /** {@code Target.Dependency} is made by calls that look like those of targets. */
    private boolean isOfDependency(SwiftNode type) {
      return tree.text(type).contains("Dependency");
    }

    private boolean enter(SwiftExpr.Call call) {
      Optional<List<String>> path = ManifestEvaluator.path(call.callee());
      String name =
          path.filter(one -> !one.isEmpty()).map(one -> one.get(one.size() - 1)).orElse("");
      if (name.equals("append") && call.callee() instanceof SwiftExpr.Member member) {
        boolean one = call.arguments().size() == 1;
        return !(one
            && member.base().isPresent()
            && isAddedTo(member.base().get(), call.arguments().get(0).value(), true));
      }
      boolean isMaker = TARGETS.contains(name) || PRODUCTS.contains(name) || name.equals("package");
      if (!isMaker && !declarations.hasFunction(name)) {
        return true;
      }
      value(call).itemsOrSelf().stream().flatMap(one -> one.asMade().stream()).forEach(this::sort);
      // The arguments of a helper may make targets too; those of a target are its dependencies.
      return !isMaker;
    }

    private void sort(Made made) {
      addTarget(made);
      if (PRODUCTS.contains(made.name())) {
        products.add(made);
      } else if (made.name().equals("package")) {
        packages.add(made);
      }
    }

    /** Whether {@code place} is the list of dependencies of a target, which is made longer. */
    private boolean isAddedTo(SwiftExpr place, SwiftExpr more, boolean longer) {
      if (!longer
          || !(place instanceof SwiftExpr.Member member)
          || !member.name().text().equals("dependencies")
          || member.base().isEmpty()) {
        return false;
      }
      // package.dependencies has packages in it, which are collected like all others.
      Optional<String> target =
          value(member.base().get())
              .asMade()
              .filter(made -> TARGETS.contains(made.name()))
              .flatMap(made -> made.findText("name"));
      target.ifPresent(
          name -> added.computeIfAbsent(name, unused -> new ArrayList<>()).add(value(more)));
      return target.isPresent();
    }
  }
}
