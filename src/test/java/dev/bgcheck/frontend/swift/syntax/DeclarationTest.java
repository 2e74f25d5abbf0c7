package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;
import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.lines;

import org.junit.jupiter.api.Test;

/** Declarations with their attributes, modifiers, accessors and bodies. */
class DeclarationTest {
  @Test
  void imports() {
    assertTree("import Foundation", "(import [Foundation])");
    assertTree("import class UIKit.UIView", "(import class [UIKit UIView])");
    assertTree("@testable import Foo", "(import [@testable] [Foo])");
    assertTree(
        "@_exported import struct Foo.Bar.Baz", "(import [@_exported] struct [Foo Bar Baz])");
    assertTree("@preconcurrency public import Foo", "(import [@preconcurrency] [public] [Foo])");
  }

  @Test
  void types_have_generics_inherited_types_and_members() {
    assertTree(
        "class A<T: P, U>: B<T>, C where T: D, U == E { }",
        "(type class A [(genericparameter T P) (genericparameter U)] [B<T> C] "
            + "(where [(requirement T D) (requirement U same E)]))");
    assertTree(
        "struct A { let x: Int; func f() { } }",
        "(type struct A [(variable [(binding x Int)]) (function f {})])");
    assertTree("public final class A { }", "(type [public final] class A)");
    assertTree(
        "enum A: String { case b, c = \"d\" }",
        "(type enum A [String] [(enumcases [(enumcase b) (enumcase c \"d\")])])");
    assertTree(
        "protocol P: AnyObject { func f(); var x: Int { get set } }",
        "(type protocol P [AnyObject] [(function f) (variable mutable [(binding x "
            + "Int (accessorblock [(accessor get) (accessor set)]))])])");
    assertTree(
        "protocol P<A, B> { associatedtype A: Q where A.B == C; associatedtype D = E }",
        "(type protocol P [(genericparameter A) (genericparameter B)] "
            + "[(associatedtype A [Q] (where [(requirement (named A B) same C)])) "
            + "(associatedtype D E)])");
    assertTree("actor A { }", "(type actor A)");
    assertTree("distributed actor A { }", "(type [distributed] actor A)");
    assertTree("struct A: ~Copyable { }", "(type struct A [(suppressed Copyable)])");
    assertTree(
        "struct V<let n: Int, each T> { }",
        "(type struct V [(genericparameter value n Int) (genericparameter pack T)])");
    assertTree(
        "indirect enum A { case b(A) }",
        "(type [indirect] enum A [(enumcases [(enumcase b [(parameter A)])])])");
    assertTree("class A: B, nonisolated P { }", "(type class A [B (attributed [nonisolated] P)])");
    assertTree(
        "class A: @unchecked Sendable, @MainActor P { }",
        "(type class A [(attributed [@unchecked] Sendable) (attributed [@MainActor] " + "P)])");
    assertTree("protocol P: class { }", "(type protocol P [class])");
  }

  @Test
  void extensions() {
    assertTree(
        "extension A.B: C where T == D { }",
        "(extension (named A B) [C] (where [(requirement T same D)]))");
    assertTree("extension [Int] { }", "(extension (array Int))");
    assertTree(
        "extension Array<Int>: @retroactive P { }",
        "(extension Array<Int> [(attributed [@retroactive] P)])");
    assertTree("extension A? { }", "(extension (optionalof A))");
  }

  @Test
  void enum_cases_have_payloads() {
    assertTree(
        "enum E { case a(Int, b: String), c(_ d: Int = 1), e }",
        "(type enum E [(enumcases [(enumcase a [(parameter Int) (parameter b "
            + "String)]) (enumcase c [(parameter _ d Int 1)]) (enumcase e)])])");
    assertTree(
        "enum E { indirect case a(E); case `default` }",
        "(type enum E [(enumcases [indirect] [(enumcase a [(parameter E)])]) "
            + "(enumcases [(enumcase default)])])");
    assertTree(
        "enum E { case a(@Sendable (Int) -> Void), b((A, B)), c([D: F]) }",
        "(type enum E [(enumcases [(enumcase a [(parameter (attributed [@Sendable] "
            + "(function [(element Int)] Void)))]) (enumcase b [(parameter (tuple "
            + "[(element A) (element B)]))]) (enumcase c [(parameter (dictionary D "
            + "F))])])])");
    assertTree(
        "enum E: Int { case a = 1, b, c = -3 }",
        "(type enum E [Int] [(enumcases [(enumcase a 1) (enumcase b) (enumcase c "
            + "(prefix - 3))])])");
  }

