package dev.bgcheck.frontend.objc.syntax;

import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.assertExpression;

import org.junit.jupiter.api.Test;

/** How expressions are read. */
class ObjcExpressionTest {
  @Test
  void a_message_without_arguments() {
    assertExpression("[self reload]", "Message(self reload [reload])");
  }

  @Test
  void a_message_with_several_parts() {
    assertExpression("[a initWithX:1 y:2]", "Message(a initWithX:y: [initWithX:1, y:2])");
  }

  @Test
  void an_array_written_out_as_an_argument() {
    assertExpression(
        "[a b:(Size[3]){1, 2, 3}]",
        "Message(a b: [b:CompoundLiteral(Size[3] InitializerList([1, 2, 3]))])");
  }

  @Test
  void a_variadic_message() {
    assertExpression(
        "[NSArray arrayWithObjects:a, b, nil]",
        "Message(NSArray arrayWithObjects: [arrayWithObjects:a,b,nil])");
  }

  @Test
  void a_nested_message() {
    assertExpression("[[A alloc] init]", "Message(Message(A alloc [alloc]) init [init])");
  }

  @Test
  void a_message_to_super_and_to_a_property() {
    assertExpression("[super.view a:[b c]]", "Message(Member(super view) a: [a:Message(b c [c])])");
  }

  @Test
  void a_part_without_a_word() {
    assertExpression("[a b:c :d]", "Message(a b:: [b:c, :d])");
  }

  @Test
  void keywords_name_parts_of_a_message() {
    assertExpression(
        "[a for:1 in:2 default:3]", "Message(a for:in:default: [for:1, in:2, default:3])");
  }

  @Test
  void the_receiver_in_parentheses_is_no_cast() {
    assertExpression("[(view) layout]", "Message(Parenthesised(view) layout [layout])");
  }

  @Test
  void the_receiver_with_a_cast() {
    assertExpression("[(UIView *)view layout]", "Message(Cast(UIView* view) layout [layout])");
  }

  @Test
  void a_bridged_receiver_in_parentheses() {
    assertExpression(
        "[(__bridge NSArray *)(list) firstObject]",
        "Message(Cast(__bridge NSArray* Parenthesised(list)) firstObject [firstObject])");
  }

  @Test
  void a_generic_class_as_receiver() {
    assertExpression(
        "[NSMutableArray<NSString *> array]",
        "Message(TypeName(NSMutableArray<NSString*>) array [array])");
  }

  @Test
  void an_argument_in_parentheses_is_no_cast() {
    assertExpression("[a b:(c) d:e]", "Message(a b:d: [b:Parenthesised(c), d:e])");
  }

  @Test
  void a_ternary_as_argument() {
    assertExpression("[a b:c ? d : e f:g]", "Message(a b:f: [b:Ternary(c d e), f:g])");
  }

  @Test
  void a_ternary_without_middle_as_receiver() {
    assertExpression("[a ?: b c]", "Message(Ternary(a b) c [c])");
  }

  @Test
  void property_access_and_arrows() {
    assertExpression(
        "self.view.frame.origin->x",
        "Member(Member(Member(Member(self view) frame) origin) x arrow)");
  }

  @Test
  void a_property_named_by_a_keyword() {
    assertExpression("a.default.class", "Member(Member(a default) class)");
  }

  @Test
  void calls_and_subscripts() {
    assertExpression("f(a)[0](b)[\"x\"]", "Subscript(Call(Subscript(Call(f [a]) 0) [b]) \"x\")");
  }

  @Test
  void operators_bind_as_in_c() {
    assertExpression(
        "a || b && c | d ^ e & f == g < h << i + j * k",
        "Binary(|| a Binary(&& b Binary(| c Binary(^ d Binary(& e Binary(== f Binary(< g "
            + "Binary(<< h Binary(+ i Binary(* j k))))))))))");
  }

  @Test
  void operators_of_one_rank_go_left() {
    assertExpression("a - b - c", "Binary(- Binary(- a b) c)");
  }

  @Test
  void a_shift_to_the_right() {
    assertExpression("a >> b > c", "Binary(> Binary(>> a b) c)");
  }

  @Test
  void a_chain_of_assignments() {
    assertExpression("b = c += d", "Assign(= b Assign(+= c d))");
  }

  @Test
  void prefix_and_postfix_operators() {
    assertExpression(
        "-a + !b++ - ~*&c--",
        "Binary(- Binary(+ Prefix(- a) Prefix(! Postfix(++ b))) Prefix(~ Prefix(* Prefix(& "
            + "Postfix(-- c)))))");
  }

