package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Statements, jumps, labels, and words that are names where the grammar lets them. */
class StatementTest {
  @Test
  void an_else_if_ladder_is_one_statement() {
    assertTree(
        "if a { b } else if c { d } else { e }", "(if [(branch [a] {b}) (branch [c] {d})] {e})");
    assertTree(lines("if a { b }", "else { c }"), "(if [(branch [a] {b})] {c})");
  }

  @Test
  void loops() {
    assertTree("while a, let b = c { d }", "(while [a (bind b c)] {d})");
    assertTree("repeat { a } while b", "(repeatwhile {a} b)");
    assertTree(
        "outer: for a in b { continue outer }", "(labeled outer (forin a b {(continue outer)}))");
    assertTree("a: while b { break a }", "(labeled a (while [b] {(break a)}))");
    assertTree("outer: repeat { a } while b", "(labeled outer (repeatwhile {a} b))");
  }

  @Test
  void a_label_needs_no_loop() {
    assertTree("a: if b { break a }", "(labeled a (if [(branch [b] {(break a)})]))");
    assertTree("a: do { break a }", "(labeled a (do {(break a)}))");
    assertTree(
        "a: switch b { default: break a }", "(labeled a (switch b [(switchcase [(break a)])]))");
  }

  @Test
  void jumps_take_no_label_from_the_next_line() {
    assertTree(lines("while a { break", "b }"), "(while [a] {(break) b})");
    assertTree(lines("while a { continue", "b }"), "(while [a] {(continue) b})");
  }

  @Test
  void return_takes_its_value_from_the_next_line() {
    assertTree(lines("return", "a"), "(return a)");
    assertTree("return }", "(return) (unknown) !7 unexpected '}'");
    assertTree(lines("if a { return }", "b"), "(if [(branch [a] {(return)})]) b");
    assertTree(
        "switch a { case b: return case c: d }",
        "(switch a [(switchcase [(caseitem b)] [(return)]) (switchcase [(caseitem " + "c)] [d])])");
    assertTree(
        lines("switch a { case b: return", "default: c }"),
        "(switch a [(switchcase [(caseitem b)] [(return)]) (switchcase [c])])");
    assertTree(lines("return", "let x = 1"), "(return) (variable [(binding x 1)])");
    assertTree(
        lines("return", "if a { b } else { c }"),
        "(return (statement (if [(branch [a] {b})] {c})))");
  }

  @Test
  void guard_and_defer() {
    assertTree("guard a, let b = c else { return }", "(guard [a (bind b c)] {(return)})");
    assertTree("defer { a() }", "(defer {(call a ())})");
    assertTree("guard let self else { return }", "(guard [(bind self)] {(return)})");
  }

  @Test
  void throw_takes_an_expression() {
    assertTree("throw a", "(throw a)");
    assertTree("throw Foo.bar(x)", "(throw (call (. Foo bar) () [x]))");
  }

  @Test
  void statements_are_divided_by_line_breaks_or_semicolons() {
    assertTree(lines("a; b;", "c;;d"), "a b c d");
  }

  @Test
  void words_of_the_grammar_can_be_names() {
    assertTree(
        "let get = 1, set = 2, open = 3",
        "(variable [(binding get 1) (binding set 2) (binding open 3)])");
    assertTree("open(a)", "(call open () [a])");
    assertTree("some.thing()", "(call (. some thing) ())");
    assertTree("any = 1", "(assign = any 1)");
    assertTree("lazy = weak", "(assign = lazy weak)");
    assertTree("x.actor = y", "(assign = (. x actor) y)");
    assertTree("actor.run()", "(call (. actor run) ())");
    assertTree("prefix(3)", "(call prefix () [3])");
    assertTree("then(a)", "(call then () [a])");
    assertTree("yield(a)", "(call yield () [a])");
    assertTree("async { a }", "(call async [(closure [a])])");
    assertTree("left.right()", "(call (. left right) ())");
    assertTree("of = 1", "(assign = of 1)");
    assertTree("default_ = 2", "(assign = default_ 2)");
    assertTree("discard(a)", "(call discard () [a])");
    assertTree("macro = 1", "(assign = macro 1)");
    assertTree("package.name", "(. package name)");
    assertTree("optional = final", "(assign = optional final)");
    assertTree("Type = Protocol", "(assign = Type Protocol)");
    assertTree("unowned.foo()", "(call (. unowned foo) ())");
  }

  @Test
  void contextual_statements() {
    assertTree(
        "var x: Int { _read { yield a } _modify { yield &a } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor read {(yield "
            + "a)}) (accessor modify {(yield (inout a))})]))])");
    assertTree("deinit", "(deinitializer)");
    assertTree(
        "let x = if a { then b } else { c }",
        "(variable [(binding x (statement (if [(branch [a] {(then b)})] {c})))])");
    assertTree("func f() { discard self }", "(function f {(discard self)})");
  }

  @Test
  void semicolons_may_follow_a_brace() {
    assertTree("func f() { a };", "(function f {a})");
  }
}
