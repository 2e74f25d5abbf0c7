package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Blocks and what they hold. */
class ObjcBlockLoweringTest {
  @Test
  void a_block_holds_locals_by_value() {
    String objc =
        """
        int n = 1; dispatch_async(q, ^{ h(n); });
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                n = number "1" : int
                %1 = load ?.q
                %2 = closure `::f#1` [value h = h, value n = n]
                call ?.dispatch_async(%1, %2)
                return
            }
            routine `::f#1` closure () -> _ {
              var h : (int)->Void
              var n : int
              0:
                call h.`()`(n)
                return
            }
            """);
  }

  @Test
  void a_block_variable_is_shared() {
    String objc =
        """
        __block int n = 1; void (^b)(void) = ^{ n = 2; }; b();
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                n = number "1" : int
                %1 = closure `::f#1` [variable n = n]
                b = %1 : ()->Void
                call b.`()`()
                return
            }
            routine `::f#1` closure () -> _ {
              var n : int
              0:
                n = number "2"
                return
            }
            """);
  }

  @Test
  void a_weak_receiver() {
    String objc =
        """
        @implementation A
        - (void)f {
          __weak typeof(self) weakSelf = self;
          [Net load:^(BOOL ok) { [weakSelf stop]; }];
        }
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            type A class {
              routine `A.f`
            }
            routine `A.f` method () -> Void selector "f" {
              var weakSelf : A
              0:
                weakSelf = self : A
                %1 = closure `A.f#1` [weak weakSelf = weakSelf]
                call type(Net).`load:`(%1)
                return
            }
            routine `A.f#1` closure (_ ok: Bool) -> _ [weak-self] {
              var ok : Bool
              var weakSelf : A
              0:
                call weakSelf.stop()
                return
            }
            """);
  }

  @Test
  void an_instance_variable_holds_the_receiver() {
    String objc =
        """
        @implementation A { int _n; }
        - (void)f { run(^{ _n = 1; }); }
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            type A class {
              field _n : int
              routine `A.f`
            }
            routine `A.f` method () -> Void selector "f" {
              0:
                %1 = closure `A.f#1` [variable self = self]
                call ?.run(%1)
                return
            }
            routine `A.f#1` closure () -> _ {
              0:
                store self._n = number "1"
                return
            }
            """);
  }

  @Test
  void macros_that_weaken_the_receiver() {
    String objc =
        """
        @implementation A
        - (void)f { @weakify(self); run(^{ @strongify(self); [self stop]; }); }
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            type A class {
              routine `A.f`
            }
            routine `A.f` method () -> Void selector "f" {
              0:
                %1 = closure `A.f#1` [weak self = self]
                call ?.run(%1)
                return
            }
            routine `A.f#1` closure () -> _ [weak-self] {
              0:
                call self.stop()
                return
            }
            """);
  }
}
