package dev.bgcheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Callbacks {@code App.launched(name:done:)} that store a handler, and fields that are looked at.
 */
class StoredHandlerTest {
  private static final String APP =
      """
      type App class {
        field handler : (()->Void)?
        field other : Bool
        routine `App.launched(name:done:)`
      }
      routine `App.launched(name:done:)` method (name: String, done: ()->Void) -> Void {
        0:
      """;
  private static final FieldRef HANDLER = new FieldRef(new TypeName("App"), "handler");

  @Test
  void a_store_that_nothing_decides_hangs_on_no_parameter() {
    TargetCode code = code(APP + "    store self.handler = done\n    return\n}\n");
    StoredHandler stored = stored(code, 0, 0);

    assertThat(stored.dependsOn(0)).isFalse();
    assertThat(stored.variable(code)).contains(HANDLER);
  }

  @Test
  void a_branch_on_the_name_decides() {
    TargetCode code =
        code(
            APP
                + """
                      %1 = call name.hasPrefix(string "a")
                      branch guard { true %1 -> 1; false %1 -> 2 "else" }
                    1:
                      store self.handler = done
                      return
                    2:
                      return
                  }
                  """);

    assertThat(stored(code, 1, 0).dependsOn(0)).isTrue();
    assertThat(stored(code, 1, 0).comesAfter(0, 0)).isTrue();
    assertThat(stored(code, 1, 0).comesAfter(2, 0)).isFalse();
  }

  @Test
  void reading_a_field_touches_it_and_writing_does_not() {
    TargetCode code =
        code(
            APP
                + """
                      store self.handler = done
                      %1 = load self.handler
                      %2 = load self.other
                      return
                  }
                  """);
    FieldTouches touches = new FieldTouches(code, HANDLER, Set.of());
    var instructions = routine(code).block(0).instructions();

    assertThat(touches.touches(instructions.get(0))).isFalse();
    assertThat(touches.touches(instructions.get(1))).isTrue();
    assertThat(touches.touches(instructions.get(2))).isFalse();
    assertThat(touches.isIn(routine(code))).isTrue();
  }

  @Test
  void ending_something_is_a_touch_wherever_it_is_called() {
    ApiSymbol end = new ApiSymbol("BGTask", "setTaskCompletedWithSuccess:");
    TargetCode code =
        code(
            APP
                + """
                      call ?.g(task: name)
                      return
                  }
                  routine `::g(task:)` function (task: BGTask) -> Void {
                    0:
                      call task.setTaskCompleted(success: true)
                      return
                  }
                  """);

    assertThat(new FieldTouches(code, HANDLER, Set.of(end)).isIn(routine(code))).isTrue();
    assertThat(new FieldTouches(code, HANDLER, Set.of()).isIn(routine(code))).isFalse();
  }

  private static StoredHandler stored(TargetCode code, int block, int index) {
    var routine = routine(code);
    var store = routine.block(block).instructions().get(index);
    return new StoredHandler(
        routine, new Value.Local("done"), block, index, (Instruction.Store) store);
  }

  private static Routine routine(TargetCode code) {
    return Programs.routine(code.program(), "App.launched(name:done:)");
  }

  private static TargetCode code(String text) {
    Program program = Programs.link(text);
    return new TargetCode(program, Programs.catalog(), Set.of(), List.of(), List.of());
  }
}
