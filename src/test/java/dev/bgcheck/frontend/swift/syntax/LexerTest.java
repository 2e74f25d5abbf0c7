package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Comments, names, operators and line ends. */
class LexerTest {
  @Test
  void comments_are_no_tokens() {
    assertTree("a /* b /* c */ d */ + e // f", "(binary + a e)");
    assertTree(lines("/// doc", "func f() { }"), "(function f {})");
  }

  @Test
  void back_ticks_quote_names() {
    assertTree("`class`.`func`()", "(call (. class func) ())");
    assertTree("`a b`()", "(call a b ())");
    assertTree("let `self` = 1", "(variable [(binding self 1)])");
  }

  @Test
  void names_may_use_any_script() {
    assertTree("let größe = 1", "(variable [(binding größe 1)])");
    assertTree("let 名前 = 2", "(variable [(binding 名前 2)])");
    assertTree("let 😀 = 3", "(variable [(binding 😀 3)])");
    assertTree("let a\u0310 = 1", "(variable [(binding a\u0310 1)])");
  }

  @Test
  void dollar_names() {
    assertTree("$0.a + $12", "(binary + (. $0 a) $12)");
    assertTree("$x.b", "(. $x b)");
    assertTree("_$a", "_$a");
  }

  @Test
  void a_byte_order_mark_and_a_shebang_are_skipped() {
    assertTree("\uFEFFa", "a");
    assertTree(lines("#!/usr/bin/swift", "a"), "a");
  }

  @Test
  void line_ends_of_all_systems() {
    assertTree("a\r\nb\rc", "a b c");
    assertTree("func f() {\r\n  a\r\n}\r\n", "(function f {a})");
  }

  @Test
  void editor_placeholders_are_names() {
    assertTree("foo(<#value#>, b: <#T##Int#>)", "(call foo () [<#value#> b: <#T##Int#>])");
  }

  @Test
  void operators_split_where_generics_end() {
    assertTree("let x: A<B<C>>=d", "(variable [(binding x A<B<C>> d)])");
    assertTree("let x: A<B>.C", "(variable [(binding x (named A<B> C))])");
    assertTree("func f(a: A<B>...) { }", "(function f [(parameter a A<B> variadic)] {})");
    assertTree("let x: [A<B>]? = c", "(variable [(binding x (optionalof (array A<B>)) c)])");
  }

  @Test
  void operators_of_any_script() {
    assertTree("a ≠ b", "(binary ≠ a b)");
    assertTree("√a", "(prefix √ a)");
    assertTree("a ∘ b", "(binary ∘ a b)");
  }

  @Test
  void a_block_comment_with_a_line_break_ends_a_statement() {
    assertTree(lines("a /*", "*/ b"), "a b");
  }
}