  @Test
  void functions_have_parameters_effects_and_results() {
    assertTree(
        "func f(a: Int, _ b: [Int] = [], for c: inout C, d e: D...) async throws -> E { }",
        "(function f [(parameter a Int) (parameter _ b (array Int) (arrayliteral)) "
            + "(parameter for c (attributed [inout] C)) (parameter d e D variadic)] async "
            + "throws E {})");
    assertTree(
        "func f<T>(_ x: T) rethrows where T: P { }",
        "(function f [(genericparameter T)] [(parameter _ x T)] rethrows (where "
            + "[(requirement T P)]) {})");
    assertTree(
        "func f() throws(E) -> some View { }", "(function f throws(E) (prefixed some View) {})");
    assertTree(
        "func f(_ x: @escaping (Int) -> Void, y: @autoclosure () -> Bool) { }",
        "(function f [(parameter _ x (attributed [@escaping] (function [(element "
            + "Int)] Void))) (parameter y (attributed [@autoclosure] (function Bool)))] "
            + "{})");
    assertTree(
        "func f(in x: Int, default y: Int) { }",
        "(function f [(parameter in x Int) (parameter default y Int)] {})");
    assertTree(
        "func f(x: borrowing A, y: sending B, z: isolated C, w: isolated (any Actor)? = #isolation) { }",
        "(function f [(parameter x (attributed [borrowing] A)) (parameter y "
            + "(attributed [sending] B)) (parameter z (attributed [isolated] C)) "
            + "(parameter w (attributed [isolated] (optionalof (tuple [(element (prefixed "
            + "any Actor))]))) (macro isolation))] {})");
    assertTree(
        "func f(@ViewBuilder content: () -> T) { }",
        "(function f [(parameter [@ViewBuilder] content (function T))] {})");
    assertTree(
        "func f<each T>(_ x: repeat each T) -> (repeat each T) { }",
        "(function f [(genericparameter pack T)] [(parameter _ x (prefixed repeat "
            + "(prefixed each T)))] (tuple [(element (prefixed repeat (prefixed each "
            + "T)))]) {})");
    assertTree("func `default`() { }", "(function default {})");
    assertTree(
        "nonisolated(nonsending) func f() async { }",
        "(function [nonisolated(nonsending)] f async {})");
    assertTree(
        "func f(x: nonisolated(nonsending) () async -> Void) { }",
        "(function f [(parameter x (attributed [nonisolated(nonsending)] (function "
            + "async Void)))] {})");
    assertTree("func f() -> A", "(function f A)");
  }

  @Test
  void operators_can_be_functions() {
    assertTree(
        "static func == (a: A, b: A) -> Bool { }",
        "(function [static] == [(parameter a A) (parameter b A)] Bool {})");
    assertTree(
        "func ==<T>(a: T, b: T) -> Bool { }",
        "(function == [(genericparameter T)] [(parameter a T) (parameter b T)] Bool {})");
    assertTree("prefix func ! (a: A) -> A { }", "(function [prefix] ! [(parameter a A)] A {})");
    assertTree(
        "func < <T: P>(a: T, b: T) { }",
        "(function < [(genericparameter T P)] [(parameter a T) (parameter b T)] {})");
    assertTree(
        "static func /(a: A, b: A) -> A { a }",
        "(function [static] / [(parameter a A) (parameter b A)] A {a})");
    assertTree("func <<<T>(a: T) { }", "(function << [(genericparameter T)] [(parameter a T)] {})");
  }

  @Test
  void initialisers() {
    assertTree(
        lines(
            "class A {",
            "init(a: Int) { }",
            "convenience init?(b: Int) { }",
            "required init!(c: Int) throws { }",
            "deinit { }",
            "}"),
        "(type class A [(initializer [(parameter a Int)] {}) (initializer "
            + "[convenience] failable [(parameter b Int)] {}) (initializer [required] "
            + "failable [(parameter c Int)] throws {}) (deinitializer {})])");
    assertTree(
        "class A { isolated deinit { }; override init<T>(_ x: T) where T: P { } }",
        "(type class A [(deinitializer [isolated] {}) (initializer [override] "
            + "[(genericparameter T)] [(parameter _ x T)] (where [(requirement T P)]) "
            + "{})])");
  }

