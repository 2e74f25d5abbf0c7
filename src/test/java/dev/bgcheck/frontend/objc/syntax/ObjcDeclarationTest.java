package dev.bgcheck.frontend.objc.syntax;

import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.assertFile;

import org.junit.jupiter.api.Test;

/** How classes, methods and declarations of C are read. */
class ObjcDeclarationTest {
  @Test
  void imports() {
    assertFile(
        """
        #import <UIKit/UIKit.h>
        #include "a.h" // why
        @import UIKit.UIView;""",
        "Import(IMPORT UIKit/UIKit.h system)\n"
            + "Import(INCLUDE a.h)\n"
            + "Import(MODULE UIKit.UIView system)");
  }

  @Test
  void a_constant_macro() {
    assertFile(
        """
        #define A @"a"
        #define B (-5)
        #define C kOther
        #define D (1 + 2)""",
        "MacroDefinition(A @\"a\" @\"a\")\n"
            + "MacroDefinition(B (-5) Prefix(- 5))\n"
            + "MacroDefinition(C kOther kOther)\n"
            + "MacroDefinition(D (1 + 2))");
  }

  @Test
  void a_macro_with_parameters() {
    assertFile(
        """
        #define MAX(a, b) \\
          ((a) > (b) ? (a) : (b)) // max""",
        "MacroDefinition(MAX functionLike [a, b] ((a) > (b) ? (a) : (b)))");
  }

  @Test
  void other_directives() {
    assertFile(
        """
        #pragma mark - Life
        #undef A
        #error "no\"""",
        "Directive(pragma mark - Life)\n" + "Directive(undef A)\n" + "Directive(error \"no\")");
  }

  @Test
  void forward_declarations() {
    assertFile(
        """
        @class A, B<T>;
        @protocol P, Q;""",
        "ForwardDeclaration([A, B])\n" + "ForwardDeclaration(protocol [P, Q])");
  }

  @Test
  void a_class() {
    assertFile(
        """
        @interface A : B <P, Q>
        @end""",
        "Interface(A B [P, Q])");
  }

  @Test
  void a_category_and_an_extension() {
    assertFile(
        """
        @interface A (C)
        @end
        @interface A () <P>
        @end""",
        "Interface(A C)\n" + "Interface(A extension [P])");
  }

  @Test
  void a_generic_class() {
    assertFile(
        """
        @interface A<__covariant T : id<P>, U> : B<T>
        @end""",
        "Interface(A [T, U] B<T>)");
  }

  @Test
  void a_class_with_macros_in_front() {
    assertFile(
        """
        NS_SWIFT_NAME(X) FINAL
        @interface A : B
        @end""",
        "Interface(A B)");
  }

  @Test
  void a_class_of_another_language() {
    assertFile(
        """
        @interface EXTERN_MODULE(A, NSObject)
        EXTERN_METHOD(a:(int)b)
        @end""",
        "Interface(A NSObject [MacroUse(EXTERN_METHOD [MacroText(a:(int)b)])])");
  }

  @Test
  void instance_variables() {
    assertFile(
        """
        @implementation A {
        @private
          int _a, *_b;
          id _c API(x);
        }
        @end""",
        "Implementation(A [Section(private), Variables(int [_a:int, _b:int*]), Variables(id "
            + "[_c:id])])");
  }

  @Test
  void properties() {
    assertFile(
        """
        @interface A
        @property (nonatomic, weak, getter=isOn) IBOutlet UIView *a;
        @property int b, c;
        @property (copy, nullable) void (^done)(BOOL) NS_SWIFT_NAME(d);
        @property (class, readonly) A *shared;
        @end""",
        "Interface(A [Property([PropertyAttribute(nonatomic), PropertyAttribute(weak), "
            + "PropertyAttribute(getter isOn)] UIView [a:UIView*]), Property(int [b:int, c:int]), "
            + "Property([PropertyAttribute(copy), PropertyAttribute(nullable)] void "
            + "[done:void^(BOOL)]), Property([PropertyAttribute(class), "
            + "PropertyAttribute(readonly)] A [shared:A*])])");
  }

