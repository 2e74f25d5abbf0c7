package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Half-typed and broken text: one note per mistake, and the neighbours stay. */
class ResilienceTest {
  @Test
  void a_missing_member_name_keeps_the_next_line() {
    assertTree(
        lines("a.", "let x = 1"), "(. a '') (variable [(binding x 1)]) !3 expected a member name");
    assertTree(lines("a.", "b()"), "(call (. a b) ())");
    assertTree(
        lines("a?.", "if b { }"),
        "(. (optionalchain a) '') (if [(branch [b] {})]) !4 expected a member name");
    assertTree("foo(a.)", "(call foo () [(. a '')]) !6 expected a member name");
    assertTree(
        lines("func f() {", "a.", "}", "func g() { }"),
        "(function f {(. a '')}) (function g {}) !14 expected a member name");
  }

  @Test
  void a_missing_value_keeps_the_next_line() {
    assertTree(
        lines("let x =", "let y = 1"),
        "(variable [(binding x (unknown))]) (variable [(binding y 1)]) !8 expected "
            + "an expression");
    assertTree(lines("x =", "return"), "(assign = x (unknown)) (return) !4 expected an expression");
    assertTree(
        lines("let x = a +", "}"),
        "(variable [(binding x (binary + a (unknown)))]) (unknown) !12 expected an "
            + "expression");
    assertTree(
        lines("let x:", "let y: Int"),
        "(variable [(binding x (unknown))]) (variable [(binding y Int)]) !7 " + "expected a type");
    assertTree(
        lines("return a ||", ""), "(return (binary || a (unknown))) !12 expected an expression");
    assertTree(
        "if a == { b }", "(if [(branch [(binary == a (unknown))] {b})]) !8 expected an expression");
  }

  @Test
  void a_missing_argument_keeps_the_call() {
    assertTree("foo(a, )", "(call foo () [a])");
    assertTree("foo(a: , b: c)", "(call foo () [a: (unknown) b: c]) !7 expected an expression");
    assertTree(lines("foo(a b)", "c"), "(call foo () [a b]) c !6 expected ','");
    assertTree(
        lines("foo(a,", "let x = 1"),
        "(call foo () [a (unknown)]) (variable [(binding x 1)]) !7 expected an " + "expression");
    assertTree("foo(", "(call foo ()) !4 expected ')'");
  }

  @Test
  void a_missing_paren_ends_with_the_block() {
    assertTree(
        lines("func f() {", "foo(a, b", "}", "func g() { }"),
        "(function f {(call foo () [a b])}) (function g {}) !20 expected ')'");
    assertTree(
        lines("func f() {", "let x = [a, b", "}", "func g() { }"),
        "(function f {(variable [(binding x (arrayliteral [a b]))])}) (function g "
            + "{}) !25 expected ']'");
    assertTree(
        lines("func f() {", "if (a {", "b", "}", "}", "func g() { }"),
        "(function f {(if [(branch [(paren (call a [(closure [b])]))] {})])}) "
            + "(function g {}) !23 expected ')'");
  }

  @Test
  void a_missing_brace_is_noted_once() {
    assertTree(
        lines("func f() {", "if a {", "b", "}"),
        "(function f {(if [(branch [a] {b})])}) !21 expected '}'");
    assertTree(
        lines("class A {", "func f() {", "}"), "(type class A [(function f {})]) !22 expected '}'");
  }

  @Test
  void a_brace_too_many_is_noted_once() {
    assertTree(
        lines("func f() { } }", "func g() { }"),
        "(function f {}) (unknown) (function g {}) !13 unexpected '}'");
  }

  @Test
  void a_stray_bracket_costs_a_line() {
    assertTree(lines("a", ")", "b"), "a (unknown) b !2 expected an expression");
    assertTree(lines("a", "] c", "b"), "a (unknown) b !2 expected an expression");
    assertTree(
        lines("struct A {", ")", "let x: Int", "}"),
        "(type struct A [(unknown) (variable [(binding x Int)])]) !11 expected a " + "declaration");
  }

  @Test
  void half_a_declaration_keeps_its_neighbours() {
    assertTree(
        lines("func", "func g() { }"),
        "(function '') (function g {}) !5 expected a function's name");
    assertTree(
        lines("func f", "func g() { }"), "(function f) (function g {}) !7 expected parameters");
    assertTree(
        lines("func f(a", "func g() { }"),
        "(function f [(parameter a)]) (function g {}) !9 expected ':'");
    assertTree(lines("class", "class B { }"), "(type class '') (type class B) !6 expected a name");
    assertTree(lines("class A", "class B { }"), "(type class A) (type class B) !8 expected '{'");
    assertTree(
        lines("struct A {", "var", "var y: Int", "}"),
        "(type struct A [(variable mutable [(binding (unknown))]) (variable mutable "
            + "[(binding y Int)])]) !15 expected a name or pattern");
    assertTree(
        lines("struct A {", "func", "let y: Int", "}"),
        "(type struct A [(function '') (variable [(binding y Int)])]) !16 expected "
            + "a function's name");
    assertTree(
        lines("struct A {", "foo bar", "let y: Int", "}"),
        "(type struct A [(unknown) (variable [(binding y Int)])]) !11 expected a " + "declaration");
    assertTree(
        lines("enum E {", "case", "case b", "}"),
        "(type enum E [(enumcases) (enumcases [(enumcase b)])]) !14 expected the "
            + "name of a case");
    assertTree(lines("import", "import B"), "(import) (import [B]) !7 expected a module");
    assertTree(
        lines("let", "let b = 1"),
        "(variable [(binding (unknown))]) (variable [(binding b 1)]) !4 expected a "
            + "name or pattern");
    assertTree(
        lines("extension", "struct A { }"),
        "(extension (unknown)) (type struct A) !10 expected a type");
    assertTree(
        lines("struct A {", "@", "let y: Int", "}"),
        "(type struct A [(variable [@(unknown)] [(binding y Int)])]) !13 expected "
            + "the name of an attribute");
    assertTree(
        lines("struct A {", "public", "}"),
        "(type struct A [(unknown)]) !18 expected a declaration");
    assertTree(
        lines("protocol P {", "var x: Int { }", "func f()", "}"),
        "(type protocol P [(variable mutable [(binding x Int (accessorblock "
            + "[(accessor get implicit {})]))]) (function f)])");
  }

