package dev.bgcheck.analysis.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Program;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each program asks whether {@code ::f(task:)} may lead to a completion of some task. */
class RenewalSearchTest {
  private static final String F = "routine `::f(task:)` function (task: BGTask) -> Void {\n  0:\n";

  @Test
  void a_value_that_is_worked_out_elsewhere_is_none() {
    assertThat(mayCall(F + "    %1 = call ?.elsewhere()\n    return\n}\n")).isFalse();
  }

  @Test
  void something_done_elsewhere_may_be_one() {
    assertThat(mayCall(F + "    call ?.elsewhere()\n    return\n}\n")).isTrue();
  }

  @Test
  void a_name_that_speaks_of_it_may_be_one_though_its_result_is_used() {
    assertThat(mayCall(F + "    %1 = call ?.scheduleNext()\n    return\n}\n")).isTrue();
  }

  @Test
  void another_routine_leads_there() {
    assertThat(
            mayCall(
                F
                    + """
                          call ?.g(task: task)
                          return
                      }
                      routine `::g(task:)` function (task: BGTask) -> Void {
                        0:
                          call task.setTaskCompleted(success: true)
                          return
                      }
                      """))
        .isTrue();
  }

  private static boolean mayCall(String text) {
    Program program = Programs.link(text);
    RenewalSearch search = new RenewalSearch(program, new CallGraph(program, Programs.catalog()));
    return search.mayCall(
        search.from(Programs.routine(program, "::f(task:)")),
        Set.of(new ApiSymbol("BGTask", "setTaskCompletedWithSuccess:")));
  }
}