  @Test
  void a_protocol() {
    assertFile(
        """
        @protocol P <NSObject, Q>
        - (void)a;
        @optional
        - (BOOL)b:(id)c;
        @required
        @property id d;
        @end""",
        "Protocol(P [NSObject, Q] [Method(void a [a]), Section(optional), Method(optional "
            + "BOOL b: [b:id c]), Section(required), Property(id [d:id])])");
  }

  @Test
  void synthesized_properties() {
    assertFile(
        """
        @implementation A
        @synthesize a = _a, b;
        @dynamic c, d;
        @end""",
        "Implementation(A [Synthesize([Synthesized(a _a), Synthesized(b)]), Dynamic([c, d])])");
  }

  @Test
  void methods() {
    assertFile(
        """
        @implementation A
        - (void)a { b(); }
        + (instancetype)c:(NSString *)d e:(int)f { return nil; }
        - g { }
        @end""",
        "Implementation(A [Method(void a [a] {Call(b)}), Method(classMethod instancetype "
            + "c:e: [c:NSString* d, e:int f] {Return(nil)}), Method(g [g] {})])");
  }

  @Test
  void a_method_with_annotations() {
    assertFile(
        """
        @interface A
        - (nullable NSString *)a:(nonnull id)b NS_SWIFT_NAME(a(_:)) API_AVAILABLE(ios(13));
        - (id)c:(id)d, ... NS_REQUIRES_NIL_TERMINATION;
        @end""",
        "Interface(A [Method(NSString* a: [a:id b]), Method(id c: [c:id d] variadic)])");
  }

  @Test
  void a_method_whose_body_a_macro_brings() {
    assertFile(
        """
        @implementation A
        - (nonnull instancetype)init
            UNAVAILABLE_USE(@selector(initWith:));

        - (nonnull instancetype)make
            UNAVAILABLE_USE(@selector(initWith:))

        /* Next. */
        - (void)a:(SEL)b __unused
        {
          c();
        }
        @end""",
        "Implementation(A [Method(instancetype init [init]), Method(instancetype make [make]), "
            + "Method(void a: [a:SEL b] {Call(c)})])");
  }

  @Test
  void a_part_of_a_method_s_head_may_hang_on_a_condition() {
    assertFile(
        """
        @implementation A
        - (void)a:(int)b
        #if X
              c:(int)d
        #else
              c:(long)d
        #endif
              e:(int)f
        {
        }
        - (void)g:(int)b
        #if X
              h:(int)d;
        #endif
        {
        }
        @end""",
        "Implementation(A [Method(void a:c:e: [a:int b, c:int d, e:int f] {}), "
            + "Method(void g:h: [g:int b, h:int d] {})])");
  }

  @Test
  void a_method_that_takes_a_block() {
    assertFile(
        """
        @interface A
        - (void)a:(void (^ _Nullable)(NSData * _Nullable data, NSError *))b;
        @end""",
        "Interface(A [Method(void a: [a:void^(NSData*[_Nullable] data,NSError*)[_Nullable] "
            + "b])])");
  }

  @Test
  void a_method_with_words_of_distributed_objects() {
    assertFile(
        """
        @protocol P
        - (oneway void)a:(in bycopy NSString *)b c:(byref id <Q>)d;
        @end""",
        "Protocol(P [Method(void a:c: [a:NSString* b, c:id<Q> d])])");
  }

  @Test
  void a_body_behind_a_semicolon() {
    assertFile(
        """
        @implementation A
        - (void)a; { b(); }
        @end""",
        "Implementation(A [Method(void a [a] {Call(b)})])");
  }

  @Test
  void parts_without_words() {
    assertFile(
        """
        @interface A
        - (void)a:(int)b :(int)c;
        @end""",
        "Interface(A [Method(void a:: [a:int b, :int c])])");
  }

