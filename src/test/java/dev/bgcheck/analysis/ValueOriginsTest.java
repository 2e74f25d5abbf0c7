package dev.bgcheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.Program;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each program asks where the local {@code x} of {@code ::f()} comes from. */
class ValueOriginsTest {
  private static final String F = "routine `::f()` function () -> Void {\n  0:\n";
  private static final String END = "    return\n}\n";

  @Test
  void a_call_of_an_api_made_it() {
    ValueOrigins.Origins origins =
        origins(F + "    %1 = load type(DispatchQueue).main\n    x = %1\n" + END);

    assertThat(origins.areKnown()).isTrue();
    assertThat(origins.makings()).hasSize(1);
  }

  @Test
  void a_result_is_followed_into_the_routine_that_returns_it() {
    ValueOrigins.Origins origins =
        origins(
            F
                + "    %1 = call ?.queue()\n    x = %1\n"
                + END
                + """
                  routine `::queue()` function () -> DispatchQueue {
                    0:
                      branch if { true a -> 1; false a -> 2 }
                    1:
                      %1 = load type(DispatchQueue).main
                      return %1
                    2:
                      %2 = call type(DispatchQueue).global()
                      return %2
                  }
                  """);

    assertThat(origins.areKnown()).isTrue();
    assertThat(origins.makings()).hasSize(2);
  }

  @Test
  void nil_counts_for_nothing() {
    ValueOrigins.Origins origins = origins(F + "    x = nil\n" + END);

    assertThat(origins.makings()).isEmpty();
    assertThat(origins.areKnown()).isFalse();
  }

  @Test
  void a_parameter_is_what_its_callers_give() {
    Program program =
        Programs.link(
            F
                + "    %1 = load type(DispatchQueue).main\n    call ?.g(queue: %1)\n"
                + END
                + """
                  routine `::g(queue:)` function (queue: DispatchQueue) -> Void {
                    0:
                      return
                  }
                  """);

    assertThat(of(program, "::g(queue:)", "queue").areKnown()).isTrue();
  }

  @Test
  void a_parameter_that_nothing_gives_is_unknown() {
    Program program =
        Programs.link(
            """
            routine `::g(queue:)` function (queue: DispatchQueue) -> Void {
              0:
                return
            }
            """);

    assertThat(of(program, "::g(queue:)", "queue").areKnown()).isFalse();
  }

  @Test
  void two_routines_that_return_each_other_end() {
    ValueOrigins.Origins origins =
        origins(
            F
                + "    %1 = call ?.a()\n    x = %1\n"
                + END
                + "routine `::a()` function () -> _ {\n  0:\n    %1 = call ?.b()\n    return %1\n}\n"
                + "routine `::b()` function () -> _ {\n  0:\n    %1 = call ?.a()\n    return %1\n}\n");

    assertThat(origins.makings()).isEmpty();
  }

  private static ValueOrigins.Origins origins(String text) {
    return of(Programs.link(text), "::f()", "x");
  }

  private static ValueOrigins.Origins of(Program program, String routine, String local) {
    return code(program).origins().of(Programs.routine(program, routine), new Value.Local(local));
  }

  private static TargetCode code(Program program) {
    return new TargetCode(program, Programs.catalog(), Set.of(), List.of(), List.of());
  }
}
