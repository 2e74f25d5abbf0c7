package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Operators, members, literals, collections, key paths, macros. */
class ExpressionTest {
  @Test
  void operators_fold_by_the_standard_precedences() {
    assertTree("a + b * c - d", "(binary - (binary + a (binary * b c)) d)");
    assertTree("a = b ?? c ?? d", "(assign = a (binary ?? b (binary ?? c d)))");
    assertTree(
        "a < b && c >= d || !e",
        "(binary || (binary && (binary < a b) (binary >= c d)) (prefix ! e))");
    assertTree("0..<n + 1", "(binary ..< 0 (binary + n 1))");
    assertTree("a << 1 + b", "(binary + (binary << a 1) b)");
    assertTree("x += a == b ? 1 : 2", "(assign += x (ternary (binary == a b) 1 2))");
  }

  @Test
  void casts_bind_tighter_than_comparisons_and_coalescing() {
    assertTree("a as? B ?? c", "(binary ?? (cast as-optional a B) c)");
    assertTree("a is B && c", "(binary && (cast is a B) c)");
    assertTree(
        "x as! [String: Any] == y", "(binary == (cast as-forced x (dictionary String Any)) y)");
    assertTree("a + b as C", "(cast as (binary + a b) C)");
  }

  @Test
  void a_ternary_nests_to_the_right() {
    assertTree("a ? b : c ? d : e", "(ternary a b (ternary c d e))");
    assertTree("x = a ? b : c", "(assign = x (ternary a b c))");
    assertTree("a ? b ? c : d : e", "(ternary a (ternary b c d) e)");
  }

  @Test
  void an_operator_may_begin_with_a_dot() {
    assertTree("a .== b", "(binary .== a b)");
    assertTree("a.==b", "(binary .== a b)");
    assertTree("a .< b.c", "(binary .< a (. b c))");
    assertTree("a._b .= c ?? d()", "(assign .= (. a _b) (binary ?? c (call d ())))");
    assertTree("a.<#name#>", "(. a <#name#>)");
  }

  @Test
  void a_selector_may_begin_on_its_own_line_and_have_spaces_in_it() {
    assertTree(
        lines("#selector", "  (Foo.bar(_:with:))"), "(macro selector [(. Foo bar(_:with:))])");
    assertTree("#selector (self.bar (_:))", "(macro selector [(. self bar(_:))])");
    assertTree(lines("#file", "(a)"), "(macro file) (paren a)");
  }

  @Test
  void an_unknown_operator_binds_between_ternary_and_or() {
    assertTree("a <> b || c", "(binary <> a (binary || b c))");
    assertTree("a ??= b", "(assign ??= a b)");
  }

  @Test
  void spaces_decide_whether_an_operator_is_prefix_infix_or_postfix() {
    assertTree("a - b", "(binary - a b)");
    assertTree("a -b", "a (prefix - b) !2 expected a line break or ';'");
    assertTree("a++ + ++b", "(binary + (postfix a ++) (prefix ++ b))");
    assertTree("x...", "(postfix x ...)");
    assertTree("...x", "(prefix ... x)");
    assertTree("a...b", "(binary ... a b)");
  }

  @Test
  void a_line_that_starts_with_an_infix_operator_goes_on() {
    assertTree(lines("a", "    + b", "    && c"), "(binary && (binary + a b) c)");
  }

  @Test
  void a_line_that_starts_with_a_prefix_operator_is_a_new_statement() {
    assertTree(lines("a", "-b"), "a (prefix - b)");
    assertTree(lines("a", "!b"), "a (prefix ! b)");
  }

  @Test
  void try_and_await_cover_what_stands_to_the_right() {
    assertTree(
        "x = try await foo() + 1", "(assign = x (try try (await (binary + (call foo ()) 1))))");
    assertTree("try? a ?? b", "(try optional (binary ?? a b))");
    assertTree("try! a.b()", "(try forced (call (. a b) ()))");
    assertTree("a ?? (try b())", "(binary ?? a (paren (try try (call b ()))))");
  }

  @Test
  void await_is_a_name_where_no_operand_follows() {
    assertTree("await", "await");
    assertTree("let await = 1", "(variable [(binding await 1)])");
    assertTree("await.foo", "(. await foo)");
  }