  @Test
  void subscripts() {
    assertTree(
        lines(
            "struct A {",
            "subscript(i: Int) -> Int { a }",
            "subscript<T>(_ k: K, x y: T) -> V? { get { a } set { b } }",
            "static subscript(a: A) -> B { get throws { c } }",
            "}"),
        "(type struct A [(subscript [(parameter i Int)] Int (accessorblock "
            + "[(accessor get implicit {a})])) (subscript [(genericparameter T)] "
            + "[(parameter _ k K) (parameter x y T)] (optionalof V) (accessorblock "
            + "[(accessor get {a}) (accessor set {b})])) (subscript [static] [(parameter "
            + "a A)] B (accessorblock [(accessor get throws {c})]))])");
  }

  @Test
  void variables_have_types_initialisers_and_accessors() {
    assertTree("let a: Int = 1, b = 2", "(variable [(binding a Int 1) (binding b 2)])");
    assertTree(
        "var x: Int { 1 }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get implicit " + "{1})]))])");
    assertTree(
        "var x: Int { get { 1 } set(v) { a = v } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get {1}) "
            + "(accessor set v {(assign = a v)})]))])");
    assertTree(
        "var x: Int = 1 { willSet(n) { a } didSet { b } }",
        "(variable mutable [(binding x Int 1 (accessorblock [(accessor will-set n "
            + "{a}) (accessor did-set {b})]))])");
    assertTree(
        "var x: Int { get async throws { a } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get async "
            + "throws {a})]))])");
    assertTree(
        "var x: Int { mutating get { a } nonmutating set { b } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor [mutating] get "
            + "{a}) (accessor [nonmutating] set {b})]))])");
    assertTree(
        "var x: Int { @storageRestrictions(initializes: a) init(v) { a = v } get { b } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor "
            + "[@storageRestrictions(initializes: <a>)] init v {(assign = a v)}) "
            + "(accessor get {b})]))])");
    assertTree(
        "var x: Int { _read { yield a } _modify { yield &a } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor read {(yield "
            + "a)}) (accessor modify {(yield (inout a))})]))])");
    assertTree(
        "var x: Int { read { yield a } modify { yield &a } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor read {(yield "
            + "a)}) (accessor modify {(yield (inout a))})]))])");
    assertTree(
        "var x: Int { read { $0.a } }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get implicit "
            + "{(call read [(closure [(. $0 a)])])})]))])");
    assertTree(
        "var x: (Int) -> Void { { _ in } }",
        "(variable mutable [(binding x (function [(element Int)] Void) "
            + "(accessorblock [(accessor get implicit {(closure signature [(parameter "
            + "_)])})]))])");
    assertTree(
        "lazy var x: Foo = { Foo() }()",
        "(variable [lazy] mutable [(binding x Foo (call (closure [(call Foo ())]) " + "()))])");
    assertTree(
        lines("lazy var x = Foo {", "  a", "}"),
        "(variable [lazy] mutable [(binding x (call Foo [(closure [a])]))])");
    assertTree(
        "private(set) weak var x: Foo?",
        "(variable [private(set) weak] mutable [(binding x (optionalof Foo))])");
    assertTree("static let x = 1", "(variable [static] [(binding x 1)])");
    assertTree(
        "class var x: Int { 1 }",
        "(variable [class] mutable [(binding x Int (accessorblock [(accessor get "
            + "implicit {1})]))])");
    assertTree(
        "nonisolated(unsafe) var x = 1",
        "(variable [nonisolated(unsafe)] mutable [(binding x 1)])");
    assertTree("unowned(unsafe) let x: A", "(variable [unowned(unsafe)] [(binding x A)])");
    assertTree("async let x = foo()", "(variable [async] [(binding x (call foo ()))])");
    assertTree(
        lines("var x: Int {", "  get", "  set", "}"),
        "(variable mutable [(binding x Int (accessorblock [(accessor get) (accessor "
            + "set)]))])");
    assertTree(
        "protocol P { var x: Int { get async throws } }",
        "(type protocol P [(variable mutable [(binding x Int (accessorblock "
            + "[(accessor get async throws)]))])])");
  }

  @Test
  void a_getter_may_start_with_a_word_of_accessors() {
    assertTree(
        "var x: Int { get(1) }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get implicit "
            + "{(call get () [1])})]))])");
    assertTree(
        "var x: Int { set.count }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get implicit "
            + "{(. set count)})]))])");
    assertTree(
        "var x: Int { read() }",
        "(variable mutable [(binding x Int (accessorblock [(accessor get implicit "
            + "{(call read ())})]))])");
    assertTree(
        "var x: A { if a { b } else { c } }",
        "(variable mutable [(binding x A (accessorblock [(accessor get implicit "
            + "{(if [(branch [a] {b})] {c})})]))])");
  }

