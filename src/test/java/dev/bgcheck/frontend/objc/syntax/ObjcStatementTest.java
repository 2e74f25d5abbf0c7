package dev.bgcheck.frontend.objc.syntax;

import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.assertBody;

import org.junit.jupiter.api.Test;

/** How statements are read. */
class ObjcStatementTest {
  @Test
  void a_ladder_of_conditions_is_flat() {
    assertBody(
        "if (a) { b(); } else if (c) d(); else { e(); }",
        "If([IfBranch(a {Call(b)}), IfBranch(c Call(d))] {Call(e)})");
  }

  @Test
  void a_pragma_between_a_branch_and_its_else() {
    assertBody(
        "if (a) { b(); }\n#pragma clang diagnostic push\n else if (c) d();",
        "If([IfBranch(a {Call(b)}), IfBranch(c Call(d))])");
  }

  @Test
  void a_variable_named_in() {
    assertBody("Vector in = make(a);", "Variables(Vector [in:Vector=Call(make [a])])");
  }

  @Test
  void storage_behind_the_type() {
    assertBody("Text static const a = b;", "Variables([static] Text[const] [a:Text[const]=b])");
  }

  @Test
  void a_condition_that_declares() {
    assertBody(
        "if (auto *a = b()) c();",
        "If([IfBranch(Declaration(Variables(auto [a:auto*=Call(b)])) Call(c))])");
  }

  @Test
  void an_availability_condition() {
    assertBody(
        "if (@available(iOS 13, *)) { a(); }", "If([IfBranch(Available([iOS 13, *]) {Call(a)})])");
  }

  @Test
  void a_loop_of_c() {
    assertBody(
        "for (int i = 0, j = 1; i < n; i++, j--) a();",
        "For(Variables(int [i:int=0, j:int=1]) Binary(< i n) Comma([Postfix(++ i), "
            + "Postfix(-- j)]) Call(a))");
  }

  @Test
  void an_endless_loop() {
    assertBody("for (;;) { break; }", "For({Break()})");
  }

  @Test
  void a_loop_over_a_collection() {
    assertBody(
        "for (NSString *a in b.c) d();",
        "ForIn(Variables(NSString [a:NSString*]) Member(b c) Call(d))");
  }

  @Test
  void a_loop_over_a_collection_without_type() {
    assertBody("for (a in b) c();", "ForIn(a b Call(c))");
  }

  @Test
  void a_loop_over_a_collection_of_any_type() {
    assertBody(
        "for (id<P> a in [b c]) d();",
        "ForIn(Variables(id<P> [a:id<P>]) Message(b c [c]) Call(d))");
  }

  @Test
  void a_loop_variable_with_attribute() {
    assertBody("for (__unused id a in b) c();", "ForIn(Variables([__unused] id [a:id]) b Call(c))");
  }

  @Test
  void a_loop_over_a_range_of_cpp() {
    assertBody(
        "for (const auto &a : b) c();",
        "ForIn(Variables(auto[const] [a:auto[const, &]]) b Call(c))");
  }

  @Test
  void while_and_do() {
    assertBody(
        "while (a) b(); do { c(); } while (d);", "While(a Call(b))\n" + "DoWhile({Call(c)} d)");
  }

  @Test
  void a_switch() {
    assertBody(
        "switch (a) { case 1: case A ... B: b(); break; default: return; }",
        "Switch(a {Case(1); Case(A B); Call(b); Break(); Default(); Return()})");
  }

  @Test
  void jumps_and_labels() {
    assertBody(
        "goto end; a(); continue; end: return b;",
        "Goto(end)\n" + "Call(a)\n" + "Continue()\n" + "Label(end)\n" + "Return(b)");
  }

  @Test
  void a_labelled_statement_as_body() {
    assertBody("if (a) b: c();", "If([IfBranch(a {Label(b); Call(c)})])");
  }

  @Test
  void exceptions() {
    assertBody(
        "@try { a(); } @catch (NSException *e) { b(); } @catch (...) { @throw; } @finally { c(); }",
        "Try({Call(a)} [Catch(NSException* e {Call(b)}), Catch({Throw()})] {Call(c)})");
  }

  @Test
  void a_lock() {
    assertBody("@synchronized (self) { a(); }", "Synchronized(self {Call(a)})");
  }

  @Test
  void a_pool() {
    assertBody("@autoreleasepool { a(); }", "AutoreleasePool({Call(a)})");
  }

  @Test
  void a_variable() {
    assertBody("NSString *a = b;", "Variables(NSString [a:NSString*=b])");
  }

  @Test
  void several_variables() {
    assertBody(
        "int a, *b = c, d[2] = {1, 2};",
        "Variables(int [a:int, b:int*=c, d:int[2]=InitializerList([1, 2])])");
  }

  @Test
  void a_variable_that_a_block_may_change() {
    assertBody("__block BOOL a = NO;", "Variables([__block] BOOL [a:BOOL=NO])");
  }

  @Test
  void a_weak_variable() {
    assertBody(
        "__weak typeof(self) weakSelf = self;",
        "Variables(typeof(self)[__weak] [weakSelf:typeof(self)[__weak]=self])");
  }

