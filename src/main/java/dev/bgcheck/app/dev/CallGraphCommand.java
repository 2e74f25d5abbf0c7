package dev.bgcheck.app.dev;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.link.Linker;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code bgcheck dev callgraph FILE…}: who makes whom run, on which thread, through which API. */
final class CallGraphCommand implements Command {
  private static final Option ENTRY =
      Option.value("--entry", "NAME", "only routines whose name holds this");

  @Override
  public String name() {
    return "callgraph";
  }

  @Override
  public String operands() {
    return "FILE…";
  }

  @Override
  public String summary() {
    return "link source files and print which routine makes which run";
  }

  @Override
  public List<Option> options() {
    return List.of(ENTRY, Lowered.PLATFORM);
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("callgraph needs a file");
    }
    ApiCatalog catalog = ApiCatalogLoader.loadShipped();
    Program program = new Linker(catalog).link(Lowered.of(arguments, console));
    CallGraph graph = new CallGraph(program, catalog);
    String entry = arguments.find(ENTRY.name()).orElse("");
    for (Routine routine : program.routines()) {
      List<CallEdge> edges = graph.from(routine);
      if (!edges.isEmpty() && routine.signature().toString().contains(entry)) {
        console.print(routine.signature().toString());
        for (CallEdge edge : edges) {
          console.print("  " + describe(edge));
        }
      }
    }
    return ExitCode.CLEAN;
  }

  private static String describe(CallEdge edge) {
    String how =
        edge.via().map(api -> " through " + api).orElse("")
            + (edge.later() ? ", later" : "")
            + ", thread: "
            + edge.thread().name().toLowerCase(Locale.ROOT)
            + edge.state().map(state -> ", app: " + state.word()).orElse("");
    return edge.instruction().span().line() + ": " + edge.to().signature() + how;
  }
}
