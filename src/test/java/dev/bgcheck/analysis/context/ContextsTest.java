package dev.bgcheck.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import org.junit.jupiter.api.Test;

/** What runs in the background, and what runs only there. */
class ContextsTest {
  private static final String APP =
      """
      type App class : UIApplicationDelegate {
        routine `App.left()`
        routine `App.came()`
      }
      routine `App.left()` method () -> Void {
        0:
          call ?.save()
          call ?.pause()
          return
      }
      routine `App.came()` method () -> Void {
        0:
          call ?.save()
          return
      }
      routine `::save()` function () -> Void {
        0:
          return
      }
      routine `::pause()` function () -> Void {
        0:
          return
      }
      routine `::unused()` function () -> Void {
        0:
          return
      }
      """;

  @Test
  void what_the_callback_of_the_background_calls_runs_there() {
    Program program = Programs.link(APP);
    Contexts contexts = contexts(program);

    assertThat(contexts.background().contains(routine(program, "::save()"))).isTrue();
    assertThat(contexts.background().contains(routine(program, "::pause()"))).isTrue();
    assertThat(contexts.background().contains(routine(program, "::unused()"))).isFalse();
  }

  @Test
  void only_what_no_other_callback_calls_runs_there_alone() {
    Program program = Programs.link(APP);
    Contexts contexts = contexts(program);

    assertThat(contexts.isOnlyInBackground(routine(program, "App.left()"))).isTrue();
    assertThat(contexts.isOnlyInBackground(routine(program, "::pause()"))).isTrue();
    assertThat(contexts.isOnlyInBackground(routine(program, "::save()"))).isFalse();
    assertThat(contexts.isOnlyInBackground(routine(program, "::unused()"))).isFalse();
  }

  @Test
  void a_receiver_of_unknown_type_may_call_it_in_the_foreground() {
    Program program =
        Programs.link(
            APP
                + """
                  routine `::tapped(screen:)` function (screen: _) -> Void {
                    0:
                      call screen.pause()
                      return
                  }
                  """);

    assertThat(contexts(program).isOnlyInBackground(routine(program, "::pause()"))).isFalse();
  }

  @Test
  void the_chain_names_every_routine_on_the_way() {
    Program program = Programs.link(APP);

    assertThat(contexts(program).background().routinesTo(routine(program, "::pause()")))
        .extracting(one -> one.signature().toString())
        .containsExactly("App.left()", "::pause()");
    assertThat(contexts(program).background().routinesTo(routine(program, "::unused()"))).isEmpty();
  }

  private static Contexts contexts(Program program) {
    return new Contexts(program, Programs.catalog(), new CallGraph(program, Programs.catalog()));
  }

  private static Routine routine(Program program, String signature) {
    return Programs.routine(program, signature);
  }
}
