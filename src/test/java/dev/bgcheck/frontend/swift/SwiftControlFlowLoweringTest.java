package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Branches, loops, errors and the ways out of scopes. */
class SwiftControlFlowLoweringTest {
  @Test
  void an_if_ladder_branches_once_per_condition() {
    String swift =
        """
        func f(a: Bool, b: Bool) {
          if a {
            one()
          } else if b {
            two()
          } else {
            three()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:b:)` function (a: Bool, b: Bool) -> Void {
              0:
                branch if { true a -> 1; false a -> 2 "else" }
              1:
                call ?.one()
                goto 5
              2:
                branch if { true b -> 3; false b -> 4 "else" }
              3:
                call ?.two()
                goto 5
              4:
                call ?.three()
                goto 5
              5:
                return
            }
            """);
  }

  @Test
  void a_condition_of_several_parts_blames_the_last() {
    String swift =
        """
        func f(a: Bool, b: Bool, c: Bool) {
          if a && !b || c { one() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:b:c:)` function (a: Bool, b: Bool, c: Bool) -> Void {
              0:
                branch logical { true a -> 1; false a -> 2 }
              1:
                branch logical { true b -> 2; false b -> 3 }
              2:
                branch if { true c -> 3; false c -> 4 "skipping the if" }
              3:
                call ?.one()
                goto 4
              4:
                return
            }
            """);
  }

  @Test
  void a_guard_binds_for_what_follows() {
    String swift =
        """
        func f(task: Task?) {
          guard let task, task.isReady else { return }
          task.run()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(task:)` function (task: Task?) -> Void {
              0:
                branch guard { some task -> 1; nil task -> 2 "else" }
              1:
                task~2 = task
                %1 = load task~2.isReady
                branch guard { true %1 -> 3; false %1 -> 2 "else" }
              2:
                return
              3:
                call task~2.run()
                return
            }
            """);
  }

  @Test
  void a_guard_that_seems_to_go_on_ends_the_process() {
    String swift =
        """
        func f(x: Int?) {
          guard let x else { crash() }
          use(x)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(x:)` function (x: Int?) -> Void {
              0:
                branch guard { some x -> 1; nil x -> 2 "else" }
              1:
                x~2 = x
                call ?.use(x~2)
                return
              2:
                call ?.crash()
                never
            }
            """);
  }

  @Test
  void a_chain_in_a_binding_has_one_way_for_nil() {
    String swift =
        """
        func f(a: A?) {
          if let b = a?.b, let c = b as? C { use(c) }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A?) -> Void {
              0:
                branch chain { nil a -> 4 "nil"; some a -> 1 }
              1:
                %1 = load a.b
                branch if { some %1 -> 2; nil %1 -> 4 "skipping the if" }
              2:
                b = %1
                branch if { is b, C -> 3; isnot b, C -> 4 "skipping the if" }
              3:
                %2 = b : C
                c = %2
                call ?.use(c)
                goto 4
              4:
                return
            }
            """);
  }

  @Test
  void a_comparison_with_nil_asks_for_nil() {
    String swift =
        """
        func f(handler: (() -> Void)?) {
          if handler != nil { handler!() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(handler:)` function (handler: (()->Void)?) -> Void {
              0:
                branch if { some handler -> 1; nil handler -> 2 "skipping the if" }
              1:
                call handler.`()`()
                goto 2
              2:
                return
            }
            """);
  }

  @Test
  void an_availability_check_asks_the_system_and_leaves_both_ways_open() {
    String swift =
        """
        func f() {
          if #available(iOS 16, *) { new() } else { old() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.`#available`(iOS: "16")
                branch if { true %1 -> 1; false %1 -> 2 "else" }
              1:
                call ?.new()
                goto 3
              2:
                call ?.old()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void an_endless_loop_ends_by_break_only() {
    String swift =
        """
        func f() {
          while true {
            if done() { break }
          }
          after()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                goto 1
              1:
                %1 = call ?.done()
                branch if { true %1 -> 2; false %1 -> 1 "skipping the if" }
              2:
                call ?.after()
                return
            }
            """);
  }

  @Test
  void a_while_loop_binds_anew_each_time() {
    String swift =
        """
        func f(queue: Queue) {
          while let job = queue.next() { job.run() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(queue:)` function (queue: Queue) -> Void {
              0:
                goto 1
              1:
                %1 = call queue.next()
                branch loop { some %1 -> 2 "entering the loop"; nil %1 -> 3 "skipping the loop" }
              2:
                job = %1
                call job.run()
                goto 1
              3:
                return
            }
            """);
  }

  @Test
  void a_repeat_loop_runs_once_at_least() {
    String swift =
        """
        func f() {
          repeat { step() } while more()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                goto 1
              1:
                call ?.step()
                %1 = call ?.more()
                branch loop { true %1 -> 1 "repeating the loop"; false %1 -> 2 "leaving the loop" }
              2:
                return
            }
            """);
  }

  @Test
  void a_for_loop_may_be_skipped() {
    String swift =
        """
        func f(items: [Item]) {
          for item in items where item.isOpen { item.close() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(items:)` function (items: [Item]) -> Void {
              0:
                goto 1
              1:
                branch loop { unknown -> 2 "entering the loop"; unknown -> 4 "skipping the loop" }
              2:
                %1 = load items.`[]`
                item = %1
                %2 = load item.isOpen
                branch loop { true %2 -> 3; false %2 -> 1 }
              3:
                call item.close()
                goto 1
              4:
                return
            }
            """);
  }

  @Test
  void a_for_loop_matches_a_pattern() {
    String swift =
        """
        func f(results: [Result]) {
          for case .failure(let error) in results { report(error) }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(results:)` function (results: [Result]) -> Void {
              0:
                goto 1
              1:
                branch loop { unknown -> 2 "entering the loop"; unknown -> 4 "skipping the loop" }
              2:
                %1 = load results.`[]`
                branch loop { case %1, failure -> 3; notcase %1, failure -> 1 }
              3:
                %2 = load %1.`(0)`
                error = %2
                call ?.report(error)
                goto 1
              4:
                return
            }
            """);
  }

  @Test
  void a_for_await_loop_awaits_the_next_element() {
    String swift =
        """
        func f(lines: Lines) async throws {
          for try await line in lines { use(line) }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(lines:)` function (lines: Lines) -> Void [async throws] {
              0:
                goto 1
              1:
                %1 = call lines.next() await try
                branch try { returned -> 3; threw -> 2 "throwing" }
              2:
                throw
              3:
                branch loop { some %1 -> 4 "entering the loop"; nil %1 -> 5 "skipping the loop" }
              4:
                line = %1
                call ?.use(line)
                goto 1
              5:
                return
            }
            """);
  }

  @Test
  void labels_name_the_loop_to_leave() {
    String swift =
        """
        func f(rows: [Row]) {
          outer: for row in rows {
            for cell in row {
              if cell.isEmpty { continue outer }
              if cell.isLast { break outer }
            }
          }
          after()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(rows:)` function (rows: [Row]) -> Void {
              0:
                goto 1
              1:
                branch loop { unknown -> 2 "entering the loop"; unknown -> 6 "skipping the loop" }
              2:
                %1 = load rows.`[]`
                row = %1
                goto 3
              3:
                branch loop { unknown -> 4 "entering the loop"; unknown -> 1 "skipping the loop" }
              4:
                %2 = load row.`[]`
                cell = %2
                %3 = load cell.isEmpty
                branch if { true %3 -> 1; false %3 -> 5 "skipping the if" }
              5:
                %4 = load cell.isLast
                branch if { true %4 -> 6; false %4 -> 3 "skipping the if" }
              6:
                call ?.after()
                return
            }
            """);
  }

  @Test
  void a_switch_over_an_enum_has_no_default_edge() {
    String swift =
        """
        func f(result: Result<Data, Error>) {
          switch result {
          case .success(let data): use(data)
          case .failure: stop()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(result:)` function (result: Result<Data,Error>) -> Void {
              0:
                branch switch { case result, success -> 1 "case .success(let data)"; case result, failure -> 2 "case .failure" }
              1:
                %1 = load result.`(0)`
                data = %1
                call ?.use(data)
                goto 3
              2:
                call ?.stop()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void a_where_clause_leads_to_the_cases_that_follow() {
    String swift =
        """
        func f(state: State) {
          switch state {
          case .on(let level) where level > 3: high()
          case .on, .off: low()
          @unknown default: other()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(state:)` function (state: State) -> Void {
              0:
                branch switch { case state, on -> 1 "case .on(let level)"; unknown -> 2 }
              1:
                %1 = load state.`(0)`
                level = %1
                %2 = call ?.`>`(level, number "3")
                branch switch { true %2 -> 3; false %2 -> 2 }
              2:
                branch switch { case state, on -> 4 "case .on"; case state, off -> 4 "case .off"; unknown -> 5 "@unknown default" }
              3:
                call ?.high()
                goto 6
              4:
                call ?.low()
                goto 6
              5:
                call ?.other()
                goto 6
              6:
                return
            }
            """);
  }

  @Test
  void alternatives_of_a_case_share_what_they_bind() {
    String swift =
        """
        func f(event: Event) {
          switch event {
          case .open(let id), .close(let id): use(id)
          default: break
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(event:)` function (event: Event) -> Void {
              0:
                branch switch { case event, open -> 1 "case .open(let id)"; case event, close -> 2 "case .close(let id)"; unknown -> 4 "default" }
              1:
                %1 = load event.`(0)`
                id = %1
                goto 3
              2:
                %2 = load event.`(0)`
                id = %2
                goto 3
              3:
                call ?.use(id)
                goto 4
              4:
                return
            }
            """);
  }

  @Test
  void a_written_tuple_is_matched_element_by_element() {
    String swift =
        """
        func f(a: A, b: Int) {
          switch (a, b) {
          case (.x, 1): one()
          case (_, let n) where n > 2: two(n)
          default: three()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:b:)` function (a: A, b: Int) -> Void {
              0:
                branch switch { case a, x -> 1; notcase a, x -> 2 }
              1:
                branch switch { equal b, number "1" -> 3 "case (.x, 1)"; differ b, number "1" -> 2 }
              2:
                n = b
                %1 = call ?.`>`(n, number "2")
                branch switch { true %1 -> 4 "case (_, let n)"; false %1 -> 5 "default" }
              3:
                call ?.one()
                goto 6
              4:
                call ?.two(n)
                goto 6
              5:
                call ?.three()
                goto 6
              6:
                return
            }
            """);
  }

  @Test
  void fallthrough_goes_to_the_next_body() {
    String swift =
        """
        func f(n: Int) {
          switch n {
          case 1: one(); fallthrough
          case 2...4: two()
          default: break
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(n:)` function (n: Int) -> Void {
              0:
                branch switch { equal n, number "1" -> 1 "case 1"; unknown -> 2 "case 2...4"; unknown -> 3 "default" }
              1:
                call ?.one()
                goto 2
              2:
                call ?.two()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void a_nested_pattern_is_tested_behind_its_edge() {
    String swift =
        """
        func f(event: Event) {
          switch event {
          case .done(.failure(let error)): fail(error)
          case .done(.success): succeed()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(event:)` function (event: Event) -> Void {
              0:
                branch switch { case event, done -> 1 "case .done(.failure(let error))"; unknown -> 3 }
              1:
                %1 = load event.`(0)`
                branch switch { case %1, failure -> 2; notcase %1, failure -> 3 }
              2:
                %2 = load %1.`(0)`
                error = %2
                call ?.fail(error)
                goto 5
              3:
                branch switch { case event, done -> 4 "case .done(.success)" }
              4:
                %3 = load event.`(0)`
                call ?.succeed()
                goto 5
              5:
                return
            }
            """);
  }

  @Test
  void an_error_goes_to_the_first_catch_that_matches() {
    String swift =
        """
        func f() {
          do {
            try work()
          } catch let error as URLError {
            retry(error)
          } catch Failure.gone {
            stop()
          } catch {
            report(error)
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              var error~2 : URLError
              0:
                call ?.work() try
                branch try { returned -> 5; threw -> 1 "throwing" }
              1:
                branch catch { is error, URLError -> 2 "catch let error as URLError"; case error, gone -> 3 "catch Failure.gone"; unknown -> 4 "catch" }
              2:
                error~2 = error : URLError
                call ?.retry(error~2)
                goto 5
              3:
                call ?.stop()
                goto 5
              4:
                call ?.report(error)
                goto 5
              5:
                return
            }
            """);
  }

  @Test
  void an_error_that_no_catch_matches_is_thrown_on() {
    String swift =
        """
        func f() throws {
          do {
            try work()
            throw Failure.own
          } catch is CancellationError {}
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void [throws] {
              0:
                call ?.work() try
                branch try { returned -> 1; threw -> 2 "throwing" }
              1:
                %1 = load type(Failure).own
                error = %1
                goto 2
              2:
                branch catch { is error, CancellationError -> 4 "catch is CancellationError"; unknown -> 3 }
              3:
                throw error
              4:
                return
            }
            """);
  }

  @Test
  void every_error_is_bridged_so_nothing_is_thrown_on() {
    String swift =
        """
        func f() {
          do {
            try work()
          } catch let error as NSError {
            report(error)
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              var error~2 : NSError
              0:
                call ?.work() try
                branch try { returned -> 3; threw -> 1 "throwing" }
              1:
                branch catch { is error, NSError -> 2 "catch let error as NSError" }
              2:
                error~2 = error : NSError
                call ?.report(error~2)
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void a_try_with_a_question_mark_gives_nil_on_an_error() {
    String swift =
        """
        func f() {
          let data = try? load()
          try? save(data)
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %2 = call ?.`load`() try
                branch try { returned -> 1; threw -> 2 "throwing" }
              1:
                %1 = %2
                goto 3
              2:
                %1 = nil
                goto 3
              3:
                data = %1
                call ?.save(data) try
                branch try { returned -> 4; threw -> 4 "throwing" }
              4:
                return
            }
            """);
  }

  @Test
  void a_try_with_an_exclamation_mark_has_no_way_out() {
    String swift =
        """
        func f() {
          use(try! load())
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.`load`() try
                call ?.use(%1)
                return
            }
            """);
  }

  @Test
  void a_property_may_throw() {
    String swift =
        """
        func f(task: Task<Int, Error>) async throws -> Int {
          return try await task.value
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(task:)` function (task: Task<Int,Error>) -> Int [async throws] {
              0:
                %1 = load task.value
                branch try { returned -> 2; threw -> 1 "throwing" }
              1:
                throw
              2:
                return %1
            }
            """);
  }

  @Test
  void defer_runs_on_every_exit() {
    String swift =
        """
        func f(a: A) throws -> Int {
          defer { close() }
          if a.isBad { throw Failure.bad }
          try check(a)
          if a.isEmpty { return 0 }
          return a.count
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A) -> Int [throws] {
              0:
                %1 = load a.isBad
                branch if { true %1 -> 1; false %1 -> 2 "skipping the if" }
              1:
                %2 = load type(Failure).bad
                call ?.close()
                throw %2
              2:
                call ?.check(a) try
                branch try { returned -> 4; threw -> 3 "throwing" }
              3:
                call ?.close()
                throw
              4:
                %3 = load a.isEmpty
                branch if { true %3 -> 5; false %3 -> 6 "skipping the if" }
              5:
                call ?.close()
                return number "0"
              6:
                %4 = load a.count
                call ?.close()
                return %4
            }
            """);
  }

  @Test
  void defers_run_in_reverse_and_only_those_that_were_reached() {
    String swift =
        """
        func f(early: Bool) {
          defer { one() }
          if early { return }
          defer { two() }
          work()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(early:)` function (early: Bool) -> Void {
              0:
                branch if { true early -> 1; false early -> 2 "skipping the if" }
              1:
                call ?.one()
                return
              2:
                call ?.work()
                call ?.two()
                call ?.one()
                return
            }
            """);
  }

  @Test
  void a_defer_in_a_loop_runs_before_break_and_continue() {
    String swift =
        """
        func f(items: [Item]) {
          for item in items {
            defer { item.close() }
            if item.isBad { break }
            if item.isOld { continue }
            item.run()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(items:)` function (items: [Item]) -> Void {
              0:
                goto 1
              1:
                branch loop { unknown -> 2 "entering the loop"; unknown -> 7 "skipping the loop" }
              2:
                %1 = load items.`[]`
                item = %1
                %2 = load item.isBad
                branch if { true %2 -> 3; false %2 -> 4 "skipping the if" }
              3:
                call item.close()
                goto 7
              4:
                %3 = load item.isOld
                branch if { true %3 -> 5; false %3 -> 6 "skipping the if" }
              5:
                call item.close()
                goto 1
              6:
                call item.run()
                call item.close()
                goto 1
              7:
                return
            }
            """);
  }

  @Test
  void a_closure_in_a_defer_is_made_anew_on_each_exit() {
    String swift =
        """
        func f(early: Bool) {
          defer { later { close() } }
          if early { return }
          work()
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(early:)` function (early: Bool) -> Void {
              0:
                branch if { true early -> 1; false early -> 2 "skipping the if" }
              1:
                %1 = closure `::f(early:)#1` []
                call ?.later(^%1)
                return
              2:
                call ?.work()
                %2 = closure `::f(early:)#2` []
                call ?.later(^%2)
                return
            }
            routine `::f(early:)#1` closure () -> _ {
              0:
                %1 = call ?.close()
                return %1
            }
            routine `::f(early:)#2` closure () -> _ {
              0:
                %1 = call ?.close()
                return %1
            }
            """);
  }

  @Test
  void a_call_that_never_returns_ends_the_path() {
    String swift =
        """
        func unreachable() -> Never { fatalError() }
        func f(x: Int) -> Int {
          if x > 0 { return x }
          unreachable()
        }
        func g() {
          exit(0)
          never { reached() }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::unreachable()` function () -> Never {
              0:
                call ?.fatalError()
                never
            }
            routine `::f(x:)` function (x: Int) -> Int {
              0:
                %1 = call ?.`>`(x, number "0")
                branch if { true %1 -> 1; false %1 -> 2 "skipping the if" }
              1:
                return x
              2:
                call ?.unreachable()
                never
            }
            routine `::g()` function () -> Void {
              0:
                call ?.exit(number "0")
                never
            }
            """);
  }

  @Test
  void an_if_expression_has_a_value() {
    String swift =
        """
        func f(a: Bool) -> Int {
          let x = if a { 1 } else { make() }
          return x
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: Bool) -> Int {
              0:
                branch if { true a -> 1; false a -> 2 "else" }
              1:
                %1 = number "1"
                goto 3
              2:
                %2 = call ?.make()
                %1 = %2
                goto 3
              3:
                x = %1
                return x
            }
            """);
  }

  @Test
  void a_switch_that_is_the_whole_body_is_returned() {
    String swift =
        """
        func f(a: A) -> String {
          switch a {
          case .x: "x"
          case .y: name()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:)` function (a: A) -> String {
              0:
                branch switch { case a, x -> 1 "case .x"; case a, y -> 2 "case .y" }
              1:
                %1 = "x"
                goto 3
              2:
                %2 = call ?.name()
                %1 = %2
                goto 3
              3:
                return %1
            }
            """);
  }
}
