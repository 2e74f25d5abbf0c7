package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.frontend.swift.syntax.SwiftOutline;
import dev.bgcheck.frontend.swift.syntax.SwiftParser;
import dev.bgcheck.report.JsonValues;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bgcheck dev outline FILE…}: types, routines, closures and calls, a JSON object a line. */
final class OutlineCommand implements Command {
  @Override
  public String name() {
    return "outline";
  }

  @Override
  public String operands() {
    return "FILE…";
  }

  @Override
  public String summary() {
    return "list the types, routines, closures and calls of Swift files, as JSON lines";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("outline needs a file");
    }
    DiskTree tree = DiskTree.at(console.directory());
    for (String path : SourceLister.list(tree, arguments.operands(), Set.of("swift"), console)) {
      var file = SourceLister.read(tree, path);
      if (file.isPresent()) {
        write(file.get(), console);
      }
    }
    return ExitCode.CLEAN;
  }

  private static void write(SourceFile file, Console console) throws IOException {
    for (SwiftOutline.Entry entry : SwiftOutline.of(SwiftParser.parse(file))) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file.path());
      line.put("kind", kind(entry.kind()));
      line.put("name", entry.name());
      line.put("line", entry.line());
      JsonValues.writeLine(line, console.out());
    }
  }

  private static String kind(SwiftOutline.Kind kind) {
    return switch (kind) {
      case TYPE -> "type";
      case ROUTINE, ACCESSOR -> "routine";
      case CLOSURE -> "closure";
      case CALL -> "call";
    };
  }
}
