package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.frontend.java.JavaLowering;
import dev.bgcheck.frontend.objc.ObjcLowering;
import dev.bgcheck.frontend.swift.SwiftLowering;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The source files a person names, in the program form. */
final class Lowered {
  private static final Set<String> ENDINGS = Set.of("swift", "java", "m", "mm", "h");

  static final Option PLATFORM =
      Option.value("--platform", "NAME", "lower for iOS, watchOS, tvOS, visionOS or macOS");

  private Lowered() {}

  /** The units of the files under the operands, in the order of their paths. */
  static List<LoweredUnit> of(Arguments arguments, Console console)
      throws UsageException, IOException {
    DiskTree tree = DiskTree.at(console.directory());
    BuildConditions conditions =
        new BuildConditions(arguments.find(PLATFORM.name()).orElse("iOS"), Set.of());
    List<LoweredUnit> units = new ArrayList<>();
    for (String path : SourceLister.list(tree, arguments.operands(), ENDINGS, console)) {
      Optional<SourceFile> file = SourceLister.read(tree, path);
      file.ifPresent(found -> units.add(lower(found, conditions)));
    }
    return units;
  }

  private static LoweredUnit lower(SourceFile file, BuildConditions conditions) {
    return switch (TreePath.ending(file.path())) {
      case "java" -> JavaLowering.lower(file, Origin.APPLICATION);
      case "swift" -> SwiftLowering.lower(file, conditions, Origin.APPLICATION);
      default -> ObjcLowering.lower(file, conditions, Origin.APPLICATION);
    };
  }
}
