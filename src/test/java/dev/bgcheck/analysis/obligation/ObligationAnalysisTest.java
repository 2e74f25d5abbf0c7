package dev.bgcheck.analysis.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.TypeName;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each program hands a handler {@code done} to {@code ::f(done:)} and asks what becomes of it. */
class ObligationAnalysisTest {
  private static final String F = "routine `::f(done:)` function (done: ()->Void) -> Void {\n";

  @Test
  void a_handler_called_on_every_way_is_fulfilled() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch if { true x -> 1; false x -> 2 "else" }
                  1:
                    call done.`()`()
                    return
                  2:
                    call done.`()`()
                    return
                }
                """);

    assertThat(outcome.always()).isTrue();
    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void the_branch_that_misses_the_call_is_blamed() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch guard { true x -> 1; false x -> 2 "else" }
                  1:
                    call done.`()`()
                    return
                  2:
                    return
                }
                """);

    assertThat(outcome.misses()).singleElement().extracting(Miss::label).isEqualTo("else");
    assertThat(outcome.misses().get(0).never()).isFalse();
  }

  @Test
  void a_handler_nobody_touches_is_never_called() {
    Outcome outcome = handler(F + "  0:\n    return\n}\n");

    assertThat(outcome.misses()).singleElement().extracting(Miss::never).isEqualTo(true);
  }

  @Test
  void correlated_conditions_are_one_way_each() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    %1 = call ?.ok()
                    branch if { true %1 -> 1; false %1 -> 2 }
                  1:
                    call done.`()`()
                    goto 2
                  2:
                    %2 = call ?.`!`(%1)
                    branch if { true %2 -> 3; false %2 -> 4 }
                  3:
                    call done.`()`()
                    return
                  4:
                    return
                }
                """);

    assertThat(outcome.always()).isTrue();
    assertThat(outcome.twice()).isEmpty();
  }

  @Test
  void a_second_call_on_one_way_is_found() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch if { true x -> 1; false x -> 2 }
                  1:
                    call done.`()`()
                    goto 2
                  2:
                    call done.`()`()
                    return
                }
                """);

    assertThat(outcome.twice()).hasSize(1);
    assertThat(outcome.twice().get(0).first().line())
        .isLessThan(outcome.twice().get(0).second().line());
  }

  @Test
  void nobody_waits_when_an_optional_handler_is_nil() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch chain { nil done -> 2; some done -> 1 }
                  1:
                    call done.`()`()
                    goto 2
                  2:
                    return
                }
                """);

    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void a_closure_that_is_run_once_must_call_on_its_own_ways() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    %1 = load type(DispatchQueue).main
                    %2 = closure `::f(done:)#1` [value done = done]
                    call %1.async(^execute: %2)
                    return
                }
                routine `::f(done:)#1` closure () -> Void {
                  0:
                    branch if { true x -> 1; false x -> 2 "else" }
                  1:
                    call done.`()`()
                    return
                  2:
                    return
                }
                """);

    assertThat(outcome.misses()).singleElement().extracting(Miss::label).isEqualTo("else");
  }

  @Test
  void a_closure_that_may_never_run_is_nobody_s_promise() {
    Outcome outcome =
        handler(
            """
            routine `::f(done:)` function (done: ()->Void, t: Timer) -> Void {
              0:
                %2 = closure `::f(done:)#1` [value done = done]
                call t.maybe(%2)
                return
            }
            routine `::f(done:)#1` closure () -> Void {
              0:
                call done.`()`()
                return
            }
            """);

    assertThat(outcome.misses()).isEmpty();
    assertThat(outcome.escapes()).isTrue();
  }

  @Test
  void a_helper_that_forgets_the_handler_is_blamed_through_the_call() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    call ?.finish(after: true, then: done)
                    return
                }
                routine `::finish(after:then:)` function (after: Bool, then: ()->Void) -> Void {
                  0:
                    branch if { true after -> 1; false after -> 2 "else" }
                  1:
                    call then.`()`()
                    return
                  2:
                    return
                }
                """);

    Miss miss = outcome.misses().get(0);
    assertThat(miss.routine().signature().toString()).isEqualTo("::finish(after:then:)");
    assertThat(miss.steps().get(0).message()).isEqualTo("passed to 'finish(after:then:)'");
  }

  @Test
  void a_closure_given_to_a_helper_counts_as_the_helper_calls_it() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    %1 = closure `::f(done:)#1` [value done = done]
                    call ?.load(completion: %1)
                    return
                }
                routine `::f(done:)#1` closure (ok: Bool) -> Void {
                  0:
                    call done.`()`()
                    return
                }
                routine `::load(completion:)` function (completion: (Bool)->Void) -> Void {
                  0:
                    call completion.`()`(true)
                    return
                }
                """);

    assertThat(outcome.always()).isTrue();
  }

  @Test
  void a_local_function_may_do_it() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    finish = closure `::f(done:)#1` [value done = done]
                    %2 = closure `::f(done:)#2` [value finish = finish]
                    %1 = call type(DispatchQueue).global()
                    call %1.async(execute: %2)
                    return
                }
                routine `::f(done:)#1` function () -> Void {
                  0:
                    call done.`()`()
                    return
                }
                routine `::f(done:)#2` closure () -> Void {
                  0:
                    call finish.`()`()
                    return
                }
                """);

    assertThat(outcome.always()).isTrue();
  }

  @Test
  void recursion_that_ends_in_a_call_does_its_part() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch if { true again -> 1; false again -> 2 }
                  1:
                    call ?.f(done: done)
                    return
                  2:
                    call done.`()`()
                    return
                }
                """);

    assertThat(outcome.always()).isTrue();
  }

  @Test
  void a_stored_handler_is_owed_by_the_field() {
    Program program =
        Programs.link(
            """
            type Box class {
              field handler : (()->Void)?
              field all : [()->Void]
              routine `Box.keep(done:)`
              routine `Box.list(done:)`
            }
            routine `Box.keep(done:)` method (done: ()->Void) -> Void {
              0:
                store ?.handler = done
                return
            }
            routine `Box.list(done:)` method (done: ()->Void) -> Void {
              0:
                %1 = load self.all
                call %1.append(done)
                return
            }
            """);

    ObligationAnalysis analysis =
        new ObligationAnalysis(program, Programs.catalog(), Discharge.CALL);
    assertThat(analysis.outcome(Programs.routine(program, "Box.keep(done:)"), "done").stored())
        .containsExactly(new FieldRef(new TypeName("Box"), "handler"));
    assertThat(analysis.outcome(Programs.routine(program, "Box.list(done:)"), "done").stored())
        .containsExactly(new FieldRef(new TypeName("Box"), "all"));
  }

  @Test
  void an_error_that_is_thrown_is_seen_by_the_caller() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    call ?.risky() try
                    branch try { returned -> 1; threw -> 2 }
                  1:
                    call done.`()`()
                    return
                  2:
                    throw
                }
                """);

    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void a_way_on_which_the_object_is_gone_is_a_weak_one() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch guard { nil self -> 1 "else"; some self -> 2 }
                  1:
                    return
                  2:
                    call done.`()`()
                    return
                }
                """);

    assertThat(outcome.misses()).singleElement().extracting(Miss::isWeak).isEqualTo(true);
  }

  @Test
  void completing_a_task_only_when_it_expires_is_not_completing_it() {
    Program program =
        Programs.link(
            """
            routine `::run(_:)` function (_ task: BGTask) -> Void {
              0:
                %1 = closure `::run(_:)#1` [value task = task]
                store task.expirationHandler = %1
                branch guard { nil x -> 1 "else"; some x -> 2 }
              1:
                return
              2:
                call task.setTaskCompleted(success: true)
                return
            }
            routine `::run(_:)#1` closure () -> Void {
              0:
                call task.setTaskCompleted(success: false)
                return
            }
            """);
    Discharge complete =
        new Discharge(
            false,
            Set.of(new ApiSymbol("BGTask", "setTaskCompletedWithSuccess:")),
            Set.of(),
            Set.of(new ApiSymbol("BGTask", "setExpirationHandler:")));

    Outcome outcome =
        new ObligationAnalysis(program, Programs.catalog(), complete)
            .outcome(Programs.routine(program, "::run(_:)"), "task");

    assertThat(outcome.misses()).singleElement().extracting(Miss::label).isEqualTo("else");
  }

  @Test
  void the_end_of_the_process_owes_nothing() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    branch if { true x -> 1; false x -> 2 }
                  1:
                    never
                  2:
                    call done.`()`()
                    return
                }
                """);

    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void what_a_helper_may_leave_undone_can_be_made_up_for() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    finish = closure `::f(done:)#1` [value done = done]
                    call finish.`()`()
                    call done.`()`()
                    return
                }
                routine `::f(done:)#1` function () -> Void {
                  0:
                    branch if { true x -> 1; false x -> 2 "else" }
                  1:
                    call done.`()`()
                    return
                  2:
                    return
                }
                """);

    assertThat(outcome.misses()).isEmpty();
    assertThat(outcome.twice()).as("the first call may not happen").isEmpty();
  }

  @Test
  void a_count_down_in_a_loop_is_left_alone() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    goto 1
                  1:
                    branch loop { unknown -> 2; unknown -> 3 }
                  2:
                    %1 = load type(DispatchQueue).main
                    %2 = closure `::f(done:)#1` [value done = done]
                    call %1.async(^execute: %2)
                    goto 1
                  3:
                    call done.`()`()
                    return
                }
                routine `::f(done:)#1` closure () -> Void {
                  0:
                    branch if { true last -> 1; false last -> 2 "else" }
                  1:
                    call done.`()`()
                    return
                  2:
                    return
                }
                """);

    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void whoever_set_the_flag_has_called_it() {
    Outcome outcome =
        handler(
            F
                + """
                  0:
                    finish = closure `::f(done:)#1` [value done = done, variable finished = finished]
                    call finish.`()`()
                    return
                }
                routine `::f(done:)#1` closure () -> Void {
                  0:
                    branch guard { true finished -> 1 "else"; false finished -> 2 }
                  1:
                    return
                  2:
                    finished = true
                    call done.`()`()
                    return
                }
                """);

    assertThat(outcome.misses()).isEmpty();
  }

  private static final String KEEPER =
      """
      type Keeper class {
        field done : ()->Void
        routine `Keeper.init(done:)`
        routine `Keeper.run()`
      }
      routine `Keeper.init(done:)` initializer (done: ()->Void) -> Keeper {
        0:
          store self.done = done
          return
      }
      """;

  private static final String MAKES_KEEPER =
      F
          + """
            0:
              %1 = call ?.Keeper(done: done)
              keeper = %1
              call keeper.run()
              return
          }
          """;

  @Test
  void an_object_that_keeps_the_handler_is_asked_what_it_does() {
    Outcome outcome =
        handler(
            KEEPER
                + MAKES_KEEPER
                + """
                  routine `Keeper.run()` method () -> Void {
                    0:
                      branch if { true ok -> 1; false ok -> 2 "else" }
                    1:
                      call self.done()
                      goto 2
                    2:
                      return
                  }
                  """);

    assertThat(outcome.fulfils()).isTrue();
    assertThat(outcome.misses()).singleElement().extracting(Miss::label).isEqualTo("else");
  }

  @Test
  void an_object_that_somebody_else_gets_may_call_the_handler_later() {
    Outcome outcome =
        handler(
            KEEPER
                + MAKES_KEEPER
                + """
                  routine `Keeper.run()` method () -> Void {
                    0:
                      call ?.register(self)
                      return
                  }
                  """);

    assertThat(outcome.escapes()).isTrue();
    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void an_object_that_stores_the_handler_again_is_not_followed() {
    Outcome outcome =
        handler(
            KEEPER
                + MAKES_KEEPER
                + """
                  routine `Keeper.run()` method () -> Void {
                    0:
                      store self.done = nil
                      return
                  }
                  """);

    assertThat(outcome.stored()).hasSize(1);
    assertThat(outcome.misses()).isEmpty();
  }

  @Test
  void a_copy_of_a_block_is_the_block() {
    Outcome outcome =
        handler(F + "  0:\n    %1 = call done.copy()\n    call %1.`()`()\n    return\n}\n");

    assertThat(outcome.always()).isTrue();
  }

  private static Outcome handler(String text) {
    Program program = Programs.link(text);
    return new ObligationAnalysis(program, Programs.catalog(), Discharge.CALL)
        .outcome(Programs.routine(program, "::f(done:)"), "done");
  }
}