  @Test
  void markers_stand_in_front_of_one_operand() {
    assertTree("foo(consume x, copy y)", "(call foo () [(marked consume x) (marked copy y)])");
    assertTree("unsafe a + b", "(marked unsafe (binary + a b))");
    assertTree("repeat each x", "(marked repeat (marked each x))");
    assertTree("consume(x)", "(call consume () [x])");
    assertTree("copy = 1", "(assign = copy 1)");
    assertTree("each.foo()", "(call (. each foo) ())");
  }

  @Test
  void an_operator_can_be_a_value() {
    assertTree("reduce(0, +)", "(call reduce () [0 +])");
    assertTree("sort(by: <)", "(call sort () [by: <])");
    assertTree("let f: F = (==)", "(variable [(binding f F (paren ==))])");
  }

  @Test
  void inout_arguments_are_marked() {
    assertTree("swap(&a, &b.c)", "(call swap () [(inout a) (inout (. b c))])");
    assertTree("a & b", "(binary & a b)");
  }

  @Test
  void a_paren_bracket_or_brace_rule_for_new_lines() {
    assertTree(lines("a", "(b)"), "a (paren b)");
    assertTree(lines("a", "[b]"), "a (arrayliteral [b])");
    assertTree(lines("a", "{ b }"), "(call a [(closure [b])])");
    assertTree(lines("a", ".b", ".c()"), "(call (. (. a b) c) ())");
  }

  @Test
  void member_access_goes_by_name_index_and_keyword() {
    assertTree("a.b.0.1.c", "(. (. (. (. a b) 0) 1) c)");
    assertTree("a.init(b)", "(call (. a init) () [b])");
    assertTree("T.self", "(. T self)");
    assertTree("a.default", "(. a default)");
    assertTree("a.`in`", "(. a in)");
    assertTree("x.1.0", "(. (. x 1) 0)");
  }

  @Test
  void implicit_members_start_with_a_dot() {
    assertTree(".foo", "(. foo)");
    assertTree(".foo(1).bar", "(. (call (. foo) () [1]) bar)");
    assertTree(".init(a)", "(call (. init) () [a])");
  }

  @Test
  void optional_chains_and_forced_values() {
    assertTree(
        "a?.b!.c[1, x: 2]?()",
        "(call (optionalchain (subscript (. (force (. (optionalchain a) b)) c) [1 "
            + "x: 2])) ())");
    assertTree("a!.b = c", "(assign = (. (force a) b) c)");
    assertTree("a??.b", "(. (optionalchain (optionalchain a)) b)");
  }

  @Test
  void compound_names_keep_their_labels() {
    assertTree("a.foo(_:bar:)", "(. a foo(_:bar:))");
    assertTree("foo(_:)", "foo(_:)");
    assertTree("foo(a: b)", "(call foo () [a: b])");
  }

  @Test
  void generic_arguments_are_told_from_comparisons() {
    assertTree("Foo<Bar, [Int]>.baz()", "(call (. Foo<Bar (array Int)> baz) ())");
    assertTree("a < b, c > (d)", "(call a<b c> () [d])");
    assertTree("f(a < b, c > d)", "(call f () [(binary < a b) (binary > c d)])");
    assertTree("f(a<b, c>(d))", "(call f () [(call a<b c> () [d])])");
    assertTree("Set<Int>()", "(call Set<Int> ())");
    assertTree("x < y", "(binary < x y)");
    assertTree("[Set<Int>]()", "(call (arrayliteral [Set<Int>]) ())");
    assertTree("A<B<C>>()", "(call A<B<C>> ())");
    assertTree("a<b>c", "(binary > (binary < a b) c)");
    assertTree("Box<Int?>?.none", "(. (optionalchain Box<(optionalof Int)>) none)");
    assertTree("A<(B) -> C>.self", "(. A<(function [(element B)] C)> self)");
    assertTree("i<n && j>m", "(binary && (binary < i n) (binary > j m))");
  }

  @Test
  void literals() {
    assertTree("1_000", "1_000");
    assertTree("0xFF", "0xFF");
    assertTree("0b01", "0b01");
    assertTree("1.5e-3", "1.5e-3");
    assertTree("0x1.8p3", "0x1.8p3");
    assertTree("1.foo", "(. 1 foo)");
    assertTree("true", "true");
    assertTree("nil", "nil");
  }

