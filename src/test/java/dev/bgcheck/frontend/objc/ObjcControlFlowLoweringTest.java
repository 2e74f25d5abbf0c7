package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Branches, loops, switches and exceptions. */
class ObjcControlFlowLoweringTest {
  @Test
  void an_if_with_else() {
    String objc =
        """
        if (x) { [o a]; } else if (!h) { [o b]; } else { h(1); }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch if { true x -> 1; false x -> 2 "else" }
              1:
                call o.a()
                goto 5
              2:
                branch if { some h -> 4 "else"; nil h -> 3 }
              3:
                call o.b()
                goto 5
              4:
                call h.`()`(number "1")
                goto 5
              5:
                return
            }
            """);
  }

  @Test
  void a_test_of_a_block_asks_for_nil() {
    String objc =
        """
        if (h) h(1);
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch if { some h -> 1; nil h -> 2 "skipping the if" }
              1:
                call h.`()`(number "1")
                goto 2
              2:
                return
            }
            """);
  }

  @Test
  void a_handler_called_in_the_conditional_operator() {
    String objc =
        """
        !h ?: h(2);
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch if { some h -> 1 "else"; nil h -> 2 }
              1:
                call h.`()`(number "2")
                goto 2
              2:
                return
            }
            """);
  }

  @Test
  void short_circuit_operators_are_branches() {
    String objc =
        """
        if (x && o != nil) { [o a]; }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch logical { true x -> 1; false x -> 3 }
              1:
                branch if { some o -> 2; nil o -> 3 "skipping the if" }
              2:
                call o.a()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void a_loop_that_counts() {
    String objc =
        """
        for (int i = 0; i < 3; i++) { if (x) continue; if ([o done]) break; }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                i = number "0" : int
                goto 1
              1:
                %1 = call ?.`<`(i, number "3")
                branch loop { true %1 -> 2 "entering the loop"; false %1 -> 5 "skipping the loop" }
              2:
                branch if { true x -> 4; false x -> 3 "skipping the if" }
              3:
                %2 = call o.done()
                branch if { true %2 -> 5; false %2 -> 4 "skipping the if" }
              4:
                %3 = call ?.`+`(i, number "1")
                i = %3
                goto 1
              5:
                return
            }
            """);
  }

  @Test
  void a_loop_over_a_collection() {
    String objc =
        """
        for (Thing *t in [o all]) { [t run]; }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                %1 = call o.all()
                goto 1
              1:
                branch loop { unknown -> 2 "entering the loop"; unknown -> 3 "skipping the loop" }
              2:
                %2 = load %1.`[]`
                t = %2 : Thing
                call t.run()
                goto 1
              3:
                return
            }
            """);
  }

  @Test
  void a_loop_that_tests_at_its_end() {
    String objc =
        """
        do { [o a]; } while (x);
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                goto 1
              1:
                call o.a()
                branch loop { true x -> 1 "repeating the loop"; false x -> 2 "leaving the loop" }
              2:
                return
            }
            """);
  }

  @Test
  void a_switch_falls_through() {
    String objc =
        """
        switch (o.kind) { case A: [o a]; case B: [o b]; break; case 3 ... 5: [o c]; break; }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                %1 = load o.kind
                %2 = load ?.A
                %3 = load ?.B
                branch switch { equal %1, %2 -> 1 "case A"; equal %1, %3 -> 2 "case B"; unknown -> 3 "case 3 ... 5"; unknown -> 4 "no case" }
              1:
                call o.a()
                goto 2
              2:
                call o.b()
                goto 4
              3:
                call o.c()
                goto 4
              4:
                return
            }
            """);
  }

  @Test
  void finally_runs_on_every_way() {
    String objc =
        """
        @try { if (x) return; [o a]; } @catch (Odd *e) { @throw; } @finally { [o close]; }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch if { true x -> 1; false x -> 2 "skipping the if" }
              1:
                call o.close()
                return
              2:
                call o.a()
                branch try { returned -> 6; threw -> 3 "throwing" }
              3:
                branch catch { is exception, Odd -> 4 "catch Odd"; isnot exception, Odd -> 5 }
              4:
                e = exception : Odd
                call o.close()
                throw
              5:
                call o.close()
                throw exception
              6:
                call o.close()
                return
            }
            """);
  }

  @Test
  void labels_are_places() {
    String objc =
        """
        again: if ([o a]) goto again; if (x) goto out; [o b]; out: [o c];
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                goto 1
              1:
                %1 = call o.a()
                branch if { true %1 -> 1; false %1 -> 2 "skipping the if" }
              2:
                branch if { true x -> 4; false x -> 3 "skipping the if" }
              3:
                call o.b()
                goto 4
              4:
                call o.c()
                return
            }
            """);
  }

  @Test
  void what_never_returns_ends_the_way() {
    String objc =
        """
        if (x) { abort(); } [o a];
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch if { true x -> 1; false x -> 2 "skipping the if" }
              1:
                call ?.abort()
                never
              2:
                call o.a()
                return
            }
            """);
  }

  @Test
  void an_unknown_condition_leaves_both_branches() {
    String objc =
        """
        #if SOME_FLAG
        [o a];
        #else
        [o b];
        #endif
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch conditional-compilation { unknown -> 1 "#if"; unknown -> 2 "#else" }
              1:
                call o.a()
                goto 3
              2:
                call o.b()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void a_known_condition_takes_one_branch() {
    String objc =
        """
        #if TARGET_OS_IOS && !TARGET_OS_SIMULATOR
        [o a];
        #else
        [o b];
        #endif
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                call o.a()
                return
            }
            """);
  }
}
