package dev.bgcheck.analysis.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.api.AppState;
import dev.bgcheck.model.Program;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Each program hands {@code Screen.pause()} to a bus and asks in which state of the app it runs.
 */
class EventBusesTest {
  private static final String BUS =
      """
      type Event enum {
        field left : Event [constant enum-case static]
        field came : Event [constant enum-case static]
        routine `Event.name()`
      }
      routine `Event.name()` method () -> Notification.Name {
        0:
          branch switch { case self, left -> 1; case self, came -> 2; unknown -> 3 "default" }
        1:
          %1 = load type(UIApplication).leftNotification
          return %1
        2:
          %2 = load type(UIApplication).cameNotification
          return %2
        3:
          return nil
      }
      routine `::on(event:run:)` function (event: Event, run: ()->Void) -> Void {
        0:
          %1 = load type(NotificationCenter).default
          %2 = call event.name()
          call %1.addObserver(forName: %2, using: run)
          return
      }
      type Screen class {
        routine `Screen.pause()`
        routine `Screen.start()`
      }
      routine `Screen.pause()` method () -> Void {
        0:
          return
      }
      """;

  @Test
  void the_case_beside_the_handler_says_the_state() {
    assertThat(
            states(
                """
                %1 = load type(_).left
                %2 = bound self.`pause()`
                call ?.on(event: %1, run: %2)
                """))
        .containsExactly(Optional.of(AppState.BACKGROUND));
  }

  @Test
  void two_events_in_different_states_say_nothing() {
    assertThat(
            states(
                """
                %1 = load type(_).left
                %2 = bound self.`pause()`
                call ?.on(event: %1, run: %2)
                %3 = load type(_).came
                %4 = bound self.`pause()`
                call ?.on(event: %3, run: %4)
                """))
        .containsOnly(Optional.of(AppState.ANY));
  }

  @Test
  void a_case_that_the_bus_does_not_know_says_nothing() {
    assertThat(
            states(
                """
                %1 = load type(_).saved
                %2 = bound self.`pause()`
                call ?.on(event: %1, run: %2)
                """))
        .containsOnly(Optional.of(AppState.ANY));
  }

  private static List<Optional<AppState>> states(String body) {
    String start = "routine `Screen.start()` method () -> Void {\n  0:\n";
    Program program = Programs.link(BUS + start + body.indent(4) + "    return\n}\n");
    return new CallGraph(program, Programs.catalog())
        .to(Programs.routine(program, "Screen.pause()")).stream().map(CallEdge::state).toList();
  }
}
