package dev.bgcheck.app.dev;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.frontend.bytecode.BytecodeLowering;
import dev.bgcheck.frontend.bytecode.Detail;
import dev.bgcheck.frontend.bytecode.JarReader;
import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bgcheck dev binding JAR…}: whether the catalogue's Java names are those of a release of
 * MobiVM's binding.
 *
 * <p>With the jar at hand the tool reads selectors from its annotations; without it the names of
 * the catalogue have to do. This command finds the members for which the two differ.
 */
final class BindingCommand implements Command {
  private static final Option ABSENT =
      Option.flag("--absent", "also list what the catalogue knows and the jar lacks");

  @Override
  public String name() {
    return "binding";
  }

  @Override
  public String operands() {
    return "JAR…";
  }

  @Override
  public String summary() {
    return "compare the Java names of the API catalogue with a jar of MobiVM's binding";
  }

  @Override
  public List<Option> options() {
    return List.of(ABSENT);
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("binding needs a jar");
    }
    ApiCatalog catalog = ApiCatalogLoader.loadShipped();
    boolean different = false;
    for (String operand : arguments.operands()) {
      Path jar = console.directory().resolve(operand);
      if (!Files.isRegularFile(jar)) {
        throw new UsageException(operand + " is no file");
      }
      BindingDrift drift = BindingDrift.of(catalog, units(operand, Files.readAllBytes(jar)));
      List<String> lines = new ArrayList<>(drift.renamed());
      if (arguments.has(ABSENT.name())) {
        lines.addAll(drift.absent());
      }
      for (String line : lines) {
        console.print(line);
      }
      console.print(
          "%s: %d members compared, %d with another name, %d absent"
              .formatted(operand, drift.compared(), drift.renamed().size(), drift.absent().size()));
      different |= !drift.renamed().isEmpty();
    }
    return different ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private static List<LoweredUnit> units(String path, byte[] bytes) {
    JarReader.Content content = JarReader.read(path, bytes, Origin.LIBRARY, JarReader.Limits.USUAL);
    return BytecodeLowering.lower(content.classes(), JavaSources.NONE, Detail.DECLARATIONS);
  }
}
