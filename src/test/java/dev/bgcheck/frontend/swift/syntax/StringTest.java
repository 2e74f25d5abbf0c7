package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Strings with escapes and interpolations, regular expressions. */
class StringTest {
  @Test
  void plain_strings_have_their_value() {
    assertTree("\"a\"", "\"a\"");
    assertTree("\"\"", "\"\"");
    assertTree("\"\\u{41}\\n\\\\\\\"\\t\\0\"", "\"A\\n\\\\\"\\t\0\"");
    assertTree("\"\\u{1F600}\"", "\"😀\"");
  }

  @Test
  void interpolations_hold_arguments() {
    assertTree(
        "\"a\\(b)c\\(d, format: .x)\"",
        "(stringliteral [(text \"a\") (interpolation [b]) (text \"c\") (interpolation "
            + "[d format: (. x)])])");
    assertTree("\"\\(a)\"", "(stringliteral [(interpolation [a])])");
    assertTree(
        "\"\\(\"x\\(b)\")\"",
        "(stringliteral [(interpolation [(stringliteral [(text \"x\") (interpolation "
            + "[b])])])])");
    assertTree(
        "\"\\(a ? \"b\" : \"c\")\"", "(stringliteral [(interpolation [(ternary a \"b\" \"c\")])])");
    assertTree(
        "\"\\(foo { $0 })\"", "(stringliteral [(interpolation [(call foo [(closure [$0])])])])");
    assertTree("\"\\(a)\\(b)\"", "(stringliteral [(interpolation [a]) (interpolation [b])])");
    assertTree(
        "\"\\([1, 2].map { \"\\($0)\" })\"",
        "(stringliteral [(interpolation [(call (. (arrayliteral [1 2]) map) "
            + "[(closure [(stringliteral [(interpolation [$0])])])])])])");
    assertTree("\"(\\(a))\"", "(stringliteral [(text \"(\") (interpolation [a]) (text \")\")])");
  }

  @Test
  void raw_strings_escape_with_pounds() {
    assertTree("#\"a\\(b)\\#(c)\"#", "(stringliteral [(text \"a\\\\(b)\") (interpolation [c])])");
    assertTree("#\"a\"b\"#", "\"a\"b\"");
    assertTree("##\"a\"#\\n\\##n\"##", "\"a\"#\\\\n\\n\"");
    assertTree("#\"\\\"#", "\"\\\\\"");
    assertTree("#\"\"\"#", "\"\"\"");
  }

  @Test
  void strings_of_several_lines_lose_their_indentation() {
    assertTree(lines("\"\"\"", "  a", "    b", "  \"\"\""), "\"a\\n  b\"");
    assertTree(
        lines("\"\"\"", "a\\(b)", "c", "\"\"\""),
        "(stringliteral [(text \"a\") (interpolation [b]) (text \"\\nc\")])");
    assertTree(lines("\"\"\"", "    a \\", "    b", "    \"\"\""), "\"a b\"");
    assertTree(lines("\"\"\"", "\"x\" \"\"y\"\"", "\"\"\""), "\"\"x\" \"\"y\"\"\"");
    assertTree(lines("\"\"\"", "\"\"\""), "\"\"");
    assertTree(lines("#\"\"\"", "a\\n\\#n", "\"\"\"#"), "\"a\\\\n\\n\"");
  }

  @Test
  void a_string_may_contain_comment_signs() {
    assertTree("\"http://a.b/*c*/\"", "\"http://a.b/*c*/\"");
  }

  @Test
  void regular_expressions_are_told_from_division() {
    assertTree("let r = /a.b/", "(variable [(binding r </a.b/>)])");
    assertTree("a / b / c", "(binary / (binary / a b) c)");
    assertTree("foo(/x/, /y/)", "(call foo () [</x/> </y/>])");
    assertTree("x = a/b/c", "(assign = x (binary / (binary / a b) c))");
    assertTree(
        "if s.contains(/[a-z]+\\/(b)/) { c }",
        "(if [(branch [(call (. s contains) () [</[a-z]+\\/(b)/>])] {c})])");
    assertTree("#/a/b/#", "<#/a/b/#>");
    assertTree(lines("#/", "a", "/#"), "<#/\na\n/#>");
    assertTree("return /a/", "(return </a/>)");
    assertTree("(a / b) / c", "(binary / (paren (binary / a b)) c)");
    assertTree("foo(/, 1)", "(call foo () [/ 1])");
  }
}
