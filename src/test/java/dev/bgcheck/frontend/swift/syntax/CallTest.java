package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments, closures, trailing closures and where a brace starts a body instead. */
class CallTest {
  @Test
  void arguments_have_labels() {
    assertTree("foo(a, b: 1, default: 2, in: c)", "(call foo () [a b: 1 default: 2 in: c])");
    assertTree("foo(_: a)", "(call foo () [_: a])");
    assertTree("foo(a ? b : c)", "(call foo () [(ternary a b c)])");
    assertTree("foo(x: a ? b : c)", "(call foo () [x: (ternary a b c)])");
  }

  @Test
  void trailing_closures_follow_with_and_without_parens() {
    assertTree("foo { a }", "(call foo [(closure [a])])");
    assertTree("foo() { a }", "(call foo () [(closure [a])])");
    assertTree(
        "foo(a) { b } onError: { c } _: { d }",
        "(call foo () [a] [(closure [b]) onError: (closure [c]) _: (closure [d])])");
    assertTree(
        "foo.bar { a }.baz { b }",
        "(call (. (call (. foo bar) [(closure [a])]) baz) [(closure [b])])");
    assertTree("foo[a] { b }", "(subscript foo [a] [(closure [b])])");
    assertTree("foo?.bar { a }", "(call (. (optionalchain foo) bar) [(closure [a])])");
  }

  @Test
  void a_closure_can_be_called_on_the_spot() {
    assertTree("let x = { a }()", "(variable [(binding x (call (closure [a]) ()))])");
    assertTree("{ a }(b)", "(call (closure [a]) () [b])");
  }

  @Test
  void closure_parameters_with_and_without_types() {
    assertTree("{ x, y in x }", "(closure signature [(parameter x) (parameter y)] [x])");
    assertTree(
        "{ (x: Int, y: Int) in x }",
        "(closure signature [(parameter x Int) (parameter y Int)] [x])");
    assertTree(
        "{ (x, y) -> Int in x }", "(closure signature [(parameter x) (parameter y)] Int [x])");
    assertTree("{ _ in a }", "(closure signature [(parameter _)] [a])");
    assertTree("{ (_, b) in b }", "(closure signature [(parameter _) (parameter b)] [b])");
    assertTree("{ (a: Int...) in a }", "(closure signature [(parameter a Int variadic)] [a])");
    assertTree("{ $0 + $1 }", "(closure [(binary + $0 $1)])");
  }

  @Test
  void closures_declare_effects_and_results() {
    assertTree("{ () async throws -> Int in 1 }", "(closure signature async throws Int [1])");
    assertTree("{ x async -> Int in 1 }", "(closure signature [(parameter x)] async Int [1])");
    assertTree("{ () throws(E) in a }", "(closure signature throws(E) [a])");
    assertTree("{ x throws in a }", "(closure signature [(parameter x)] throws [a])");
    assertTree(
        "{ () -> (A, B)? in a }",
        "(closure signature (optionalof (tuple [(element A) (element B)])) [a])");
  }

  @Test
  void capture_lists() {
    assertTree("{ [weak self] in a }", "(closure [(capture weak self)] signature [a])");
    assertTree(
        "{ [unowned(unsafe) a, b = c.d, self] x in a }",
        "(closure [(capture unowned(unsafe) a) (capture b (. c d)) (capture self)] "
            + "signature [(parameter x)] [a])");
    assertTree(
        "{ [weak a = b] (x) in a }",
        "(closure [(capture weak a b)] signature [(parameter x)] [a])");
    assertTree("{ [a] }", "(closure [(arrayliteral [a])])");
    assertTree("{ [a, b].c }", "(closure [(. (arrayliteral [a b]) c)])");
    assertTree(
        "{ [a].forEach { b } }",
        "(closure [(call (. (arrayliteral [a]) forEach) [(closure [b])])])");
  }

  @Test
  void closures_have_attributes() {
    assertTree("{ @MainActor in a }", "(closure [@MainActor] signature [a])");
    assertTree(
        "{ @MainActor [weak self] (x: Int) -> Void in a }",
        "(closure [@MainActor] [(capture weak self)] signature [(parameter x Int)] " + "Void [a])");
    assertTree("{ @Sendable x in a }", "(closure [@Sendable] signature [(parameter x)] [a])");
  }

