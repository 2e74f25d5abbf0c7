package dev.bgcheck.analysis.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.analysis.Programs;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.TypeName;
import org.junit.jupiter.api.Test;

/** Each program hands a handler {@code done} to {@code Box.keep(done:)}. */
class FlowSearchTest {
  private static final String BOX =
      """
      type Box class {
        field handler : (()->Void)?
        field all : [()->Void]
        routine `Box.keep(done:)`
        routine `Box.finish()`
      }
      """;

  @Test
  void what_a_field_holds_is_called_where_the_field_is_read() {
    Fate fate =
        fate(
            """
            routine `Box.keep(done:)` method (done: ()->Void) -> Void {
              0:
                store self.handler = done
                return
            }
            routine `Box.finish()` method () -> Void {
              0:
                %1 = load self.handler
                call %1.`()`()
                return
            }
            """);

    assertThat(fate.fields()).containsExactly(new FieldRef(new TypeName("Box"), "handler"));
    assertThat(fate.stores()).hasSize(1);
    assertThat(fate.calls()).hasSize(1);
    assertThat(fate.escapes()).isFalse();
  }

  @Test
  void a_collection_keeps_what_is_added() {
    Fate fate =
        fate(
            """
            routine `Box.keep(done:)` method (done: ()->Void) -> Void {
              0:
                %1 = load self.all
                call %1.append(done)
                return
            }
            routine `Box.finish()` method () -> Void {
              0:
                return
            }
            """);

    assertThat(fate.fields()).contains(new FieldRef(new TypeName("Box"), "all"));
    assertThat(fate.calls()).isEmpty();
    assertThat(fate.escapes()).isFalse();
  }

  @Test
  void a_closure_takes_it_along() {
    Fate fate =
        fate(
            """
            routine `Box.keep(done:)` method (done: ()->Void) -> Void {
              0:
                %1 = load type(DispatchQueue).main
                %2 = closure `Box.keep(done:)#1` [value done = done]
                call %1.async(execute: %2)
                return
            }
            routine `Box.keep(done:)#1` closure () -> Void {
              0:
                call done.`()`()
                return
            }
            routine `Box.finish()` method () -> Void {
              0:
                return
            }
            """);

    assertThat(fate.isCaptured()).isTrue();
    assertThat(fate.calls()).hasSize(1);
  }

  private static Fate fate(String routines) {
    Program program = Programs.link(BOX + routines);
    CallGraph graph = new CallGraph(program, Programs.catalog());
    return new ValueFlow(program, graph, new FieldUses(program))
        .of(Programs.routine(program, "Box.keep(done:)"), "done");
  }
}
