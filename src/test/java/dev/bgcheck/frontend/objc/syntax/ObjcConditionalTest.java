package dev.bgcheck.frontend.objc.syntax;

import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.assertBody;
import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.assertFile;

import org.junit.jupiter.api.Test;

/** How conditional compilation that cuts through the syntax is read. */
class ObjcConditionalTest {
  @Test
  void an_else_in_a_condition_is_read_in_place() {
    assertBody(
        """
        if (a) b();
        #if X
        else if (c) d();
        #endif
        else e();""",
        "If([IfBranch(a Call(b)), IfBranch(c Call(d))] Call(e))");
  }

  @Test
  void the_first_branch_of_a_cut_head_is_read() {
    assertBody(
        """
        #if X
        if (a) {
        #else
        if (b) {
        #endif
          c();
        }""",
        "If([IfBranch(a {Call(c)})])");
  }

  @Test
  void a_branch_among_arguments_is_read_in_place() {
    assertBody(
        """
        f(a,
        #if X
        b
        #else
        c
        #endif
        );""",
        "Call(f [a, b])");
  }

  @Test
  void a_branch_in_an_array_is_read_in_place() {
    assertBody(
        """
        x = @[ @1,
        #ifdef X
        @2,
        #endif
        ];""",
        "Assign(= x ArrayLiteral([Boxed(1), Boxed(2)]))");
  }

  @Test
  void a_branch_behind_return_is_read_in_place() {
    assertBody(
        """
        return
        #if X
          a;
        #else
          b;
        #endif""",
        "Return(a)");
  }

  @Test
  void dead_code_is_left_out() {
    assertBody(
        """
        #if 0
        this is no code (
        #else
        a();
        #endif""",
        "Call(a)");
  }

  @Test
  void what_is_always_true_is_read_in_place() {
    assertBody(
        """
        #if 1
        a();
        #else
        )(
        #endif""",
        "Call(a)");
  }

  @Test
  void blocks_nest() {
    assertBody(
        """
        #if A
        #if B
        a();
        #endif
        #else
        b();
        #endif""",
        "Conditional([Branch(if A [Conditional([Branch(if B [Call(a)])])]), Branch(else "
            + "[Call(b)])])");
  }

  @Test
  void a_block_without_end_is_read_in_place() {
    assertBody(
        """
        #if A
        a();""",
        "Call(a)");
  }

  @Test
  void a_pragma_among_arguments_is_dropped() {
    assertBody(
        """
        [a b:c
        #pragma x
        d:e];""",
        "Message(a b:d: [b:c, d:e])");
  }

  @Test
  void two_heads_of_one_method() {
    assertFile(
        """
        @implementation A
        #if X
        - (void)a {
        #else
        - (void)b {
        #endif
          c();
        }
        @end""",
        "Implementation(A [Method(void a [a] {Call(c)})])");
  }

  @Test
  void two_heads_of_one_class() {
    assertFile(
        """
        #if X
        @interface A : B
        #else
        @interface A : C
        #endif
        - (void)d;
        @end""",
        "Interface(A B [Method(void d [d])])");
  }

  @Test
  void linkage_under_a_condition() {
    assertFile(
        """
        #ifdef __cplusplus
        extern "C" {
        #endif
        void a(void);
        #ifdef __cplusplus
        }
        #endif""",
        "Linkage([Function(void a)])");
  }

  @Test
  void a_branch_in_an_enumeration() {
    assertFile(
        """
        enum A { B,
        #if X
          C,
        #endif
          D };""",
        "Enumeration(enum A [Enumerator(B), Enumerator(C), Enumerator(D)])");
  }

  @Test
  void a_condition_around_protocols() {
    assertFile(
        """
        @interface A : B
        #if X
        <P>
        #endif
        @end""",
        "Interface(A B [P])");
  }
}
