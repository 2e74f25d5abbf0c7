package dev.bgcheck.analysis.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Program;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each program gets an event in {@code ::f(kind:task:)} and must complete some task. */
class DutiesTest {
  private static final String F =
      "routine `::f(kind:task:)` function (kind: Kind, task: BGTask) -> Void {\n  0:\n";

  @Test
  void the_call_is_enough_whatever_it_is_made_on() {
    assertThat(
            outcome(F + "    call task.setTaskCompleted(success: true)\n    return\n}\n").always())
        .isTrue();
  }

  @Test
  void a_way_without_it_is_missed() {
    Outcome outcome =
        outcome(
            F
                + """
                      branch guard { true x -> 1; false x -> 2 "else" }
                    1:
                      call task.setTaskCompleted(success: true)
                      return
                    2:
                      return
                  }
                  """);

    assertThat(outcome.misses()).singleElement().extracting(Miss::label).isEqualTo("else");
  }

  @Test
  void ways_for_another_kind_of_event_owe_nothing() {
    Outcome outcome =
        outcome(
            F
                + """
                      branch switch { case kind, urgent -> 1 "case .urgent"; unknown -> 2 "default" }
                    1:
                      call task.setTaskCompleted(success: true)
                      return
                    2:
                      return
                  }
                  """);

    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void code_that_is_not_here_may_do_it() {
    Outcome outcome = outcome(F + "    call ?.elsewhere()\n    return\n}\n");

    assertThat(outcome.escapes()).isTrue();
    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void a_routine_that_calls_itself_is_left_alone() {
    Outcome outcome = outcome(F + "    call ?.f(kind: kind, task: task)\n    return\n}\n");

    assertThat(outcome.misses()).isEmpty();
  }

  private static Outcome outcome(String text) {
    Program program = Programs.link(text);
    Discharge duty =
        Discharge.duty(
            Set.of(new ApiSymbol("BGTask", "setTaskCompletedWithSuccess:")),
            Set.of("urgent"),
            Set.of());
    return new ObligationAnalysis(program, Programs.catalog(), duty)
        .outcomeOfDuty(Programs.routine(program, "::f(kind:task:)"), Optional.of("kind"));
  }
}
