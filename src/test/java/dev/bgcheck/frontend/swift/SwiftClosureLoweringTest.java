package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Closures, local functions, and what they capture. */
class SwiftClosureLoweringTest {
  @Test
  void a_closure_captured_by_a_property() {
    String swift =
        """
        class A {
          var handler: (() -> Void)?
          func f(done: @escaping () -> Void) {
            handler = { done() }
            self.handler?()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              field handler : (()->Void)?
              routine `A.f(done:)`
            }
            routine `A.f(done:)` method (done: ()->Void) -> Void {
              0:
                %1 = closure `A.f(done:)#1` [variable done = done]
                store ?.handler = %1
                %2 = load self.handler
                branch chain { nil %2 -> 2 "nil"; some %2 -> 1 }
              1:
                call %2.`()`()
                goto 2
              2:
                return
            }
            routine `A.f(done:)#1` closure () -> _ {
              0:
                %1 = call done.`()`()
                return %1
            }
            """);
  }

  @Test
  void a_weak_receiver_that_is_bound_again_stays_the_receiver() {
    String swift =
        """
        class A {
          func f() {
            run { [weak self] in
              later { self?.early() }
              guard let self else { return }
              self.one()
              later { self.two(); three() }
            }
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f()`
            }
            routine `A.f()` method () -> Void {
              0:
                %1 = closure `A.f()#1` [weak self = self]
                call ?.run(^%1)
                return
            }
            routine `A.f()#1` closure () -> _ [weak-self] {
              0:
                %1 = closure `A.f()#1#1` [weak self = self]
                call ?.later(^%1)
                branch guard { some self -> 2; nil self -> 1 "else" }
              1:
                return
              2:
                call self.one()
                %2 = closure `A.f()#1#2` [variable self = self]
                call ?.later(^%2)
                return
            }
            routine `A.f()#1#1` closure () -> _ {
              0:
                branch chain { nil self -> 2 "nil"; some self -> 1 }
              1:
                %2 = call self.early()
                %1 = %2
                goto 3
              2:
                %1 = nil
                goto 3
              3:
                return %1
            }
            routine `A.f()#1#2` closure () -> _ {
              0:
                call self.two()
                call ?.three()
                return
            }
            """);
  }

  @Test
  void a_weak_receiver_under_another_name() {
    String swift =
        """
        class A {
          func f() {
            run { [weak self] in
              guard let strongSelf = self else { return }
              strongSelf.one()
            }
            weak var weakSelf = self
            run { weakSelf?.two() }
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f()`
            }
            routine `A.f()` method () -> Void {
              0:
                %1 = closure `A.f()#1` [weak self = self]
                call ?.run(^%1)
                weakSelf = self
                %2 = closure `A.f()#2` [weak weakSelf = weakSelf]
                call ?.run(^%2)
                return
            }
            routine `A.f()#1` closure () -> _ [weak-self] {
              0:
                branch guard { some self -> 1; nil self -> 2 "else" }
              1:
                strongSelf = self
                call strongSelf.one()
                return
              2:
                return
            }
            routine `A.f()#2` closure () -> _ {
              0:
                branch chain { nil weakSelf -> 2 "nil"; some weakSelf -> 1 }
              1:
                %2 = call weakSelf.two()
                %1 = %2
                goto 3
              2:
                %1 = nil
                goto 3
              3:
                return %1
            }
            """);
  }

  @Test
  void a_capture_list_says_how_each_value_is_held() {
    String swift =
        """
        class A {
          func f(x: Int) {
            run { [x, weak d = self.delegate, unowned o = owner, manager] in d?.go(x, o, manager) }
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f(x:)`
            }
            routine `A.f(x:)` method (x: Int) -> Void {
              0:
                %2 = load self.delegate
                %3 = load ?.owner
                %4 = load ?.manager
                %1 = closure `A.f(x:)#1` [value x = x, weak d = %2, unowned o = %3, value manager = %4]
                call ?.run(^%1)
                return
            }
            routine `A.f(x:)#1` closure () -> _ {
              0:
                branch chain { nil d -> 2 "nil"; some d -> 1 }
              1:
                %2 = call d.go(x, o, manager)
                %1 = %2
                goto 3
              2:
                %1 = nil
                goto 3
              3:
                return %1
            }
            """);
  }

  @Test
  void a_member_without_receiver_captures_the_receiver() {
    String swift =
        """
        class A {
          func f() {
            run { print(1) }
            run { count += 1 }
            run { Thing(2) }
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f()`
            }
            routine `A.f()` method () -> Void {
              0:
                %1 = closure `A.f()#1` []
                call ?.run(^%1)
                %2 = closure `A.f()#2` [variable self = self]
                call ?.run(^%2)
                %3 = closure `A.f()#3` []
                call ?.run(^%3)
                return
            }
            routine `A.f()#1` closure () -> _ {
              0:
                %1 = call ?.print(number "1")
                return %1
            }
            routine `A.f()#2` closure () -> _ {
              0:
                %1 = load ?.count
                %2 = call ?.`+`(%1, number "1")
                store ?.count = %2
                return unit
            }
            routine `A.f()#3` closure () -> _ {
              0:
                %1 = call ?.Thing(number "2")
                return %1
            }
            """);
  }

  @Test
  void a_static_routine_has_no_receiver_to_capture() {
    String swift =
        """
        class A {
          static func f() {
            run { self.g(); h() }
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A::f()`
            }
            routine `A::f()` method () -> Void {
              0:
                %1 = closure `A::f()#1` []
                call ?.run(^%1)
                return
            }
            routine `A::f()#1` closure () -> _ {
              0:
                call type(A).g()
                call ?.h()
                return
            }
            """);
  }

  @Test
  void parameters_without_names_are_as_many_as_are_used() {
    String swift =
        """
        func f(items: [Item]) {
          items.sorted { $0.id < $1.id }.forEach { _ in tick() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(items:)` function (items: [Item]) -> Void {
              0:
                %1 = closure `::f(items:)#1` []
                %2 = call items.sorted(^%1)
                %3 = closure `::f(items:)#2` []
                call %2.forEach(^%3)
                return
            }
            routine `::f(items:)#1` closure (_ $0: _, _ $1: _) -> _ {
              0:
                %1 = load $0.id
                %2 = load $1.id
                %3 = call ?.`<`(%1, %2)
                return %3
            }
            routine `::f(items:)#2` closure (_ `_`: _) -> _ {
              0:
                %1 = call ?.tick()
                return %1
            }
            """);
  }

  @Test
  void a_variable_is_captured_through_two_closures() {
    String swift =
        """
        func f() {
          var n = 0
          run { run { n += 1 } }
          use(n)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                n = number "0"
                %1 = closure `::f()#1` [variable n = n]
                call ?.run(^%1)
                call ?.use(n)
                return
            }
            routine `::f()#1` closure () -> _ {
              0:
                %1 = closure `::f()#1#1` [variable n = n]
                %2 = call ?.run(^%1)
                return %2
            }
            routine `::f()#1#1` closure () -> _ {
              0:
                %1 = call ?.`+`(n, number "1")
                n = %1
                return unit
            }
            """);
  }

  @Test
  void effects_of_a_closure_are_inferred() {
    String swift =
        """
        func f() {
          Task { try await work() }
          Task { @MainActor in show() }
          run { @Sendable in work() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = closure `::f()#1` []
                call ?.Task(^%1)
                %2 = closure `::f()#2` []
                call ?.Task(^%2)
                %3 = closure `::f()#3` []
                call ?.run(^%3)
                return
            }
            routine `::f()#1` closure () -> _ [async throws] {
              0:
                %1 = call ?.work() await try
                branch try { returned -> 2; threw -> 1 "throwing" }
              1:
                throw
              2:
                return %1
            }
            routine `::f()#2` closure () -> _ on main-actor @MainActor {
              0:
                %1 = call ?.show()
                return %1
            }
            routine `::f()#3` closure () -> _ [sendable] @Sendable {
              0:
                %1 = call ?.work()
                return %1
            }
            """);
  }

  @Test
  void several_trailing_closures() {
    String swift =
        """
        func f() {
          animate(1) { one() } completion: { two() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = closure `::f()#1` []
                %2 = closure `::f()#2` []
                call ?.animate(number "1", ^%1, ^completion: %2)
                return
            }
            routine `::f()#1` closure () -> _ {
              0:
                %1 = call ?.one()
                return %1
            }
            routine `::f()#2` closure () -> _ {
              0:
                %1 = call ?.two()
                return %1
            }
            """);
  }

  @Test
  void a_local_function_is_called_through_its_local() {
    String swift =
        """
        class A {
          func f(done: @escaping () -> Void) {
            func finish(_ ok: Bool) {
              log(ok)
              done()
            }
            finish(true)
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f(done:)`
            }
            routine `A.f(done:)` method (done: ()->Void) -> Void {
              0:
                finish = closure `A.f(done:)#finish(_:)` [variable self = self, variable done = done]
                call finish.`()`(true)
                return
            }
            routine `A.f(done:)#finish(_:)` function (_ ok: Bool) -> Void {
              0:
                call ?.log(ok)
                call done.`()`()
                return
            }
            """);
  }

  @Test
  void a_local_function_may_be_used_before_it_is_declared() {
    String swift =
        """
        func f(n: Int) {
          start()
          return
          func start() { retry(n) }
          func retry(_ k: Int) { if k > 0 { retry(k - 1) } else { start() } }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(n:)` function (n: Int) -> Void {
              0:
                start = closure `::f(n:)#start()` [variable retry = retry, variable n = n]
                retry = closure `::f(n:)#retry(_:)` [variable retry = retry, variable start = start]
                call start.`()`()
                return
            }
            routine `::f(n:)#start()` function () -> Void {
              0:
                call retry.`()`(n)
                return
            }
            routine `::f(n:)#retry(_:)` function (_ k: Int) -> Void {
              0:
                %1 = call ?.`>`(k, number "0")
                branch if { true %1 -> 1; false %1 -> 2 "else" }
              1:
                %2 = call ?.`-`(k, number "1")
                call retry.`()`(%2)
                goto 3
              2:
                call start.`()`()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void a_local_computed_variable_runs_its_getter_when_read() {
    String swift =
        """
        func f(a: Int) {
          var double: Int { a * 2 }
          use(double)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: Int) -> Void {
              0:
                %1 = closure `::f(a:)#1` [variable a = a]
                double = %1
                %2 = call double.`()`()
                call ?.use(%2)
                return
            }
            routine `::f(a:)#1` closure () -> _ {
              0:
                %1 = call ?.`*`(a, number "2")
                return %1
            }
            """);
  }

  @Test
  void a_method_as_a_value_needs_labels_to_be_known() {
    String swift =
        """
        class A {
          func f() {
            run(self.done)
            run(self.done(_:))
            run(finish(with:))
            run(B.init)
            items.reduce(0, +)
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f()`
            }
            routine `A.f()` method () -> Void {
              0:
                %1 = load self.done
                call ?.run(%1)
                %2 = bound self.`done(_:)`
                call ?.run(%2)
                %3 = bound ?.`finish(with:)`
                call ?.run(%3)
                %4 = bound type(B).init
                call ?.run(%4)
                %5 = load ?.items
                %6 = bound ?.`+`
                call %5.reduce(number "0", %6)
                return
            }
            """);
  }

  @Test
  void an_unreachable_closure_is_dropped() {
    String swift =
        """
        func f() {
          if fatalError() { run { one() } }
          run { two() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.fatalError()
                never
            }
            """);
  }
}
