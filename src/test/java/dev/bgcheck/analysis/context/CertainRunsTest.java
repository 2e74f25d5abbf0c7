package dev.bgcheck.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each program starts at {@code ::f()} and asks what runs for certain. */
class CertainRunsTest {
  @Test
  void a_block_that_every_way_passes_runs() {
    Program program =
        Programs.link(
            """
            routine `::f()` function () -> Void {
              0:
                branch if { true x -> 1; false x -> 2 }
              1:
                goto 3
              2:
                goto 3
              3:
                return
            }
            """);
    Routine f = Programs.routine(program, "::f()");
    CertainRuns runs = runs(program);

    assertThat(runs.timesOf(f, 0)).isEqualTo(1);
    assertThat(runs.timesOf(f, 1)).isZero();
    assertThat(runs.timesOf(f, 2)).isZero();
    assertThat(runs.timesOf(f, 3)).isEqualTo(1);
  }

  @Test
  void what_is_called_on_every_way_runs_and_twice_when_called_twice() {
    Program program =
        Programs.link(
            """
            routine `::f()` function () -> Void {
              0:
                call ?.g()
                call ?.g()
                branch if { true x -> 1; false x -> 2 }
              1:
                call ?.h()
                goto 2
              2:
                return
            }
            routine `::g()` function () -> Void {
              0:
                return
            }
            routine `::h()` function () -> Void {
              0:
                return
            }
            """);
    CertainRuns runs = runs(program);

    assertThat(runs.timesOf(Programs.routine(program, "::g()"), 0)).isEqualTo(2);
    assertThat(runs.timesOf(Programs.routine(program, "::h()"), 0)).isZero();
  }

  @Test
  void a_circle_of_calls_ends() {
    Program program =
        Programs.link(
            """
            routine `::f()` function () -> Void {
              0:
                call ?.f()
                return
            }
            """);

    assertThat(runs(program).timesOf(Programs.routine(program, "::f()"), 0)).isEqualTo(2);
  }

  @Test
  void control_goes_round_a_loop_but_never_back_without_one() {
    Program program =
        Programs.link(
            """
            routine `::f()` function () -> Void {
              0:
                goto 1
              1:
                branch loop { unknown -> 2; unknown -> 3 }
              2:
                goto 1
              3:
                return
            }
            """);
    Routine f = Programs.routine(program, "::f()");

    assertThat(CertainRuns.leadsTo(f, 2, 2)).isTrue();
    assertThat(CertainRuns.leadsTo(f, 0, 3)).isTrue();
    assertThat(CertainRuns.leadsTo(f, 0, 0)).isFalse();
    assertThat(CertainRuns.leadsTo(f, 3, 1)).isFalse();
  }

  private static CertainRuns runs(Program program) {
    return new CertainRuns(
        program,
        new CallGraph(program, Programs.catalog()),
        List.of(Programs.routine(program, "::f()")));
  }
}