  @Test
  void property_wrappers_have_arguments() {
    assertTree("@State private var x = 1", "(variable [@State] [private] mutable [(binding x 1)])");
    assertTree(
        "@Environment(\\.a) var x",
        "(variable [@Environment((keypath [(component member a)]))] mutable " + "[(binding x)])");
    assertTree(
        "@AppStorage(\"k\", store: .s) var x = 1",
        "(variable [@AppStorage(\"k\" store: (. s))] mutable [(binding x 1)])");
    assertTree("@Wrapper<Int>(a) var x", "(variable [@Wrapper<Int>(a)] mutable [(binding x)])");
    assertTree("@A.B var x: Int", "(variable [@(named A B)] mutable [(binding x Int)])");
    assertTree("@objc(foo:bar:) func f() { }", "(function [@objc(<foo:bar:>)] f {})");
    assertTree(
        "@available(iOS 13.0, *) func f() { }", "(function [@available(<iOS 13.0> <*>)] f {})");
    assertTree(
        "@available(*, deprecated, message: \"m\", renamed: \"n(_:)\") func f() { }",
        "(function [@available(<*> <deprecated> message: \"m\" renamed: \"n(_:)\")] f {})");
    assertTree(
        "@available(iOS, introduced: 13, deprecated: 15.1) func f() { }",
        "(function [@available(<iOS> introduced: <13> deprecated: <15.1>)] f {})");
    assertTree(
        "@attached(member, names: named(init(a:)), arbitrary) macro m() = #externalMacro(module: \"A\", type: \"B\")",
        "(macro [@attached(<member> names: <named(init(a:))> <arbitrary>)] m (macro "
            + "externalMacro [module: \"A\" type: \"B\"]))");
    assertTree(
        lines("@discardableResult", "@inlinable", "func f() { }"),
        "(function [@discardableResult @inlinable] f {})");
    assertTree("@convention(c) func f() { }", "(function [@convention(<c>)] f {})");
    assertTree("public @objc func f() { }", "(function [@objc] [public] f {})");
    assertTree(
        "@_spi(X) @inline(__always) func f() { }",
        "(function [@_spi(X) @inline(<__always>)] f {})");
    assertTree(
        "@backDeployed(before: iOS 17) func f() { }",
        "(function [@backDeployed(before: <iOS 17>)] f {})");
    assertTree("@objc optional func f()", "(function [@objc] [optional] f)");
    assertTree(
        "@Test(\"name\", .tags(.a), arguments: [1, 2]) func t() { }",
        "(function [@Test(\"name\" (call (. tags) () [(. a)]) arguments: "
            + "(arrayliteral [1 2]))] t {})");
  }

  @Test
  void type_aliases() {
    assertTree("typealias A = B", "(typealias A B)");
    assertTree(
        "typealias A<T> = [T: B] where T: P",
        "(typealias A [(genericparameter T)] (dictionary T B) (where [(requirement " + "T P)]))");
    assertTree(
        "public typealias F = @Sendable (Int) async -> Void",
        "(typealias [public] F (attributed [@Sendable] (function [(element Int)] "
            + "async Void)))");
  }

  @Test
  void operators_and_precedence_groups() {
    assertTree(
        "infix operator +++: AdditionPrecedence", "(operator [infix] +++ [AdditionPrecedence])");
    assertTree("prefix operator √", "(operator [prefix] √)");
    assertTree("postfix operator ++", "(operator [postfix] ++)");
    assertTree(
        "precedencegroup A { associativity: left higherThan: B, C assignment: true }",
        "(precedencegroup A [(relation associativity [left]) (relation higherThan "
            + "[B C]) (relation assignment [true])])");
  }

  @Test
  void macros() {
    assertTree(
        "macro m<T>(_ a: T) -> Int = #externalMacro(module: \"A\", type: \"B\")",
        "(macro m [(genericparameter T)] [(parameter _ a T)] Int (macro "
            + "externalMacro [module: \"A\" type: \"B\"]))");
    assertTree(
        lines("struct A {", "#m(1)", "@x #n { a }", "}"),
        "(type struct A [(macroexpansion (macro m [1])) (macroexpansion [@x] (macro "
            + "n [(closure [a])]))])");
    assertTree(
        "@freestanding(expression) public macro url(_ s: String) -> URL = #externalMacro(module: \"M\", type: \"T\")",
        "(macro [@freestanding(<expression>)] [public] url [(parameter _ s String)] "
            + "URL (macro externalMacro [module: \"M\" type: \"T\"]))");
  }
}