  @Test
  void a_closure_without_a_signature_starts_with_statements() {
    assertTree("{ (a, b) = c }", "(closure [(assign = (tuple [a b]) c)])");
    assertTree("{ a.b(); c }", "(closure [(call (. a b) ()) c])");
    assertTree("{ }", "(closure)");
    assertTree("{ x in }", "(closure signature [(parameter x)])");
    assertTree("{ for x in y { } }", "(closure [(forin x y {})])");
  }

  @Test
  void in_a_condition_the_brace_starts_the_body() {
    assertTree("if foo { a }", "(if [(branch [foo] {a})])");
    assertTree("if foo() { a }", "(if [(branch [(call foo ())] {a})])");
    assertTree("if foo.bar { a } else { b }", "(if [(branch [(. foo bar)] {a})] {b})");
    assertTree("while foo { a }", "(while [foo] {a})");
    assertTree("switch foo { case a: b }", "(switch foo [(switchcase [(caseitem a)] [b])])");
    assertTree("for x in foo { a }", "(forin x foo {a})");
  }

  @Test
  void in_a_condition_a_closure_can_be_recognised_by_what_follows() {
    assertTree(
        "if foo.map { $0 } .isEmpty { a }",
        "(if [(branch [(. (call (. foo map) [(closure [$0])]) isEmpty)] {a})])");
    assertTree(
        "for x in xs.filter { $0 } { a }", "(forin x (call (. xs filter) [(closure [$0])]) {a})");
    assertTree(
        "guard let x = xs.first { $0 } else { return }",
        "(guard [(bind x (call (. xs first) [(closure [$0])]))] {(return)})");
    assertTree(
        "if xs.contains { $0 }, a { b }",
        "(if [(branch [(call (. xs contains) [(closure [$0])]) a] {b})])");
    assertTree(
        "if let x = foo(bar: { a }) { b }",
        "(if [(branch [(bind x (call foo () [bar: (closure [a])]))] {b})])");
    assertTree("if (foo { a }) { b }", "(if [(branch [(paren (call foo [(closure [a])]))] {b})])");
    assertTree(
        "if xs.allSatisfy({ $0 }) { b }",
        "(if [(branch [(call (. xs allSatisfy) () [(closure [$0])])] {b})])");
    assertTree("if a, { b }() { c }", "(if [(branch [a (call (closure [b]) ())] {c})])");
  }

  @Test
  void the_body_of_a_condition_may_hold_closures() {
    assertTree("if a { foo { b } }", "(if [(branch [a] {(call foo [(closure [b])])})])");
    assertTree(
        "guard a else { foo { b }; return }", "(guard [a] {(call foo [(closure [b])]) (return)})");
    assertTree(
        "if foo(a { b }) { c }", "(if [(branch [(call foo () [(call a [(closure [b])])])] {c})])");
  }

  @Test
  void functions_may_have_the_names_of_accessors() {
    for (String name : List.of("read", "modify", "mutate", "borrow")) {
      SwiftSyntaxTree tree =
          SwiftParser.parse(
              SourceFile.of("A.swift", "undoable {\n  " + name + " {\n    a()\n  }\n  b()\n}\n"));
      assertThat(tree.recoveries()).as(name).isEmpty();
    }
  }

  @Test
  void observers_are_no_trailing_closure() {
    assertTree(
        "var x = foo { didSet { a } }",
        "(variable mutable [(binding x foo (accessorblock [(accessor did-set {a})]))])");
    assertTree(
        "var x = foo() { willSet { a } didSet { b } }",
        "(variable mutable [(binding x (call foo ()) (accessorblock [(accessor "
            + "will-set {a}) (accessor did-set {b})]))])");
    assertTree("var x = foo { a }", "(variable mutable [(binding x (call foo [(closure [a])]))])");
  }

  @Test
  void literals_take_no_trailing_closure() {
    assertTree(
        "var x: Int = 5 { didSet { a } }",
        "(variable mutable [(binding x Int 5 (accessorblock [(accessor did-set " + "{a})]))])");
  }

  @Test
  void switch_cases_are_no_closure_labels() {
    assertTree(
        "switch a { case b: foo { c } default: d }",
        "(switch a [(switchcase [(caseitem b)] [(call foo [(closure [c])])]) "
            + "(switchcase [d])])");
  }
}