  @Test
  void half_a_statement_keeps_its_neighbours() {
    assertTree(lines("if", "a"), "(if [(branch [a] {})]) !4 expected '{'");
    assertTree(lines("if a", "b"), "(if [(branch [a] {})]) b !5 expected '{'");
    assertTree(lines("guard let x = y", "a"), "(guard [(bind x y)] {}) a !16 expected 'else'");
    assertTree(lines("guard a else", "b"), "(guard [a] {}) b !13 expected '{'");
    assertTree(lines("for x", "a"), "(forin x (unknown) {}) a !6 expected 'in'");
    assertTree(lines("for x in", "a"), "(forin x a {}) !10 expected '{'");
    assertTree(lines("while", "a"), "(while [a] {}) !7 expected '{'");
    assertTree(lines("switch a", "b"), "(switch a) b !9 expected '{'");
    assertTree(
        lines("switch a {", "cas", "case b: c", "}"),
        "(switch a [(switchunknown) (switchcase [(caseitem b)] [c])]) !11 expected " + "a case");
    assertTree(
        lines("switch a {", "case", "case b: c", "}"),
        "(switch a [(switchcase [(caseitem (unknown))]) (switchcase [(caseitem b)] "
            + "[c])]) !16 expected an expression");
    assertTree(
        lines("switch a {", "case .b", "c", "default: d", "}"),
        "(switch a [(switchcase [(caseitem (enumcase b))] [c]) (switchcase [d])]) "
            + "!19 expected ':'");
    assertTree(
        lines("do { a } catch let", "b"),
        "(do {a} [(catch [(caseitem (binding b))] {})]) !20 expected '{'");
    assertTree(
        lines("foo {", "x in", ""),
        "(call foo [(closure signature [(parameter x)])]) !11 expected '}'");
    assertTree(
        lines("foo { [weak", "}", "a"),
        "(call foo [(closure [(arrayliteral [weak])])]) a !12 expected ']'");
  }

  @Test
  void an_open_string_ends_with_its_line() {
    assertTree(
        lines("let x = \"a", "let y = 1"),
        "(variable [(binding x \"a\")]) (variable [(binding y 1)]) !9 string is not " + "closed");
    assertTree(
        lines("foo(\"a", "b()"),
        "(call foo () [\"a\"]) (call b ()) !5 string is not closed, !7 expected ')'");
    assertTree(
        lines("let x = \"a\\(b", "let y = 1"),
        "(variable [(binding x (stringliteral [(text \"a\") (interpolation [b])]))]) "
            + "(variable [(binding y 1)]) !10 interpolation is not closed");
    assertTree(
        lines("let x = \"a\\(b\"", "let y = 1"),
        "(variable [(binding x (stringliteral [(text \"a\") (interpolation [b])]))]) "
            + "(variable [(binding y 1)]) !10 interpolation is not closed, !14 string is "
            + "not closed");
    assertTree(
        lines("let x = \"\"\"", "a"), "(variable [(binding x \"a\")]) !11 string is not closed");
  }

  @Test
  void an_open_comment_ends_with_the_file() {
    assertTree("a /* b", "a !2 comment is not closed");
  }

  @Test
  void unknown_characters_cost_a_line() {
    assertTree(
        lines("a", "§ b 'c'", "d"), "(binary § a b) (unknown) d !6 expected a line break or ';'");
  }

  @Test
  void a_directive_out_of_place_is_noted() {
    assertTree(lines("#endif", "a"), "(unknown) a !0 unexpected directive");
    assertTree(lines("#if A", "b"), "(config (ifconfig [(clause A [b])])) !7 expected '#endif'");
    assertTree(lines("#else", "a"), "(unknown) a !0 unexpected directive");
    assertTree(
        lines("func f() {", "#if A", "b", "}", "func g() { }"),
        "(function f {(config (ifconfig [(clause A [b])]))}) (function g {}) !19 "
            + "expected '#endif'");
  }

  @Test
  void merge_conflicts_cost_their_lines() {
    assertTree(
        lines("a", "<<<<<<< HEAD", "b", "=======", "c", ">>>>>>> x", "d"),
        "a b c d !2 merge conflict, !17 merge conflict, !27 merge conflict");
  }

  @Test
  void statements_on_one_line_are_kept() {
    assertTree(lines("a b", "c"), "a b c !2 expected a line break or ';'");
    assertTree("foo() bar()", "(call foo ()) (call bar ()) !6 expected a line break or ';'");
  }

  @Test
  void declarations_among_expressions_are_kept() {
    assertTree(
        lines("foo(let x = 1)", "b"), "(call foo () [(unknown)]) b !4 expected an expression");
    assertTree(lines("[a, func]", "b"), "(arrayliteral [a (unknown)]) b !4 expected an expression");
  }
}
