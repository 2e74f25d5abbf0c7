package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Patterns in switches, conditions, loops, catches and declarations. */
class PatternTest {
  @Test
  void cases_of_a_switch_match_patterns() {
    assertTree(
        "switch x { case .a: b case .c(let d, e: _): f }",
        "(switch x [(switchcase [(caseitem (enumcase a))] [b]) (switchcase "
            + "[(caseitem (enumcase c (tuple [(element (binding d)) (element e "
            + "(wildcard))])))] [f])])");
    assertTree(
        "switch x { case let .a(b, (c, d)): e }",
        "(switch x [(switchcase [(caseitem (binding (enumcase a (tuple [(element b) "
            + "(element (tuple [(element c) (element d)]))]))))] [e])])");
    assertTree(
        "switch x { case is Foo: a case let b as Bar: c }",
        "(switch x [(switchcase [(caseitem (is Foo))] [a]) (switchcase [(caseitem "
            + "(binding (as b Bar)))] [c])])");
    assertTree(
        "switch x { case 1...3, \"x\": a }",
        "(switch x [(switchcase [(caseitem (binary ... 1 3)) (caseitem \"x\")] [a])])");
    assertTree(
        "switch x { case (_, nil), (let a?, _): b }",
        "(switch x [(switchcase [(caseitem (tuple [(element (wildcard)) (element "
            + "nil)])) (caseitem (tuple [(element (binding (some a))) (element "
            + "(wildcard))]))] [b])])");
    assertTree(
        "switch x { case Foo.bar: a case Foo.baz(let b): c }",
        "(switch x [(switchcase [(caseitem (enumcase Foo bar))] [a]) (switchcase "
            + "[(caseitem (enumcase Foo baz (tuple [(element (binding b))])))] [c])])");
    assertTree(
        "switch x { case .some(.b(let c)): d }",
        "(switch x [(switchcase [(caseitem (enumcase some (tuple [(element "
            + "(enumcase b (tuple [(element (binding c))])))])))] [d])])");
    assertTree(
        "switch x { case .a where b > c: d }",
        "(switch x [(switchcase [(caseitem (enumcase a) (binary > b c))] [d])])");
    assertTree(
        "switch x { case a.b(): c case A.b(.c(_)): d case A.b(.c): e }",
        "(switch x [(switchcase [(caseitem (call (. a b) ()))] [c]) (switchcase "
            + "[(caseitem (enumcase A b (tuple [(element (enumcase c (tuple [(element "
            + "(wildcard))])))])))] [d]) (switchcase [(caseitem (call (. A b) () [(. "
            + "c)]))] [e])])");
    assertTree(
        "switch x { case ..<5, 7...: c }",
        "(switch x [(switchcase [(caseitem (prefix ..< 5)) (caseitem (postfix 7 "
            + "...))] [c])])");
    assertTree(
        "switch x { case let .a(b)?: c }",
        "(switch x [(switchcase [(caseitem (binding (some (enumcase a (tuple "
            + "[(element b)])))))] [c])])");
    assertTree(
        "switch x { case \\.a: b }",
        "(switch x [(switchcase [(caseitem (keypath [(component member a)]))] [b])])");
    assertTree(
        "switch x { case [1, 2]: b }",
        "(switch x [(switchcase [(caseitem (arrayliteral [1 2]))] [b])])");
    assertTree(
        "switch x { case -1: b }", "(switch x [(switchcase [(caseitem (prefix - 1))] [b])])");
    assertTree(
        "switch x { case .a(b: let c) where c: d }",
        "(switch x [(switchcase [(caseitem (enumcase a (tuple [(element b (binding "
            + "c))])) c)] [d])])");
  }

  @Test
  void default_and_unknown_default() {
    assertTree("switch x { default: a }", "(switch x [(switchcase [a])])");
    assertTree(
        "switch x { case .a: b; @unknown default: c }",
        "(switch x [(switchcase [(caseitem (enumcase a))] [b]) (switchcase " + "[@unknown] [c])])");
    assertTree(
        lines("switch x {", "@unknown default:", "  a", "}"),
        "(switch x [(switchcase [@unknown] [a])])");
    assertTree(
        "switch x { @unknown case _: a }",
        "(switch x [(switchcase [@unknown] [(caseitem (wildcard))] [a])])");
  }

  @Test
  void a_case_may_be_empty_or_fall_through() {
    assertTree(
        "switch x { case .a: break case .b: fallthrough default: () }",
        "(switch x [(switchcase [(caseitem (enumcase a))] [(break)]) (switchcase "
            + "[(caseitem (enumcase b))] [(fallthrough)]) (switchcase [(tuple)])])");
    assertTree(
        lines("switch x {", "case .a:", "case .b: c", "}"),
        "(switch x [(switchcase [(caseitem (enumcase a))]) (switchcase [(caseitem "
            + "(enumcase b))] [c])])");
  }

