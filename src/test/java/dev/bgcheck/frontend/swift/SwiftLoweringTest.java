package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.UnitValidator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file: places, notices, and that no text makes the lowering fail. */
class SwiftLoweringTest {
  private static final String SAMPLE =
      """
      import UIKit
      @MainActor final class Sync: NSObject {
        @AppStorage("on") var on = true
        lazy var queue: Queue = { Queue(owner: self) }()
        enum Kind: String { case a, b = "bee" }
        init?(_ n: Int = 3) throws { defer { done() }; self.n = try make(n) }
        func run(_ task: Task, then completion: @escaping (Bool) -> Void) async throws -> Int {
          func finish(_ ok: Bool) { completion(ok); later { [weak self] in self?.stop() } }
          guard let x = delegate?.value(for: "a"), case .on(let y) = x else { return 1 }
          outer: for item in items where item.isOpen {
            defer { item.close() }
            if item.isLast { break outer } else if item.isBad { continue }
          }
          switch (task.kind, y) {
          case (.refresh(let id), 1...3) where id > 3: print("id \\(id)")
          #if BETA
          case (.beta, _): fallthrough
          #endif
          default: finish(false)
          }
          do { try await save(y ?? 0) } catch let e as URLError { throw e } catch { report(error) }
          let z = if y > 1 { 1 } else { 2 }
          (self.a, handlers[x]) = (z, { $0 + $1 })
          return try await task.value
        }
      }
      #Preview { Screen() }
      """;

  @Test
  void every_prefix_of_a_file_gives_a_valid_unit() {
    for (int end = 0; end <= SAMPLE.length(); end++) {
      LoweredUnit unit = LoweredSwift.unit(SAMPLE.substring(0, end), LoweredSwift.IOS);

      assertThat(UnitValidator.problems(unit)).as("prefix of %d characters", end).isEmpty();
    }
  }

  @Test
  void a_file_without_a_line_gives_a_valid_unit() {
    List<String> lines = SAMPLE.lines().toList();
    for (int left = 0; left < lines.size(); left++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        text.append(i == left ? "" : lines.get(i)).append('\n');
      }
      LoweredUnit unit = LoweredSwift.unit(text.toString(), LoweredSwift.IOS);

      assertThat(UnitValidator.problems(unit)).as("without line %d", left + 1).isEmpty();
    }
  }

  static Stream<String> deepTexts() {
    return Stream.of(
        "f { ".repeat(3000) + "x" + " }".repeat(3000),
        "func f() { ".repeat(1000) + "}".repeat(1000),
        "if a { ".repeat(3000) + "b()" + " }".repeat(3000),
        "if a {}" + " else if b { c() }".repeat(5000),
        "let x = 1" + " + y".repeat(5000),
        "let x = a" + " ?? y".repeat(5000),
        "let x = " + "a ? b : ".repeat(5000) + "c",
        "let x = a" + "?.b(c)".repeat(5000),
        "let x = [" + "1, foo(2), ".repeat(20000) + "3]",
        "switch x { case .a: ".repeat(1000) + "y()" + "}".repeat(1000),
        "func f() {" + "for x in y { if x { break }; defer { ".repeat(70) + "} }".repeat(70) + "}",
        "func f() {" + "defer { a() }; try b()\n".repeat(300) + "}",
        "if case " + ".a(".repeat(1000) + "x" + ")".repeat(1000) + " = y {}");
  }

  @ParameterizedTest
  @MethodSource("deepTexts")
  void deep_and_long_texts_need_no_more_than_an_ordinary_stack(String text) throws Exception {
    AtomicReference<Object> result = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(
                    UnitValidator.problems(LoweredSwift.unit(text, BuildConditions.UNKNOWN)));
              } catch (RuntimeException | StackOverflowError e) {
                result.set(e);
              }
            },
            "ordinary",
            1024 * 1024);
    thread.start();
    thread.join(Duration.ofSeconds(60).toMillis());

    assertThat(result.get()).isEqualTo(List.of());
  }

  @Test
  void what_could_not_be_read_is_noticed_and_opaque() {
    LoweredUnit unit =
        LoweredSwift.unit("func f(x: Int) {\n  a()\n  ) x other\n  b()\n}\n", LoweredSwift.IOS);

    assertThat(unit.notices()).hasSize(1);
    assertThat(unit.notices().get(0).kind()).isEqualTo(Notice.Kind.NOT_PARSED);
    assertThat(unit.notices().get(0).span().orElseThrow().line()).isEqualTo(3);
    assertThat(ProgramPrinter.print(unit)).contains("call ?.a()", "call ?.b()");
  }

  @Test
  void instructions_point_at_what_is_written() {
    LoweredUnit unit =
        LoweredSwift.unit(
            """
            class A {
              public required init(n: Int) { start(n) }
              func f() throws { if a { try run { b() } } }
            }
            """,
            LoweredSwift.IOS);

    Routine initializer = unit.routines().get(0);
    assertThat(initializer.nameSpan().text()).isEqualTo("init");
    assertThat(initializer.span().text()).startsWith("public required").endsWith("}");
    Routine method = unit.routines().get(1);
    assertThat(method.nameSpan().text()).isEqualTo("f");
    assertThat(unit.routines().get(2).span().text()).isEqualTo("{ b() }");
    assertThat(spans(method)).contains("run { b() }", "{ b() }", "a", "}");
  }

  private static List<String> spans(Routine routine) {
    return routine.blocks().stream()
        .map(Block::instructions)
        .flatMap(List::stream)
        .map(Instruction::span)
        .map(span -> span.text())
        .toList();
  }

  @Test
  void a_unit_depends_on_the_build_when_it_asks_about_it() {
    String asks = "#if os(iOS)\nfunc f() {}\n#endif\n";
    String asksNot = "#if swift(>=5.9)\nfunc f() {}\n#endif\n";

    assertThat(LoweredSwift.unit(asks, LoweredSwift.IOS).conditional()).isTrue();
    assertThat(LoweredSwift.unit(asksNot, LoweredSwift.IOS).conditional()).isFalse();
  }

  @Test
  void without_a_platform_every_apple_platform_counts() {
    String swift =
        """
        #if os(iOS)
        func phone() {}
        #elseif os(Linux)
        func server() {}
        #else
        func other() {}
        #endif
        """;

    assertThat(LoweredSwift.of(swift, BuildConditions.UNKNOWN))
        .contains("phone()", "other()")
        .doesNotContain("server()");
    assertThat(LoweredSwift.of(swift, new BuildConditions("watchOS", Set.of())))
        .contains("other()")
        .doesNotContain("phone()", "server()");
  }
}