  @Test
  void a_cast_to_a_pointer() {
    assertExpression("(NSString *)a", "Cast(NSString* a)");
  }

  @Test
  void a_cast_to_a_qualified_pointer() {
    assertExpression("(NSString * _Nonnull)a", "Cast(NSString*[_Nonnull] a)");
  }

  @Test
  void a_cast_to_a_protocol() {
    assertExpression("(id<A, B>)a", "Cast(id<A,B> a)");
  }

  @Test
  void a_bridging_cast() {
    assertExpression("(__bridge_transfer NSString *)a", "Cast(__bridge_transfer NSString* a)");
  }

  @Test
  void a_cast_of_a_call_and_of_a_message() {
    assertExpression(
        "(CGFloat)(a) + (NSInteger)[b c]",
        "Binary(+ Cast(CGFloat Parenthesised(a)) Cast(NSInteger Message(b c [c])))");
  }

  @Test
  void a_cast_of_a_negative_number() {
    assertExpression("(CGFloat)-1", "Cast(CGFloat Prefix(- 1))");
  }

  @Test
  void a_difference_is_no_cast() {
    assertExpression("(count) - 1", "Binary(- Parenthesised(count) 1)");
  }

  @Test
  void a_spaced_difference_of_a_capitalised_name_is_no_cast() {
    assertExpression("(Count) - 1", "Binary(- Parenthesised(Count) 1)");
  }

  @Test
  void a_call_through_parentheses_is_no_cast() {
    assertExpression("(callback)(a)", "Call(Parenthesised(callback) [a])");
  }

  @Test
  void a_cast_to_a_small_type_name() {
    assertExpression("(size_t)(a)", "Cast(size_t Parenthesised(a))");
  }

  @Test
  void a_cast_to_a_block() {
    assertExpression("(void (^)(BOOL))a", "Cast(void^(BOOL) a)");
  }

  @Test
  void a_cast_to_a_function_pointer_that_is_called() {
    assertExpression(
        "((void (*)(id, SEL))f)(a, b)", "Call(Parenthesised(Cast(void*(id,SEL) f)) [a, b])");
  }

  @Test
  void a_cast_of_a_message_by_a_small_name() {
    assertExpression(
        "(mode)[a[0] intValue]", "Cast(mode Message(Subscript(a 0) intValue [intValue]))");
  }

  @Test
  void an_index_behind_parentheses() {
    assertExpression("(a)[i]", "Subscript(Parenthesised(a) i)");
  }

  @Test
  void a_compound_literal() {
    assertExpression(
        "(CGRect){{0, 1}, .size = s}",
        "CompoundLiteral(CGRect InitializerList([InitializerList([0, 1]), Designated(.size "
            + "s)]))");
  }

  @Test
  void an_array_compound_literal() {
    assertExpression("(UInt8[]){1, 2}", "CompoundLiteral(UInt8[] InitializerList([1, 2]))");
  }

  @Test
  void a_block_without_head() {
    assertExpression("^{ a(); }", "Block({Call(a)})");
  }

  @Test
  void a_block_with_parameters() {
    assertExpression(
        "^(NSString *a, BOOL *stop) { return; }", "Block([NSString* a, BOOL* stop] {Return()})");
  }

  @Test
  void a_block_with_a_result() {
    assertExpression("^NSString *(int a) { return b; }", "Block(NSString* [int a] {Return(b)})");
  }

  @Test
  void a_block_with_a_result_and_no_parameters() {
    assertExpression("^BOOL { return YES; }", "Block(BOOL {Return(YES)})");
  }

  @Test
  void a_block_that_takes_a_block() {
    assertExpression(
        "^(void (^done)(NSError *)) { done(nil); }",
        "Block([void^(NSError*) done] {Call(done [nil])})");
  }

  @Test
  void a_block_as_argument() {
    assertExpression(
        "[a b:^(int c) { d(); } e:f]", "Message(a b:e: [b:Block([int c] {Call(d)}), e:f])");
  }

  @Test
  void strings_are_joined() {
    assertExpression("@\"a\" \"b\" @\"c\\n\"", "@\"abc\n" + "\"");
  }

  @Test
  void strings_with_macros_between_them() {
    assertExpression("@\"a %\" PRIu64 @\" b\"", "@\"a % b\"");
  }

  @Test
  void a_macro_in_front_of_a_string() {
    assertExpression("PREFIX @\"a\"", "@\"a\"");
  }

  @Test
  void a_word_behind_a_string_in_a_message_is_the_message() {
    assertExpression("[@\"a\" copy]", "Message(@\"a\" copy [copy])");
  }