  @Test
  void conditions_bind_and_match() {
    assertTree("if let x { a }", "(if [(branch [(bind x)] {a})])");
    assertTree("if let x, var y = z { a }", "(if [(branch [(bind x) (bind mutable y z)] {a})])");
    assertTree("if let self { a }", "(if [(branch [(bind self)] {a})])");
    assertTree("if let x: Int = y { a }", "(if [(branch [(bind x Int y)] {a})])");
    assertTree(
        "if case .a(let b) = c { d }",
        "(if [(branch [(match (enumcase a (tuple [(element (binding b))])) c)] {d})])");
    assertTree(
        "if case let .a(b)? = c, b { d }",
        "(if [(branch [(match (binding (some (enumcase a (tuple [(element b)])))) "
            + "c) b] {d})])");
    assertTree(
        "if case .a = b, case .c = d { e }",
        "(if [(branch [(match (enumcase a) b) (match (enumcase c) d)] {e})])");
    assertTree(
        "guard case let x as Foo = y else { return }",
        "(guard [(match (binding (as x Foo)) y)] {(return)})");
    assertTree("while let x = y.next() { z }", "(while [(bind x (call (. y next) ()))] {z})");
    assertTree("if case 1...2 = x { y }", "(if [(branch [(match (binary ... 1 2) x)] {y})])");
    assertTree(
        "if let (a, b) = c { d }",
        "(if [(branch [(bind (tuple [(element a) (element b)]) c)] {d})])");
    assertTree("if case is Foo = x { y }", "(if [(branch [(match (is Foo) x)] {y})])");
  }

  @Test
  void conditions_check_availability() {
    assertTree(
        "if #available(iOS 15.1.2, macOS 12, *) { a }",
        "(if [(branch [(available [(platform iOS 15.1.2) (platform macOS 12) "
            + "(platform *)])] {a})])");
    assertTree(
        "guard #unavailable(iOS 15), a else { return }",
        "(guard [(available unavailable [(platform iOS 15)]) a] {(return)})");
    assertTree(
        "if a, #available(iOS 13, *), b { c }",
        "(if [(branch [a (available [(platform iOS 13) (platform *)]) b] {c})])");
  }

  @Test
  void loops_match_patterns() {
    assertTree(
        "for (i, x) in xs.enumerated() { a }",
        "(forin (tuple [(element i) (element x)]) (call (. xs enumerated) ()) {a})");
    assertTree(
        "for case let (a, b?) in c where a > b { d }",
        "(forin matching (binding (tuple [(element a) (element (some b))])) c "
            + "(binary > a b) {d})");
    assertTree("for _ in 0..<3 { a }", "(forin (wildcard) (binary ..< 0 3) {a})");
    assertTree(
        "for case .a(let b) in c { d }",
        "(forin matching (enumcase a (tuple [(element (binding b))])) c {d})");
    assertTree("for await x in xs { a }", "(forin [await] x xs {a})");
    assertTree("for try await x in xs { a }", "(forin [try await] x xs {a})");
    assertTree("for var x in xs { a }", "(forin (binding mutable x) xs {a})");
    assertTree("for x: Int in xs { a }", "(forin x Int xs {a})");
    assertTree("for await in xs { a }", "(forin await xs {a})");
  }

  @Test
  void errors_are_caught_by_patterns() {
    assertTree(
        "do { try a() } catch let e as Foo where e.x { b } catch .c, .d { e } catch { f }",
        "(do {(try try (call a ()))} [(catch [(caseitem (binding (as e Foo)) (. e "
            + "x))] {b}) (catch [(caseitem (enumcase c)) (caseitem (enumcase d))] {e}) "
            + "(catch {f})])");
    assertTree("do { a } catch is Foo { b }", "(do {a} [(catch [(caseitem (is Foo))] {b})])");
    assertTree(
        "do { a } catch Foo.bar(let x) { b }",
        "(do {a} [(catch [(caseitem (enumcase Foo bar (tuple [(element (binding "
            + "x))])))] {b})])");
    assertTree("do throws(E) { a } catch { b }", "(do E {a} [(catch {b})])");
    assertTree("do { a }", "(do {a})");
    assertTree("do { a } catch where b { c }", "(do {a} [(catch [(caseitem (wildcard) b)] {c})])");
  }

  @Test
  void variables_take_tuples() {
    assertTree("let (a, b) = c", "(variable [(binding (tuple [(element a) (element b)]) c)])");
    assertTree(
        "let (a, _): (Int, Int) = c",
        "(variable [(binding (tuple [(element a) (element (wildcard))]) (tuple "
            + "[(element Int) (element Int)]) c)])");
    assertTree(
        "var (x: a, y: b) = c",
        "(variable mutable [(binding (tuple [(element x a) (element y b)]) c)])");
  }
}
