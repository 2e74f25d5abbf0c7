package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Calls, chains, operators, assignments and literals. */
class SwiftExpressionLoweringTest {
  @Test
  void calls_name_their_receiver_as_written() {
    String swift =
        """
        class A: B {
          func f(local: () -> Void) {
            local()
            helper(1, label: 2)
            Thing(a: 1)
            Outer.Inner(1)
            Outer.Inner.make()
            Thing.init(1)
            Box<Int>(1)
            [String]()
            super.f(local: local)
            Self.shared.run()
            let t: Thing = .init(1)
            play(.loud, .named("x"))
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class : B {
              routine `A.f(local:)`
            }
            routine `A.f(local:)` method (local: ~()->Void) -> Void {
              var t : Thing
              0:
                call local.`()`()
                call ?.helper(number "1", label: number "2")
                call ?.Thing(a: number "1")
                call type(Outer).Inner(number "1")
                call type(Outer.Inner).make()
                call type(Thing).init(number "1")
                call type(Box<Int>).init(number "1")
                call type([String]).init()
                call self.f(local: local) super
                %1 = load type(A).shared
                call %1.run()
                %2 = call type(_).init(number "1")
                t = %2 : Thing
                %3 = load type(_).loud
                %4 = call type(_).named("x")
                call ?.play(%3, %4)
                return
            }
            """);
  }

  @Test
  void an_optional_chain_skips_the_rest() {
    String swift =
        """
        func f(a: A?) {
          a?.b?.run(next())
          let c = a?.count
          a?.x = make()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A?) -> Void {
              0:
                branch chain { nil a -> 3 "nil"; some a -> 1 }
              1:
                %1 = load a.b
                branch chain { nil %1 -> 3 "nil"; some %1 -> 2 }
              2:
                %2 = call ?.next()
                call %1.run(%2)
                goto 3
              3:
                branch chain { nil a -> 5 "nil"; some a -> 4 }
              4:
                %4 = load a.count
                %3 = %4
                goto 6
              5:
                %3 = nil
                goto 6
              6:
                c = %3
                branch chain { nil a -> 8 "nil"; some a -> 7 }
              7:
                %5 = call ?.make()
                store a.x = %5
                goto 8
              8:
                return
            }
            """);
  }

  @Test
  void a_forced_value_stays_in_the_chain() {
    String swift =
        """
        func f(a: A?) {
          let x = a?.b!.c
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A?) -> Void {
              0:
                branch chain { nil a -> 2 "nil"; some a -> 1 }
              1:
                %2 = load a.b
                %3 = load %2.c
                %1 = %3
                goto 3
              2:
                %1 = nil
                goto 3
              3:
                x = %1
                return
            }
            """);
  }

  @Test
  void nil_coalescing_evaluates_its_right_side_when_needed() {
    String swift =
        """
        func f(a: A?) -> Int {
          let n = a?.count ?? fallback()
          return n ?? fatalError()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A?) -> Int {
              0:
                branch chain { nil a -> 3 "nil"; some a -> 1 }
              1:
                %2 = load a.count
                branch logical { some %2 -> 2; nil %2 -> 3 }
              2:
                %1 = %2
                goto 4
              3:
                %3 = call ?.fallback()
                %1 = %3
                goto 4
              4:
                n = %1
                branch logical { some n -> 5; nil n -> 6 }
              5:
                %4 = n
                return %4
              6:
                %5 = call ?.fatalError()
                never
            }
            """);
  }

  @Test
  void short_circuit_operators_have_values() {
    String swift =
        """
        func f(a: Bool, b: Bool) {
          let x = a && b && check()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:b:)` function (a: Bool, b: Bool) -> Void {
              0:
                branch logical { true a -> 1; false a -> 3 }
              1:
                branch logical { true b -> 2; false b -> 3 }
              2:
                %2 = call ?.check()
                %1 = %2
                goto 4
              3:
                %1 = false
                goto 4
              4:
                x = %1
                return
            }
            """);
  }

  @Test
  void a_conditional_expression_may_be_a_statement() {
    String swift =
        """
        func f(a: Bool) {
          a ? one() : two()
          use(a ? 1 : 2)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: Bool) -> Void {
              0:
                branch if { true a -> 1; false a -> 2 "else" }
              1:
                call ?.one()
                goto 3
              2:
                call ?.two()
                goto 3
              3:
                branch if { true a -> 4; false a -> 5 "else" }
              4:
                %1 = number "1"
                goto 6
              5:
                %1 = number "2"
                goto 6
              6:
                call ?.use(%1)
                return
            }
            """);
  }

  @Test
  void strings_are_constants_or_joined() {
    String swift =
        """
        func f(id: Int) {
          use("com.example.refresh")
          use("item \\(id)!")
          use("a" + "b")
          use(\"""
            two
            lines
            \""")
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(id:)` function (id: Int) -> Void {
              0:
                call ?.use("com.example.refresh")
                %1 = call ?.`"`("item ", id, "!")
                call ?.use(%1)
                %2 = call ?.`+`("a", "b")
                call ?.use(%2)
                call ?.use("two\\nlines")
                return
            }
            """);
  }

  @Test
  void collections_and_tuples() {
    String swift =
        """
        func f(a: Int) {
          use([1, a], ["k": a], (a, name: 2), [], [:], ())
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: Int) -> Void {
              0:
                %1 = call ?.`[`(number "1", a)
                %2 = call ?.`[:`("k", a)
                %3 = call ?.`,`(a, name: number "2")
                %4 = call ?.`[`()
                %5 = call ?.`[:`()
                call ?.use(%1, %2, %3, %4, %5, unit)
                return
            }
            """);
  }

  @Test
  void casts_give_a_type() {
    String swift =
        """
        func f(x: Any) {
          let a = x as? A
          let b = x as! B
          let c = x is C
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(x:)` function (x: Any) -> Void {
              0:
                %1 = x : A?
                a = %1
                %2 = x : B
                b = %2
                branch logical { is x, C -> 1; isnot x, C -> 2 }
              1:
                %3 = true
                goto 3
              2:
                %3 = false
                goto 3
              3:
                c = %3
                return
            }
            """);
  }

  @Test
  void assignments_write_locals_members_and_elements() {
    String swift =
        """
        class A {
          func f(id: Int, h: Handler) {
            var x = 1
            x = 2
            x += 3
            self.handlers[id] = h
            handlers[id]?.name = "n"
            table[0][1] = 2
            count += 1
            (self.a, _) = pair()
            (x, count) = (1, 2)
            _ = register(h)
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f(id:h:)`
            }
            routine `A.f(id:h:)` method (id: Int, h: Handler) -> Void {
              0:
                x = number "1"
                x = number "2"
                %1 = call ?.`+`(x, number "3")
                x = %1
                store self.handlers[id] = h
                %2 = load ?.handlers[id]
                branch chain { nil %2 -> 2 "nil"; some %2 -> 1 }
              1:
                store %2.name = "n"
                goto 2
              2:
                %3 = load ?.table[number "0"]
                store %3.`[]`[number "1"] = number "2"
                %4 = load ?.count
                %5 = call ?.`+`(%4, number "1")
                store ?.count = %5
                %6 = call ?.pair()
                %7 = load %6.0
                store self.a = %7
                x = number "1"
                store ?.count = number "2"
                call ?.register(h) discarded
                return
            }
            """);
  }

  @Test
  void an_inout_argument_is_written_behind_the_call() {
    String swift =
        """
        class A {
          func f() throws {
            var n = 0
            try fill(&n)
            swap(&self.left, &right[0])
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f()`
            }
            routine `A.f()` method () -> Void [throws] {
              0:
                n = number "0"
                call ?.fill(n) try
                branch try { returned -> 2; threw -> 1 "throwing" }
              1:
                throw
              2:
                n = opaque uses (n) names ()
                %1 = load self.left
                %2 = load ?.right[number "0"]
                call ?.swap(%1, %2)
                %3 = opaque uses (%1) names ()
                store self.left = %3
                %4 = opaque uses (%2) names ()
                store ?.right[number "0"] = %4
                return
            }
            """);
  }

  @Test
  void key_paths_and_selectors_are_constants() {
    String swift =
        """
        class A {
          func f() {
            observe(\\.state.raw, \\Player.rate)
            add(#selector(tick), #selector(A.done(_:with:)), #keyPath(A.name))
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
                call ?.observe(selector "state.raw", selector "rate")
                call ?.add(selector "tick", selector "done(_:with:)", "name")
                return
            }
            """);
  }

  @Test
  void try_belongs_to_the_last_call_and_await_to_what_it_is_called_on_too() {
    String swift =
        """
        func f(a: A) async throws {
          let x = try await a.one().two(three())
          try (a.four(), a.five())
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A) -> Void [async throws] {
              0:
                %1 = call a.one() await
                %2 = call ?.three()
                %3 = call %1.two(%2) await try
                branch try { returned -> 2; threw -> 1 "throwing" }
              1:
                throw
              2:
                x = %3
                %4 = call a.four() try
                branch try { returned -> 4; threw -> 3 "throwing" }
              3:
                throw
              4:
                %5 = call a.five() try
                branch try { returned -> 6; threw -> 5 "throwing" }
              5:
                throw
              6:
                %6 = call ?.`,`(%4, %5)
                return
            }
            """);
  }

  @Test
  void a_macro_is_a_call_of_its_name() {
    String swift =
        """
        func f() {
          let p = #Predicate<Item> { $0.isDone }
          log(#function, #line, #fileID)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = closure `::f()#1` []
                %2 = call ?.`#Predicate`(^%1)
                p = %2
                call ?.log("f()", number "3", "Code.swift")
                return
            }
            routine `::f()#1` closure (_ $0: _) -> _ {
              0:
                %1 = load $0.isDone
                return %1
            }
            """);
  }

  @Test
  void negative_numbers_are_constants() {
    String swift =
        """
        func f() {
          use(-1, +2.5, -x)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = load ?.x
                %2 = call ?.`-`(%1)
                call ?.use(number "-1", number "2.5", %2)
                return
            }
            """);
  }

  @Test
  void an_optional_variable_starts_as_nil() {
    String swift =
        """
        func f() {
          var a: Int?
          var b, c: Int
          @Dependency(\\.clock) var clock
          use(a, clock)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              var a : Int?
              var b : Int
              var c : Int
              0:
                a = nil
                %1 = call ?.Dependency(selector "clock")
                clock = %1
                call ?.use(a, clock)
                return
            }
            """);
  }

  @Test
  void types_as_values() {
    String swift =
        """
        func f(x: Item) {
          use(Item.self, Item?.self, [Item].self, x.self)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(x:)` function (x: Item) -> Void {
              0:
                %1 = type(Item?)
                call ?.use(type(Item), %1, type([Item]), x)
                return
            }
            """);
  }
}
