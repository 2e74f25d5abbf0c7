package dev.bgcheck.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.frontend.bytecode.ClassInput;
import dev.bgcheck.frontend.jvm.JavaCompiling;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.frontend.jvm.MobiVmStubs;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same program from source and from class files: calls, closures and branches agree. */
class SourceAndBytecodeTest {
  private static final SourceFile APP =
      SourceFile.of(
          "src/app/Main.java",
          """
          package app;

          import org.robovm.apple.foundation.NSURLSession;
          import org.robovm.apple.uikit.UIApplication;
          import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
          import org.robovm.apple.uikit.UIBackgroundFetchResult;
          import org.robovm.objc.Selector;
          import org.robovm.objc.block.VoidBlock1;

          public class Main extends UIApplicationDelegateAdapter {
            static final String ID = "app.refresh";
            private Runnable kept;
            private long task;
            enum Mode { SLOW, FAST }

            @Override
            public void performFetch(
                UIApplication app, final VoidBlock1<UIBackgroundFetchResult> handler) {
              task = app.beginBackgroundTask(() -> app.endBackgroundTask(task));
              kept = new Runnable() {
                @Override public void run() {
                  handler.invoke(UIBackgroundFetchResult.NewData);
                  done();
                }
              };
              load(ID + ".x", new Runnable() {
                @Override public void run() {
                  post(new Runnable() {
                    @Override public void run() {
                      handler.invoke(UIBackgroundFetchResult.Failed);
                    }
                  });
                }
              });
              NSURLSession session = new NSURLSession(ID);
              if (!session.setActive(true)) { handler.invoke(UIBackgroundFetchResult.NoData); }
              select(Selector.register("tick:"));
            }

            void load(String url, Runnable then) {
              try {
                if (url == null || url.isEmpty()) { return; }
                fetch(url + '/' + task);
              } catch (IllegalStateException e) {
                report(e);
              } finally {
                then.run();
              }
            }

            void choose(Mode mode, boolean flag, Object o) {
              switch (mode) {
                case FAST: post(this::done); break;
                case SLOW: post(kept);
              }
              for (int i = 0; i < 3; i++) { if (flag && i == 2) { done(); } }
              while (!flag) { flag = kept != null; }
              synchronized (this) { if (o instanceof Main) { ((Main) o).done(); } }
              Runnable r = flag ? kept : null;
              if (r != null) { r.run(); }
              super.performFetch(null, null);
            }

            private void done() {}
            void fetch(String url) {}
            void report(Exception e) {}
            static void post(Runnable r) {}
            static void select(Selector s) {}
          }
          """);

  private static List<ClassInput> classes(String release) {
    List<SourceFile> all = new ArrayList<>(MobiVmStubs.sources());
    all.add(APP);
    List<ClassInput> inputs = new ArrayList<>();
    JavaCompiling.compile(all, "--release", release)
        .forEach(
            (name, bytes) -> {
              if (name.startsWith("app/")) {
                inputs.add(new ClassInput("target/" + name, bytes, Origin.APPLICATION));
              }
            });
    return inputs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "17"})
  void calls_closures_and_tests_agree(String release) {
    LoweredUnit source = JavaUnits.lower(List.of(APP), List.of()).get(0);
    LoweredUnit bytecode = JavaUnits.lower(List.of(APP), classes(release)).get(0);

    assertThat(source.language()).isEqualTo(Language.JAVA);
    assertThat(bytecode.language()).isEqualTo(Language.BYTECODE);
    Map<String, String> fromSource = shapes(source);
    Map<String, String> fromBytecode = shapes(bytecode);
    for (String routine :
        List.of("performFetch/2", "performFetch/2#1", "load/2", "choose/3", "done/0")) {
      assertThat(fromBytecode.get(routine)).as(routine).isEqualTo(fromSource.get(routine));
    }
    assertThat(fromBytecode.keySet()).containsAll(closures(fromSource));
    for (String closure : closures(fromSource)) {
      assertThat(fromBytecode.get(closure)).as(closure).isEqualTo(fromSource.get(closure));
    }
  }

  private static List<String> closures(Map<String, String> shapes) {
    return shapes.keySet().stream().filter(name -> name.contains("#")).toList();
  }

  /**
   * The different calls, closures and conditions of each routine, sorted: the order of blocks may
   * differ, and so may the number of copies of a finally block.
   */
  private static Map<String, String> shapes(LoweredUnit unit) {
    Map<String, String> shapes = new TreeMap<>();
    for (Routine routine : unit.routines()) {
      List<String> lines = new ArrayList<>();
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          shape(instruction, lines);
        }
      }
      String name = routine.signature().name();
      int closure = name.indexOf('#');
      String key =
          JavaNames.simpleName(name)
              + "/"
              + JavaNames.arity(name).orElse(-1)
              + (closure < 0 ? "" : name.substring(closure));
      shapes.merge(
          key,
          lines.stream().sorted().distinct().collect(Collectors.joining("\n")),
          (a, b) -> a + "\n--\n" + b);
    }
    return shapes;
  }

  private static void shape(Instruction instruction, List<String> lines) {
    if (instruction instanceof Instruction.Call call) {
      String name = call.isOperator() ? call.name() : JavaNames.simpleName(call.name());
      lines.add(
          "call "
              + value(call.receiver())
              + "."
              + name
              + call.arguments().stream()
                  .map(argument -> value(argument.value()))
                  .collect(Collectors.joining(",", "(", ")"))
              + (call.flags().isSuper() ? " super" : ""));
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      lines.add(
          closure.body().isPresent()
              ? "closure " + closure.captures().stream().map(Capture::name).sorted().toList()
              : "bound " + value(closure.receiver()) + JavaNames.simpleName(closure.method()));
    } else if (instruction instanceof Instruction.Store store) {
      lines.add("store " + value(store.base()) + "." + store.member());
    } else if (instruction instanceof Instruction.Branch branch && branch.edges().size() > 1) {
      // Which way is written first, and what the branch is called, may differ.
      lines.add(
          "branch "
              + branch.edges().stream()
                  .map(edge -> edge.condition().getClass().getSimpleName())
                  .sorted()
                  .toList());
    }
  }

  private static String value(Value value) {
    if (value instanceof Value.Local local) {
      return local.isTemporary() ? "%" : local.name();
    } else if (value instanceof Value.Type type) {
      return type.type().toString();
    } else if (value instanceof Value.Constant constant) {
      return constant.kind() + ":" + constant.text();
    }
    return "?";
  }

  @Test
  void a_source_without_classes_is_lowered_beside_those_that_have_them() {
    SourceFile other = SourceFile.of("src/app/Other.java", "package app; class Other {}");
    SourceFile kotlin = SourceFile.of("src/app/Extra.kt", "package app\nclass Extra");

    List<LoweredUnit> units = JavaUnits.lower(List.of(APP, other, kotlin), classes("17"));

    assertThat(units)
        .extracting(unit -> unit.file().path() + " " + unit.language().word())
        .containsExactly(
            "src/app/Main.java bytecode", "src/app/Other.java java", "src/app/Extra.kt java");
    assertThat(units.get(2).notices().get(0).message()).contains("compile the project first");
  }
}
