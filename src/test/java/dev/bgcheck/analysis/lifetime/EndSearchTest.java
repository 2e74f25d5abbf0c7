package dev.bgcheck.analysis.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Program;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each program asks whether {@code ::f(task:)} certainly leads to no completion of the task. */
class EndSearchTest {
  private static final String F = "routine `::f(task:)` function (task: BGTask) -> Void {\n  0:\n";

  @Test
  void a_routine_that_only_writes_to_the_log_ends_nothing() {
    assertThat(endsNothing(F + "    call ?.print(string \"late\")\n    return\n}\n")).isTrue();
  }

  @Test
  void the_end_itself_counts() {
    assertThat(endsNothing(F + "    call task.setTaskCompleted(success: true)\n    return\n}\n"))
        .isFalse();
  }

  @Test
  void the_end_counts_in_a_closure_that_a_queue_runs_later() {
    assertThat(
            endsNothing(
                F
                    + """
                          %1 = load type(DispatchQueue).main
                          %2 = closure `::f(task:)#1` [value task = task]
                          call %1.async(execute: %2)
                          return
                      }
                      routine `::f(task:)#1` closure () -> Void {
                        0:
                          call task.setTaskCompleted(success: true)
                          return
                      }
                      """))
        .isFalse();
  }

  @Test
  void code_that_is_not_here_may_end_it() {
    assertThat(endsNothing(F + "    call ?.cancelEverything()\n    return\n}\n")).isFalse();
  }

  @Test
  void a_field_that_is_set_to_nothing_is_only_forgotten() {
    String type = "type Box class {\n  field task : BGTask?\n  field late : Bool\n}\n";

    assertThat(endsNothing(type + F + "    store task.task = nil\n    return\n}\n")).isTrue();
    assertThat(endsNothing(type + F + "    store task.late = true\n    return\n}\n"))
        .as("somebody may look at the flag")
        .isFalse();
  }

  private static boolean endsNothing(String text) {
    Program program = Programs.link(text);
    return new EndSearch(program, new CallGraph(program, Programs.catalog()))
        .certainlyLeadsToNone(
            Programs.routine(program, "::f(task:)"),
            Set.of(new ApiSymbol("BGTask", "setTaskCompletedWithSuccess:")));
  }
}