  @Test
  void collections() {
    assertTree("[1, 2,]", "(arrayliteral [1 2])");
    assertTree("[]", "(arrayliteral)");
    assertTree("[:]", "(dictionaryliteral)");
    assertTree("[a: b, c: d]", "(dictionaryliteral [(entry a b) (entry c d)])");
    assertTree("[[1]]", "(arrayliteral [(arrayliteral [1])])");
    assertTree("[.a, .b]", "(arrayliteral [(. a) (. b)])");
  }

  @Test
  void tuples_and_parens() {
    assertTree("(a)", "(paren a)");
    assertTree("(a, b: c)", "(tuple [a b: c])");
    assertTree("()", "(tuple)");
    assertTree("((a))", "(paren (paren a))");
  }

  @Test
  void types_can_stand_for_values() {
    assertTree("[String: Int]()", "(call (dictionaryliteral [(entry String Int)]) ())");
    assertTree(
        "[(Int) -> Void]()",
        "(call (arrayliteral [(typevalue (function [(element Int)] Void))]) ())");
    assertTree("[Int?]()", "(call (arrayliteral [(optionalchain Int)]) ())");
    assertTree("[any P]()", "(call (arrayliteral [(typevalue (prefixed any P))]) ())");
    assertTree("(any P).self", "(. (paren (typevalue (prefixed any P))) self)");
    assertTree(
        "((Int) async throws -> Void).self",
        "(. (paren (typevalue (function [(element Int)] async throws Void))) self)");
    assertTree("[3 of Int].self", "(. (typevalue (inlinearray (value 3) Int)) self)");
    assertTree(
        "[@Sendable () -> Void]()",
        "(call (arrayliteral [(typevalue (attributed [@Sendable] (function " + "Void)))]) ())");
    assertTree("Int?.none", "(. (optionalchain Int) none)");
    assertTree("A.Type.self", "(. (. A Type) self)");
  }

  @Test
  void key_paths() {
    assertTree(
        "\\Foo.bar[0]?.baz",
        "(keypath Foo [(component member bar) (component subscript [0]) (component "
            + "optional) (component member baz)])");
    assertTree("\\..self", "(keypath [(component member self)])");
    assertTree("\\.self", "(keypath [(component member self)])");
    assertTree("\\.a.b", "(keypath [(component member a) (component member b)])");
    assertTree("\\Foo<A>.b", "(keypath Foo<A> [(component member b)])");
    assertTree("\\[Int].count", "(keypath (array Int) [(component member count)])");
    assertTree(
        "\\.a!.b", "(keypath [(component member a) (component force) (component member b)])");
    assertTree("map(\\.x)", "(call map () [(keypath [(component member x)])])");
    assertTree("\\Foo.bar(_:)", "(keypath Foo [(component member bar)])");
  }

  @Test
  void macros_and_their_kin() {
    assertTree("#selector(Foo.bar(_:with:))", "(macro selector [(. Foo bar(_:with:))])");
    assertTree("#selector(getter: a)", "(macro selector [getter: a])");
    assertTree("#keyPath(a.b)", "(macro keyPath [(. a b)])");
    assertTree("#file", "(macro file)");
    assertTree("#Preview { a }", "(macro Preview [(closure [a])])");
    assertTree("#stringify<Int>(a + b)", "(macro stringify [Int] [(binary + a b)])");
    assertTree("#colorLiteral(red: 1, green: 2)", "(macro colorLiteral [red: 1 green: 2])");
  }

  @Test
  void if_and_switch_can_be_values() {
    assertTree(
        "let x = if a { 1 } else { 2 }",
        "(variable [(binding x (statement (if [(branch [a] {1})] {2})))])");
    assertTree(
        "let x = switch a { case .b: 1 default: 2 }",
        "(variable [(binding x (statement (switch a [(switchcase [(caseitem "
            + "(enumcase b))] [1]) (switchcase [2])])))])");
    assertTree("return if a { b } else { c }", "(return (statement (if [(branch [a] {b})] {c})))");
    assertTree(
        "let x = try if a { b() } else { c() }",
        "(variable [(binding x (try try (statement (if [(branch [a] {(call b ())})] "
            + "{(call c ())}))))])");
  }

  @Test
  void assignments_take_patterns_on_the_left() {
    assertTree("(a, b) = (b, a)", "(assign = (tuple [a b]) (tuple [b a]))");
    assertTree("_ = f()", "(assign = _ (call f ()))");
    assertTree("a.b[c] = d", "(assign = (subscript (. a b) [c]) d)");
  }
}
