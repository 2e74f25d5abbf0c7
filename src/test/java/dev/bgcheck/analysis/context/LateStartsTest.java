package dev.bgcheck.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Program;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each program asks whether {@code ::g()} runs after the launch only. */
class LateStartsTest {
  private static final Set<ApiSymbol> LATE = Set.of(new ApiSymbol("UIApplicationDelegate", "came"));
  private static final String G = "routine `::g()` function () -> Void {\n  0:\n    return\n}\n";

  @Test
  void what_only_a_late_callback_calls_is_late() {
    assertThat(isLate(callback("came"), true)).isTrue();
  }

  @Test
  void what_the_launch_calls_is_early() {
    assertThat(isLate(callback("launched"), true)).isFalse();
  }

  @Test
  void what_both_call_is_early() {
    String both =
        """
        type App class : UIApplicationDelegate {
          routine `App.launched()`
          routine `App.came()`
        }
        """;
    assertThat(isLate(both + calls("launched") + calls("came"), true)).isFalse();
  }

  @Test
  void what_nothing_calls_may_be_called_early() {
    assertThat(isLate("", true)).isFalse();
  }

  @Test
  void what_waits_for_the_main_queue_is_late_unless_soon_is_early_enough() {
    String waits =
        """
        type App class : UIApplicationDelegate {
          routine `App.launched()`
        }
        routine `App.launched()` method () -> Void {
          0:
            %1 = load type(DispatchQueue).main
            %2 = closure `App.launched()#1` []
            call %1.async(execute: %2)
            return
        }
        routine `App.launched()#1` closure () -> Void {
          0:
            call ?.g()
            return
        }
        """;
    assertThat(isLate(waits, true)).isTrue();
    assertThat(isLate(waits, false)).isFalse();
  }

  private static String callback(String name) {
    return "type App class : UIApplicationDelegate {\n  routine `App.%s()`\n}\n".formatted(name)
        + calls(name);
  }

  private static String calls(String name) {
    return "routine `App.%s()` method () -> Void {\n  0:\n    call ?.g()\n    return\n}\n"
        .formatted(name);
  }

  private static boolean isLate(String text, boolean soonIsLate) {
    Program program = Programs.link(text + G);
    CallGraph graph = new CallGraph(program, Programs.catalog());
    return new LateStarts(program, graph, LATE, soonIsLate)
        .isLate(Programs.routine(program, "::g()"));
  }
}