  @Test
  void numbers_and_characters() {
    assertExpression(
        "0x1F + 1.5e-3f + 1'000 + 'a' + L'b'",
        "Binary(+ Binary(+ Binary(+ Binary(+ 0x1F 1.5e-3f) 1'000) CharLiteral('a')) "
            + "CharLiteral(L'b'))");
  }

  @Test
  void boxed_literals() {
    assertExpression(
        "@[@1, @YES, @'c', @-1, @(a + b)]",
        "ArrayLiteral([Boxed(1), Boxed(YES), Boxed(CharLiteral('c')), Boxed(Prefix(- 1)), "
            + "Boxed(Parenthesised(Binary(+ a b)))])");
  }

  @Test
  void a_dictionary_literal() {
    assertExpression(
        "@{@\"a\" : @1, b : @[],}",
        "DictionaryLiteral([Entry(@\"a\" Boxed(1)), Entry(b ArrayLiteral())])");
  }

  @Test
  void a_selector_a_protocol_an_encoding() {
    assertExpression(
        "f(@selector(a:b:), @protocol(P), @encode(int *))",
        "Call(f [SelectorLiteral(a:b:), ProtocolLiteral(P), EncodeLiteral(int*)])");
  }

  @Test
  void an_availability_check() {
    assertExpression("@available(iOS 15.0, *)", "Available([iOS 15.0, *])");
  }

  @Test
  void an_availability_check_of_c() {
    assertExpression(
        "__builtin_available(iOS 15, macOS 12, *)", "Available([iOS 15, macOS 12, *])");
  }

  @Test
  void a_statement_expression() {
    assertExpression("({ int a = 1; a; })", "StatementExpression({Variables(int [a:int=1]); a})");
  }

  @Test
  void the_size_of_a_type_and_of_a_value() {
    assertExpression(
        "sizeof(int) + sizeof a + sizeof(a)",
        "Binary(+ Binary(+ TypeQuery(sizeof int) TypeQuery(sizeof a)) TypeQuery(sizeof "
            + "Parenthesised(a)))");
  }

  @Test
  void a_type_as_an_argument() {
    assertExpression("va_arg(list, NSString *)", "Call(va_arg [list, TypeName(NSString*)])");
  }

  @Test
  void a_block_type_as_an_argument() {
    assertExpression("va_arg(list, void (^)(int))", "Call(va_arg [list, TypeName(void^(int))])");
  }

  @Test
  void a_declaration_as_an_argument() {
    assertExpression(
        "M(int a, id<P> b = nil)",
        "Call(M [Declaration(Variables(int [a:int])), Declaration(Variables(id<P> "
            + "[b:id<P>=nil]))])");
  }

  @Test
  void statements_as_an_argument() {
    assertExpression("M(a = 1; b();)", "Call(M [StatementExpression({Assign(= a 1); Call(b)})])");
  }

  @Test
  void a_body_as_an_argument() {
    assertExpression("M({ a(); b(); })", "Call(M [StatementExpression({Call(a); Call(b)})])");
  }

  @Test
  void an_operator_as_an_argument() {
    assertExpression("M(a, ==, b)", "Call(M [a, MacroText(==), b])");
  }

  @Test
  void the_address_of_a_label() {
    assertExpression("&&done", "Prefix(&& done)");
  }

  @Test
  void a_method_reference_of_a_macro() {
    assertExpression("@weakify(self)", "Boxed(Call(weakify [self]))");
  }

  @Test
  void a_comma_in_parentheses() {
    assertExpression("(a, b)", "Parenthesised(Comma([a, b]))");
  }

  @Test
  void names_of_cpp() {
    assertExpression("a::b<C>(d) + ::e()", "Binary(+ Call(a::b<C> [d]) Call(::e))");
  }

  @Test
  void casts_of_cpp() {
    assertExpression("static_cast<int *>(a)", "Cast(static_cast int* Parenthesised(a))");
  }

  @Test
  void new_and_delete() {
    assertExpression("new A<int>(1, b)", "New(A<int> [1, b])");
  }

  @Test
  void a_lambda() {
    assertExpression(
        "[=, &a](int b) mutable -> int { return b; }", "Lambda(=, &a [int b] {Return(b)})");
  }

  @Test
  void a_lambda_without_parameters() {
    assertExpression("[&] { a(); }", "Lambda(& {Call(a)})");
  }

  @Test
  void an_object_of_cpp_in_braces() {
    assertExpression(
        "std::pair<int, int>{1, 2}",
        "CompoundLiteral(std::pair<int, int> InitializerList([1, 2]))");
  }

  @Test
  void an_index_on_the_next_line() {
    assertExpression(
        """
        a
        [@"key"]""",
        "Subscript(a @\"key\")");
  }
}