  @Test
  void a_weak_variable_with_the_qualifier_behind() {
    assertBody("id __weak a = b;", "Variables(id[__weak] [a:id[__weak]=b])");
  }

  @Test
  void an_attribute_behind_the_name() {
    assertBody("NSString *a __unused = b;", "Variables(NSString [a:NSString*=b])");
  }

  @Test
  void a_block_variable() {
    assertBody(
        "void (^done)(BOOL, NSError *) = ^(BOOL a, NSError *b) {};",
        "Variables(void [done:void^(BOOL,NSError*)=Block([BOOL a, NSError* b] {})])");
  }

  @Test
  void a_block_variable_with_a_named_type() {
    assertBody("BOOL (^test)(id) = nil;", "Variables(BOOL [test:BOOL^(id)=nil])");
  }

  @Test
  void a_function_pointer() {
    assertBody("int (*f)(int) = g;", "Variables(int [f:int*(int)=g])");
  }

  @Test
  void a_variable_of_a_generic_type() {
    assertBody(
        "NSDictionary<NSString *, NSArray<id> *> *a;",
        "Variables(NSDictionary<NSString*,NSArray<id>*> "
            + "[a:NSDictionary<NSString*,NSArray<id>*>*])");
  }

  @Test
  void a_variable_of_a_type_made_by_a_macro() {
    assertBody("WEAK_OF(self) a = b;", "Variables(WEAK_OF(self) [a:WEAK_OF(self)=b])");
  }

  @Test
  void a_static_variable() {
    assertBody(
        "static dispatch_once_t once;",
        "Variables([static] dispatch_once_t [once:dispatch_once_t])");
  }

  @Test
  void a_product_that_is_no_declaration() {
    assertBody("a = b * c;", "Assign(= a Binary(* b c))");
  }

  @Test
  void a_comparison_that_is_no_type() {
    assertBody("a = b < c;", "Assign(= a Binary(< b c))");
  }

  @Test
  void a_local_structure() {
    assertBody(
        "struct { int a; } b;",
        "Variables(Aggregate(struct [Variables(int [a:int])]) struct [b:Aggregate(struct "
            + "[Variables(int [a:int])]) struct])");
  }

  @Test
  void a_variable_of_cpp_with_arguments() {
    assertBody(
        "std::lock_guard<std::mutex> lock(m);",
        "Variables(std::lock_guard<std::mutex> "
            + "[lock:std::lock_guard<std::mutex>=InitializerList([m])])");
  }

  @Test
  void a_variable_of_cpp_in_braces() {
    assertBody("Foo a{1, b};", "Variables(Foo [a:Foo=InitializerList([1, b])])");
  }

  @Test
  void a_structured_binding() {
    assertBody("auto [a, b] = c;", "Variables(auto [a:auto, b:auto=c])");
  }

  @Test
  void a_macro_without_semicolon() {
    assertBody(
        """
        BEGIN_IGNORE
        a();
        MACRO(x)
        [b c];""",
        "BEGIN_IGNORE\n" + "Call(a)\n" + "Call(MACRO [x])\n" + "Message(b c [c])");
  }

  @Test
  void a_macro_with_a_body() {
    assertBody("foreach (a, b) { c(); }", "Macro(foreach [a, b] {Call(c)})");
  }

  @Test
  void an_unknown_at_word_with_a_body() {
    assertBody("@onExit { a(); };", "Macro(onExit {Call(a)})");
  }

  @Test
  void operators_made_by_macros() {
    assertBody("a.b should equal(c);", "Binary(should Member(a b) Call(equal [c]))");
  }

  @Test
  void a_null_statement() {
    assertBody(";", "Empty()");
  }

  @Test
  void assembler() {
    assertBody("asm volatile (\"nop\" : : \"r\"(a));", "Asm()");
  }

  @Test
  void a_conditional_block() {
    assertBody(
        """
        #if DEBUG
        a();
        #elif X
        b();
        #else
        c();
        #endif""",
        "Conditional([Branch(if DEBUG [Call(a)]), Branch(elif X [Call(b)]), Branch(else "
            + "[Call(c)])])");
  }

  @Test
  void a_directive_in_a_body() {
    assertBody(
        """
        #pragma clang diagnostic push
        a();""",
        "Directive(pragma clang diagnostic push)\n" + "Call(a)");
  }

  @Test
  void a_pragma_before_else_is_dropped() {
    assertBody(
        """
        if (a) b();
        #pragma clang diagnostic push
        #pragma clang diagnostic ignored "-Wx"
        else if (c) d();
        #pragma clang diagnostic pop
        else e();
        #pragma mark - f
        f();""",
        "If([IfBranch(a Call(b)), IfBranch(c Call(d))] Call(e))\n"
            + "Directive(pragma mark - f)\n"
            + "Call(f)");
  }

  @Test
  void a_macro_defined_in_a_body() {
    assertBody(
        """
        #define A 1
        a();""",
        "MacroDefinition(A 1 1)\n" + "Call(a)");
  }

  @Test
  void try_of_cpp() {
    assertBody(
        "try { a(); } catch (const E &e) { throw; }",
        "Try({Call(a)} [Catch(E[const, &] e {Throw()})])");
  }

  @Test
  void a_statement_attribute() {
    assertBody("__attribute__((fallthrough));", "Empty()");
  }
}
