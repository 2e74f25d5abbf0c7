package dev.bgcheck.analysis.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.model.Program;
import org.junit.jupiter.api.Test;

/** Each program hands a handler {@code done} to {@code ::f(done:)} and asks where it goes. */
class ValueFlowTest {
  private static final String F = "routine `::f(done:)` function (done: ()->Void) -> Void {\n";

  @Test
  void a_handler_nobody_touches_goes_nowhere() {
    Fate fate = fate(F + "  0:\n    return\n}\n");

    assertThat(fate.uses()).isEmpty();
    assertThat(fate.escapes()).isFalse();
  }

  @Test
  void a_call_in_a_routine_it_is_passed_to_is_found() {
    Fate fate =
        fate(
            F
                + """
                  0:
                    call ?.`g`(done: done)
                    return
                }
                routine `::g(done:)` function (done: ()->Void) -> Void {
                  0:
                    call done.`()`()
                    return
                }
                """);

    assertThat(fate.calls()).hasSize(1);
    assertThat(fate.escapes()).isFalse();
  }

  @Test
  void code_that_is_not_here_may_do_anything() {
    Fate fate = fate(F + "  0:\n    call ?.elsewhere(done)\n    return\n}\n");

    assertThat(fate.escapes()).isTrue();
  }

  private static Fate fate(String text) {
    Program program = Programs.link(text);
    CallGraph graph = new CallGraph(program, Programs.catalog());
    return new ValueFlow(program, graph, new FieldUses(program))
        .of(Programs.routine(program, "::f(done:)"), "done");
  }
}
