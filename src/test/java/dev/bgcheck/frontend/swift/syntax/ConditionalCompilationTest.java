package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Conditional compilation wherever it may stand. */
class ConditionalCompilationTest {
  @Test
  void around_statements() {
    assertTree(
        lines("#if DEBUG", "a", "#else", "b", "#endif"),
        "(config (ifconfig [(clause DEBUG [a]) (clause [b])]))");
    assertTree(
        lines(
            "#if os(iOS) && !targetEnvironment(macCatalyst) || canImport(UIKit, _version: 5.1)",
            "a",
            "#elseif swift(>=5.9) && compiler(<6)",
            "b",
            "#endif"),
        "(config (ifconfig [(clause (binary || (binary && (call os () [iOS]) "
            + "(prefix ! (call targetEnvironment () [macCatalyst]))) (call canImport () "
            + "[UIKit _version: 5.1])) [a]) (clause (binary && (call swift () [(prefix >= "
            + "5.9)]) (call compiler () [(prefix < 6)])) [b])]))");
    assertTree(lines("#if true", "#endif"), "(config (ifconfig [(clause true)]))");
    assertTree(
        lines("#if A", "#if B", "a", "#endif", "#endif"),
        "(config (ifconfig [(clause A [(config (ifconfig [(clause B [a])]))])]))");
    assertTree(
        lines("#if (A || B) && C", "import D", "#endif"),
        "(config (ifconfig [(clause (binary && (paren (binary || A B)) C) [(import " + "[D])])]))");
  }

  @Test
  void around_members() {
    assertTree(
        lines(
            "struct A {",
            "#if B",
            "let x: Int",
            "func f() { }",
            "#else",
            "let y: Int",
            "#endif",
            "let z: Int",
            "}"),
        "(type struct A [(config (ifconfig [(clause B [(variable [(binding x Int)]) "
            + "(function f {})]) (clause [(variable [(binding y Int)])])])) (variable "
            + "[(binding z Int)])])");
  }

  @Test
  void around_cases() {
    assertTree(
        lines(
            "switch a {",
            "case b: c",
            "#if D",
            "case e: f",
            "#else",
            "case g: h",
            "#endif",
            "default: i",
            "}"),
        "(switch a [(switchcase [(caseitem b)] [c]) (switchconfig (ifconfig "
            + "[(clause D [(switchcase [(caseitem e)] [f])]) (clause [(switchcase "
            + "[(caseitem g)] [h])])])) (switchcase [i])])");
    assertTree(
        lines("switch a {", "#if B", "case c: d", "#endif", "}"),
        "(switch a [(switchconfig (ifconfig [(clause B [(switchcase [(caseitem c)] "
            + "[d])])]))])");
    assertTree(
        lines("switch a {", "case b:", "#if C", "d", "#endif", "case e: f", "}"),
        "(switch a [(switchcase [(caseitem b)] [(config (ifconfig [(clause C "
            + "[d])]))]) (switchcase [(caseitem e)] [f])])");
    assertTree(
        lines("enum E {", "case a", "#if B", "case c", "#endif", "}"),
        "(type enum E [(enumcases [(enumcase a)]) (config (ifconfig [(clause B "
            + "[(enumcases [(enumcase c)])])]))])");
  }

  @Test
  void within_a_chain_of_members() {
    assertTree(
        lines("a", ".b()", "#if C", ".d()", ".e()", "#else", ".f()", "#endif", ".g()"),
        "(call (. (chainconfig (call (. a b) ()) (ifconfig [(clause C [(call (. "
            + "(call (. (chainbase) d) ()) e) ())]) (clause [(call (. (chainbase) f) "
            + "())])])) g) ())");
    assertTree(
        lines("a", "#if B", ".c", "#endif", "x"),
        "(chainconfig a (ifconfig [(clause B [(. (chainbase) c)])])) x");
    assertTree(
        lines("a", ".b()", "#if C", "#if D", ".e()", "#endif", "#endif"),
        "(chainconfig (call (. a b) ()) (ifconfig [(clause C [(chainconfig "
            + "(chainbase) (ifconfig [(clause D [(call (. (chainbase) e) ())])]))])]))");
    assertTree(
        lines("foo {", "a", "  .b", "  #if C", "  .d", "  #endif", "}"),
        "(call foo [(closure [(chainconfig (. a b) (ifconfig [(clause C [(. "
            + "(chainbase) d)])]))])])");
  }

  @Test
  void a_statement_behind_a_chain_is_no_part_of_it() {
    assertTree(lines("a", "#if B", "c", "#endif"), "a (config (ifconfig [(clause B [c])]))");
  }

  @Test
  void around_attributes() {
    assertTree(
        lines("#if A", "@B", "#else", "@C", "#endif", "func f() { }"), "(function [@B @C] f {})");
    assertTree(
        lines("struct A {", "#if B", "@C", "#endif", "var x: Int", "}"),
        "(type struct A [(variable [@C] mutable [(binding x Int)])])");
  }

  @Test
  void among_arguments_and_elements() {
    assertTree(
        lines("foo(a,", "#if B", "c,", "#endif", "d)"),
        "(call foo () [a (elementconfig (ifconfig [(clause B [c])])) d])");
    assertTree(
        lines("[a,", "#if B", "c,", "#endif", "d]"),
        "(arrayliteral [a (elementconfig (ifconfig [(clause B [c])])) d])");
  }

  @Test
  void around_else_branches() {
    assertTree(
        lines("func f() {", "if a {", "b", "} else {", "#if C", "d", "#endif", "}", "}"),
        "(function f {(if [(branch [a] {b})] {(config (ifconfig [(clause C [d])]))})})");
  }

  @Test
  void around_accessors() {
    assertTree(
        lines("var x: Int {", "#if A", "get { 1 }", "#else", "get { 2 }", "#endif", "}"),
        "(variable mutable [(binding x Int (accessorblock [(accessor get {1}) "
            + "(accessor get {2})]))])");
  }

  @Test
  void a_condition_ends_with_its_line() {
    assertTree(lines("#if A", ".b", "#endif"), "(config (ifconfig [(clause A [(. b)])]))");
    assertTree(lines("#if A", "(b)", "#endif"), "(config (ifconfig [(clause A [(paren b)])]))");
    assertTree(lines("#if A", "-b", "#endif"), "(config (ifconfig [(clause A [(prefix - b)])]))");
  }

  @Test
  void other_directives_are_macros() {
    assertTree(lines("#warning(\"a\")", "b"), "(macro warning [\"a\"]) b");
    assertTree(
        lines("struct A {", "#error(\"a\")", "}"),
        "(type struct A [(macroexpansion (macro error [\"a\"]))])");
    assertTree(
        "#sourceLocation(file: \"a\", line: 1)", "(macro sourceLocation [file: \"a\" line: 1])");
  }
}