  @Test
  void an_exported_method() {
    assertFile(
        """
        @implementation A
        EXPORT_MODULE()
        EXPORT_METHOD(a:(NSString *)b
          c:(Block)d)
        { e(); }
        REMAP_METHOD(x, y:(int)z) { }
        EXPORT_METHOD(stop) { f(); }
        @end""",
        "Implementation(A [MacroUse(EXPORT_MODULE), MacroRoutine(EXPORT_METHOD a:c: "
            + "[a:NSString* b, c:Block d] {Call(e)}), MacroRoutine(REMAP_METHOD [x] y: [y:int z] "
            + "{}), MacroRoutine(EXPORT_METHOD [stop] stop {Call(f)})])");
  }

  @Test
  void functions() {
    assertFile(
        """
        static inline int a(int b, const char *c, ...) { return b; }
        void d(void);
        extern NSString *e(id) __attribute__((pure));""",
        "Function([static, inline] int a [int b, char*[const] c] variadic {Return(b)})\n"
            + "Function(void d)\n"
            + "Function([extern] NSString* e [id])");
  }

  @Test
  void a_function_with_annotations() {
    assertFile(
        "FOUNDATION_EXPORT NSString * _Nullable A(NSString *b NS_NOESCAPE) NS_AVAILABLE(10, 0);",
        "Function([FOUNDATION_EXPORT] NSString*[_Nullable] A [NSString* b])");
  }

  @Test
  void a_function_of_old() {
    assertFile("int a(b, c) int b; char *c; { return b; }", "Function(int a [b, c] {Return(b)})");
  }

  @Test
  void a_function_whose_type_is_on_another_line() {
    assertFile(
        """
        CGFloat
        a(int b)
        { return b; }""",
        "Function(CGFloat a [int b] {Return(b)})");
  }

  @Test
  void globals() {
    assertFile(
        """
        NSString * const A = @"a";
        static int b = 1, c;
        extern NSString *D NS_SWIFT_NAME(d);
        const char *e[] = {"x", "y"};""",
        "Variables(NSString [A:NSString*[const]=@\"a\"])\n"
            + "Variables([static] int [b:int=1, c:int])\n"
            + "Variables([extern] NSString [D:NSString*])\n"
            + "Variables(char[const] [e:char*[const][]=InitializerList([\"x\", \"y\"])])");
  }

  @Test
  void typedefs() {
    assertFile(
        """
        typedef NSString *A;
        typedef void (^B)(int a, id);
        typedef int (*C)(void);
        typedef NSString *D NS_STRING_ENUM;
        typedef struct { int a; } E;""",
        "Typedef(NSString [A:NSString*])\n"
            + "Typedef(void [B:void^(int a,id)])\n"
            + "Typedef(int [C:int*()])\n"
            + "Typedef(NSString [D:NSString*])\n"
            + "Typedef(Aggregate(struct [Variables(int [a:int])]) struct [E:Aggregate(struct "
            + "[Variables(int [a:int])]) struct])");
  }

  @Test
  void a_declared_type_is_known() {
    assertFile(
        """
        typedef int number;
        void f(void) { x = (number)(y); }""",
        "Typedef(int [number:int])\n"
            + "Function(void f {Assign(= x Cast(number Parenthesised(y)))})");
  }

  @Test
  void enumerations() {
    assertFile(
        """
        enum A { B, C = 1 << 2, };
        typedef NS_ENUM(NSInteger, D) { E, F API(x) = 2 };
        typedef NS_OPTIONS(NSUInteger, G) { H = 1 };
        enum class I : int { J };""",
        "Enumeration(enum A [Enumerator(B), Enumerator(C Binary(<< 1 2))])\n"
            + "Typedef(Enumeration(NS_ENUM D NSInteger [Enumerator(E), Enumerator(F 2)]) ?)\n"
            + "Typedef(Enumeration(NS_OPTIONS G NSUInteger [Enumerator(H 1)]) ?)\n"
            + "Enumeration(enum I int [Enumerator(J)])");
  }

  @Test
  void structures() {
    assertFile(
        "struct A { int b : 3; struct A *next; union { int c; float d; } e; };",
        "Aggregate(struct A [Variables(int [b:int bits 3]), Variables(struct A [next:struct "
            + "A*]), Variables(Aggregate(union [Variables(int [c:int]), Variables(float "
            + "[d:float])]) union [e:Aggregate(union [Variables(int [c:int]), Variables(float "
            + "[d:float])]) union])])");
  }

