package dev.bgcheck.frontend.swift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deep, long and repeated text: no stack overflows, and nothing that belongs to others is lost. */
class LimitsTest {
  private static final int TIMES = 1_500;

  static Stream<String> openings() {
    return Stream.of(
        "(",
        "[",
        "{",
        "a(",
        "a[",
        "a {",
        "(a: ",
        "{ [a] in ",
        "!",
        "&",
        "try ",
        "await ",
        "a ? ",
        "a ? b : ",
        "x = ",
        "a ?? ",
        "let x: [",
        "let x: (",
        "let x: A<",
        "let x: some ",
        "@A(",
        "#if A\n",
        "#if A\n@b\n",
        "\"\\(",
        "\"\"\"\n\\(",
        "if a {",
        "if a { } else if b ",
        "switch a { case b: ",
        "switch a { case .a(",
        "switch a { case let ",
        "class A {",
        "func f() {",
        "func f(a: ",
        "do {",
        "defer {",
        "var x: Int { get {",
        "\\.a[",
        "a<",
        "a<(",
        "a as ",
        "#a(",
        "#a {",
        "}",
        ")",
        "]",
        "#",
        "/",
        "/*",
        "\"",
        "`",
        ".a",
        "a.b ",
        "a?",
        "a!",
        "@a ",
        "lazy ",
        "a { } b: { } ",
        "\n#if A\n.b",
        "extension A { ",
        "repeat {",
        "{ (a) -> ");
  }

  @ParameterizedTest
  @MethodSource("openings")
  void repeated_openings_need_a_bounded_stack(String opening) throws InterruptedException {
    parse(opening.repeat(TIMES));
  }

  @Test
  void closed_brackets_need_a_bounded_stack() throws InterruptedException {
    parse("(".repeat(TIMES) + "a" + ")".repeat(TIMES));
    parse("a { ".repeat(TIMES) + " }".repeat(TIMES));
    parse("let x: " + "A<".repeat(TIMES) + "B" + ">".repeat(TIMES));
  }

  @Test
  void what_is_nested_too_deeply_is_one_unknown_node() {
    SwiftSyntaxTree tree = tree("a\nx = " + "(".repeat(500) + "b" + ")".repeat(500) + "\nc");

    assertThat(tree.items()).hasSize(3);
    assertThat(tree.recoveries()).hasSize(1);
    assertThat(tree.recoveries().get(0).reason()).isEqualTo("nested too deeply");
  }

  @Test
  void a_long_chain_of_members_is_read_to_its_end() {
    SwiftSyntaxTree tree = tree("a" + ".b".repeat(100_000) + ".last\nc");

    assertThat(tree.items()).hasSize(2);
    SwiftStmt.Expression chain = (SwiftStmt.Expression) tree.items().get(0);
    assertThat(((SwiftExpr.Member) chain.expression()).name().text()).isEqualTo("last");
  }

  @Test
  void a_long_sequence_of_operators_is_read_to_its_end() {
    SwiftSyntaxTree tree = tree("a" + " + b".repeat(100_000) + "\nc");

    assertThat(tree.items()).hasSize(2);
  }

  @Test
  void chains_of_ordinary_length_are_whole() {
    assertThat(tree("a" + ".b()".repeat(150)).recoveries()).isEmpty();
    assertThat(tree("a" + " + \"b\"".repeat(350)).recoveries()).isEmpty();
    assertThat(tree("a { ".repeat(30) + "}".repeat(30)).recoveries()).isEmpty();
  }

  @Test
  void a_long_else_if_ladder_is_whole() {
    SwiftSyntaxTree tree = tree("if a { }" + " else if b { c }".repeat(20_000) + " else { d }");

    SwiftStmt.If ladder = (SwiftStmt.If) tree.items().get(0);
    assertThat(ladder.branches()).hasSize(20_001);
    assertThat(tree.recoveries()).isEmpty();
  }

  @Test
  void a_long_file_is_whole() {
    SwiftSyntaxTree tree =
        tree("func f(a: Int) -> Int { return g(a) { $0 + 1 } }\n".repeat(20_000));

    assertThat(tree.items()).hasSize(20_000);
    assertThat(tree.recoveries()).isEmpty();
  }

  @Test
  void text_that_looks_like_generic_arguments_is_looked_at_once() {
    // Each "<" would start a search for its ">" over all the rest, if failures were not remembered.
    assertThat(tree("f(" + "a < b, ".repeat(50_000) + "c)").items()).hasSize(1);
    assertThat(tree("a<b<c<(d, ".repeat(20_000)).items()).isNotEmpty();
  }

  @Test
  void brackets_that_do_not_match_are_paired_in_constant_time() {
    assertThat(tree("(".repeat(100_000) + "}".repeat(100_000)).items()).isNotEmpty();
    assertThat(tree("[".repeat(100_000) + ")".repeat(100_000)).items()).isNotEmpty();
  }

  private static SwiftSyntaxTree tree(String text) {
    return SwiftParser.parse(SourceFile.of("Test.swift", text));
  }

  /** Parses and walks on a thread with the stack that threads have by default. */
  private static void parse(String text) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable work = () -> SwiftTreeAssert.assertSound(text);
    Thread thread = new Thread(null, work, "ordinary stack", 1024 * 1024L);
    thread.setUncaughtExceptionHandler((source, problem) -> failure.set(problem));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }
}
