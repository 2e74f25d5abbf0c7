package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Code behind #if. */
class SwiftConditionalCompilationLoweringTest {
  @Test
  void the_platform_decides() {
    String swift =
        """
        #if os(watchOS)
        func f() { watch() }
        #elseif os(iOS) && !targetEnvironment(macCatalyst)
        func f() { phone() }
        #else
        func f() { other() }
        #endif
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                call ?.phone()
                return
            }
            """);
  }

  @Test
  void flags_that_are_not_set_leave_every_branch_open() {
    String swift =
        """
        func f() {
          #if BETA
          let x = 1
          run { beta() }
          #else
          let x = 2
          #endif
          #if EXTRA
          extra()
          #endif
          use(x)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                branch conditional-compilation { unknown -> 1 "#if"; unknown -> 2 "#else" }
              1:
                x = number "1"
                %1 = closure `::f()#1` []
                call ?.run(^%1)
                goto 3
              2:
                x = number "2"
                goto 3
              3:
                branch conditional-compilation { unknown -> 4 "#if"; unknown -> 5 "skipping the #if" }
              4:
                call ?.extra()
                goto 5
              5:
                call ?.use(x)
                return
            }
            routine `::f()#1` closure () -> _ [conditional] {
              0:
                %1 = call ?.beta()
                return %1
            }
            """);
  }

  @Test
  void declarations_that_may_be_missing_are_marked() {
    String swift =
        """
        struct A {
          #if canImport(Widgets)
          var w: Int { 1 }
          #endif
          #if DEBUG
          func d() {}
          #else
          func r() {}
          #endif
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A struct {
              field w : Int [computed] accessor `A.w`
              routine `A.d()`
            }
            routine `A.w` getter () -> Int [conditional] {
              0:
                return number "1"
            }
            routine `A.d()` method () -> Void {
              0:
                return
            }
            """);
  }

  @Test
  void modules_follow_from_the_platform() {
    String swift =
        """
        #if canImport(UIKit) && !canImport(AppKit) && canImport(Foundation)
        func phone() {}
        #endif
        #if swift(>=5.9) && compiler(<5)
        func old() {}
        #endif
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::phone()` function () -> Void {
              0:
                return
            }
            """);
  }

  @Test
  void a_chain_may_hold_a_condition() {
    String swift =
        """
        func f(v: V) -> V {
          v.a()
            #if os(iOS)
            .b()
            #endif
            #if BETA
            .c()
            #endif
            .d()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(v:)` function (v: V) -> V {
              0:
                %1 = call v.a()
                %2 = call %1.b()
                branch conditional-compilation { unknown -> 1 "#if"; unknown -> 2 "skipping the #if" }
              1:
                %4 = call %2.c()
                %3 = %4
                goto 3
              2:
                %3 = %2
                goto 3
              3:
                %5 = call %3.d()
                return %5
            }
            """);
  }

  @Test
  void cases_and_arguments_of_every_branch_count() {
    String swift =
        """
        func f(n: Int) {
          switch n {
          case 1: one()
          #if BETA
          case 2: two()
          #endif
          default: break
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(n:)` function (n: Int) -> Void {
              0:
                branch switch { equal n, number "1" -> 1 "case 1"; equal n, number "2" -> 2 "case 2"; unknown -> 3 "default" }
              1:
                call ?.one()
                goto 3
              2:
                call ?.two()
                goto 3
              3:
                return
            }
            """);
  }
}