  @Test
  void macros_between_declarations() {
    assertFile(
        """
        NS_ASSUME_NONNULL_BEGIN
        @class A;
        DEFINE_KEY(a)
        int b;
        NS_ASSUME_NONNULL_END""",
        "MacroUse(NS_ASSUME_NONNULL_BEGIN)\n"
            + "ForwardDeclaration([A])\n"
            + "MacroUse(DEFINE_KEY [a])\n"
            + "Variables(int [b:int])\n"
            + "MacroUse(NS_ASSUME_NONNULL_END)");
  }

  @Test
  void a_test_in_macros() {
    assertFile(
        """
        SpecBegin(A)
        describe(@"a", ^{ b(); });
        SpecEnd""",
        "MacroUse(SpecBegin [A])\n"
            + "MacroUse(describe [@\"a\", Block({Call(b)})])\n"
            + "MacroUse(SpecEnd)");
  }

  @Test
  void a_statement_between_macros() {
    assertFile(
        """
        SpecBegin(A)
        a.b = c;
        SpecEnd""",
        "MacroUse(SpecBegin [A])\n" + "Statement(Assign(= Member(a b) c))\n" + "MacroUse(SpecEnd)");
  }

  @Test
  void a_conditional_block_of_members() {
    assertFile(
        """
        @implementation A
        #if X
        - (void)a {}
        #endif
        @end""",
        "Implementation(A [Conditional([Branch(if X [Method(void a [a] {})])])])");
  }

  @Test
  void a_conditional_block_of_imports() {
    assertFile(
        """
        #ifdef X
        #import "a.h"
        #else
        #import "b.h"
        #endif""",
        "Conditional([Branch(ifdef X [Import(IMPORT a.h)]), Branch(else [Import(IMPORT "
            + "b.h)])])");
  }

  @Test
  void linkage_and_namespaces() {
    assertFile(
        """
        extern "C" {
        void a(void);
        }
        namespace b { namespace { int c; } }
        using namespace d;
        using e = f<int>;""",
        "Linkage([Function(void a)])\n"
            + "Namespace(b [Namespace([Variables(int [c:int])])])\n"
            + "Using(using namespace d;)\n"
            + "Typedef(f<int> [e:f<int>])");
  }

  @Test
  void a_class_of_cpp() {
    assertFile(
        """
        class A final : public B<int>, private C {
         public:
          explicit A(int a) : a_(a), b{1} {}
          ~A() override = default;
          bool operator==(const A &other) const { return a_ == other.a_; }
          virtual void b() const noexcept = 0;
         private:
          int a_ = 1;
          friend class D;
        };""",
        "Aggregate(class A [B<int>, C] [Section(public), Function([explicit] ? A [int a] "
            + "{}), Function(? ~A), Function(bool operator== [A[const, &] other] {Return(Binary(== "
            + "a_ Member(other a_)))}), Function([virtual] void b), Section(private), "
            + "Variables(int [a_:int=1]), Using(friend class D;)])");
  }

  @Test
  void a_template() {
    assertFile(
        """
        template <typename T, int N = 1>
        T a(const T &b) { return b; }""",
        "Template(Function(T a [T[const, &] b] {Return(b)}))");
  }

  @Test
  void a_member_defined_outside_its_class() {
    assertFile(
        """
        void A::b(int c) const { d(); }
        A::A() : x(1) {}
        A::~A() {}""",
        "Function(void A::b [int c] {Call(d)})\n"
            + "Function(? A::A {})\n"
            + "Function(? A::~A {})");
  }

  @Test
  void an_attribute_in_front_of_a_class() {
    assertFile(
        """
        __attribute__((objc_subclassing_restricted))
        @interface A : B
        @end
        [[clang::x]] int c;""",
        "Interface(A B)\n" + "Variables([[[clang::x]]] int [c:int])");
  }

  @Test
  void an_alias_of_a_class() {
    assertFile("@compatibility_alias A B;", "Alias(A B)");
  }
}
