package dev.bgcheck.frontend.swift.syntax;

import static dev.bgcheck.frontend.swift.syntax.SwiftTreeAssert.assertTree;

import org.junit.jupiter.api.Test;

/** Types as written. */
class TypeTest {
  @Test
  void named_types() {
    assertTree("let x: A", "(variable [(binding x A)])");
    assertTree("let x: A.B<C>.D", "(variable [(binding x (named (named A B [C]) D))])");
    assertTree("let x: Any", "(variable [(binding x Any)])");
    assertTree("let x: Self", "(variable [(binding x Self)])");
    assertTree("let x: `Type`", "(variable [(binding x Type)])");
    assertTree("let x: A::B", "(variable [(binding x B)])");
  }

  @Test
  void optional_types() {
    assertTree("let x: A?", "(variable [(binding x (optionalof A))])");
    assertTree("let x: A!", "(variable [(binding x (optionalof implicitlyUnwrapped A))])");
    assertTree("let x: A??", "(variable [(binding x (optionalof (optionalof A)))])");
    assertTree("let x: [A?]?", "(variable [(binding x (optionalof (array (optionalof A))))])");
    assertTree("let x: Box<Int?>?", "(variable [(binding x (optionalof Box<(optionalof Int)>))])");
    assertTree(
        "let x: Box<Box<Int>?>?",
        "(variable [(binding x (optionalof Box<(optionalof Box<Int>)>))])");
    assertTree("let x: Box<Box<Int>>?", "(variable [(binding x (optionalof Box<Box<Int>>))])");
    assertTree("let x: A? = nil", "(variable [(binding x (optionalof A) nil)])");
    assertTree("let x:A?=nil", "(variable [(binding x (optionalof A) nil)])");
  }

  @Test
  void collections() {
    assertTree("let x: [A]", "(variable [(binding x (array A))])");
    assertTree("let x: [A: [B]]", "(variable [(binding x (dictionary A (array B)))])");
    assertTree("let x: [3 of A]", "(variable [(binding x (inlinearray (value 3) A))])");
    assertTree("let x: [[A]: B]", "(variable [(binding x (dictionary (array A) B))])");
  }

  @Test
  void tuples() {
    assertTree("let x: (A, b: B)", "(variable [(binding x (tuple [(element A) (element b B)]))])");
    assertTree("let x: ()", "(variable [(binding x (tuple))])");
    assertTree("let x: (A)", "(variable [(binding x (tuple [(element A)]))])");
  }

  @Test
  void functions() {
    assertTree(
        "let x: (A, _ b: B) -> C",
        "(variable [(binding x (function [(element A) (element _ b B)] C))])");
    assertTree(
        "let x: () async throws -> Void", "(variable [(binding x (function async throws Void))])");
    assertTree(
        "let x: (A) -> (B) -> C",
        "(variable [(binding x (function [(element A)] (function [(element B)] C)))])");
    assertTree(
        "let x: @MainActor (A) -> Void",
        "(variable [(binding x (attributed [@MainActor] (function [(element A)] " + "Void)))])");
    assertTree(
        "let x: (@escaping (A) -> B, inout C, D...) throws(E) -> F",
        "(variable [(binding x (function [(element (attributed [@escaping] "
            + "(function [(element A)] B))) (element (attributed [inout] C)) (element D "
            + "variadic)] throws(E) F))])");
    assertTree(
        "let x: ((A) -> B)?",
        "(variable [(binding x (optionalof (tuple [(element (function [(element A)] "
            + "B))])))])");
    assertTree(
        "let x: @Sendable () -> Void = { }",
        "(variable [(binding x (attributed [@Sendable] (function Void)) (closure))])");
    assertTree(
        "let x: @convention(block) (A) -> Void",
        "(variable [(binding x (attributed [@convention(<block>)] (function "
            + "[(element A)] Void)))])");
    assertTree(
        "let x: @isolated(any) () async -> Void",
        "(variable [(binding x (attributed [@isolated(<any>)] (function async Void)))])");
    assertTree(
        "let x: @MainActor () -> Void",
        "(variable [(binding x (attributed [@MainActor] (function Void)))])");
  }

  @Test
  void a_convention_behind_a_space() {
    assertTree(
        "let x: @convention (block) (A) -> Void",
        "(variable [(binding x (attributed [@convention(<block>)] (function "
            + "[(element A)] Void)))])");
  }

  @Test
  void opaque_and_existential_types() {
    assertTree("let x: some P & Q", "(variable [(binding x (prefixed some (composition [P Q])))])");
    assertTree("let x: any P", "(variable [(binding x (prefixed any P))])");
    assertTree(
        "let x: (any P)?",
        "(variable [(binding x (optionalof (tuple [(element (prefixed any P))])))])");
    assertTree("let x: [any P]", "(variable [(binding x (array (prefixed any P)))])");
    assertTree(
        "let x: any ~Copyable", "(variable [(binding x (prefixed any (suppressed Copyable)))])");
    assertTree("let x: any P.Type", "(variable [(binding x (prefixed any (metatype P)))])");
    assertTree("let x: any P<A>", "(variable [(binding x (prefixed any P<A>))])");
  }

  @Test
  void compositions() {
    assertTree("let x: A & B & C", "(variable [(binding x (composition [A B C]))])");
    assertTree(
        "let x: (A & B)?",
        "(variable [(binding x (optionalof (tuple [(element (composition [A B]))])))])");
  }

  @Test
  void metatypes() {
    assertTree("let x: A.Type", "(variable [(binding x (metatype A))])");
    assertTree(
        "let x: (any P).Protocol",
        "(variable [(binding x (metatype (tuple [(element (prefixed any P))]) " + "protocol))])");
  }

  @Test
  void packs() {
    assertTree(
        "let x: (repeat each T)",
        "(variable [(binding x (tuple [(element (prefixed repeat (prefixed each " + "T)))]))])");
    assertTree(
        "let x: A<repeat each T>",
        "(variable [(binding x A<(prefixed repeat (prefixed each T))>)])");
  }

  @Test
  void values() {
    assertTree("let x: Vector<4, Int>", "(variable [(binding x Vector<(value 4) Int>)])");
    assertTree("let x: Vector<-1, n>", "(variable [(binding x Vector<(value 1) n>)])");
  }

  @Test
  void casts_stop_at_the_type() {
    assertTree("x as? A<B>", "(cast as-optional x A<B>)");
    assertTree("x as! (A) -> B", "(cast as-forced x (function [(element A)] B))");
    assertTree("x as A? ?? b", "(binary ?? (cast as x (optionalof A)) b)");
    assertTree("x is A ? b : c", "(ternary (cast is x A) b c)");
    assertTree("x as? [A: B]", "(cast as-optional x (dictionary A B))");
  }

  @Test
  void attributes_and_specifiers() {
    assertTree("func f(x: inout A)", "(function f [(parameter x (attributed [inout] A))])");
    assertTree(
        "func f(x: __owned A, y: consuming B)",
        "(function f [(parameter x (attributed [__owned] A)) (parameter y "
            + "(attributed [consuming] B))])");
    assertTree(
        "func f(x: sending (A) -> B)",
        "(function f [(parameter x (attributed [sending] (function [(element A)] B)))])");
  }
}
