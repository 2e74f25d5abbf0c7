package dev.bgcheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.Program;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the files of a target lead to in the packages it is built with. */
class OwnReachTest {
  @Test
  void own_files_reach_what_they_call_and_what_they_make() {
    Program program =
        Programs.link(
            """
            routine `::f()` function () -> Void {
              0:
                call ?.g()
                %1 = call ?.Box()
                return
            }
            """,
            """
            routine `::g()` function () -> Void {
              0:
                return
            }
            routine `::other()` function () -> Void {
              0:
                return
            }
            type Box class : UIApplicationDelegate {
              routine `Box.init()`
              routine `Box.left()`
              routine `Box.helper()`
            }
            routine `Box.init()` initializer () -> Box {
              0:
                return
            }
            routine `Box.left()` method () -> Void {
              0:
                return
            }
            routine `Box.helper()` method () -> Void {
              0:
                return
            }
            """);
    OwnReach reach =
        new TargetCode(program, Programs.catalog(), Set.of(), List.of(), List.of())
            .reachFrom(Set.of("p.txt"));

    assertThat(reach.contains(Programs.routine(program, "::g()"))).isTrue();
    assertThat(reach.contains(Programs.routine(program, "Box.left()"))).isTrue();
    assertThat(reach.contains(Programs.routine(program, "Box.helper()"))).isFalse();
    assertThat(reach.contains(Programs.routine(program, "::other()"))).isFalse();
  }
}
