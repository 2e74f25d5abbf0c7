package dev.bgcheck.frontend.objc.syntax;

import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.checkSpans;
import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of text that is broken, cut off or hostile. */
class ObjcResilienceTest {
  private static final String SAMPLE =
      """
      /* A file with a bit of everything. */
      #import <UIKit/UIKit.h>
      #define LIMIT (3)
      NS_ASSUME_NONNULL_BEGIN
      typedef void (^Done)(NSError * _Nullable error);
      typedef NS_ENUM(NSInteger, Mode) { ModeA = 1, ModeB };
      static NSString * const kName = @"na\\"me";

      @protocol Loading <NSObject>
      @optional
      - (void)load:(nullable NSURL *)url done:(Done)done NS_SWIFT_NAME(load(_:done:));
      @end

      @interface Loader () <Loading> { int _count; }
      @property (nonatomic, weak, nullable) IBOutlet id<Loading> delegate;
      @end

      @implementation Loader
      @synthesize delegate = _delegate;
      - (void)load:(NSURL *)url done:(Done)done {
        __weak typeof(self) weakSelf = self;
      #if TARGET_OS_IOS
        if (@available(iOS 13, *)) { [self a]; } else if (url == nil) return;
      #else
        NSLog(@"%d", (int)[url hash]);
      #endif
        NSDictionary<NSString *, id> *d = @{ @"a" : @[ @1, @(2 + 3) ], kName : ^{ done(nil); } };
        for (NSString *key in d) { switch (key.length) { case 1: break; default: continue; } }
        @try { [weakSelf.delegate load:url ?: nil done:^(NSError *e) { done(e); }]; }
        @catch (NSException *x) { @throw; } @finally { _count++; }
        CGRect r = (CGRect){ .size = { 1, 2 } }; (void)r; x = a < b ? c : d;
      }
      EXPORT_METHOD(start:(NSString *)name) { dispatch_async(q, ^{ [self b:name]; }); }
      @end
      """;

  @Test
  void the_sample_is_understood() {
    assertThat(parse(SAMPLE).recoveries()).isEmpty();
  }

  @Test
  void every_prefix_gives_a_tree_with_nested_spans() {
    for (int end = 0; end <= SAMPLE.length(); end++) {
      parse(SAMPLE.substring(0, end));
    }
  }

  @Test
  void every_suffix_gives_a_tree_with_nested_spans() {
    for (int start = 0; start < SAMPLE.length(); start += 3) {
      parse(SAMPLE.substring(start));
    }
  }

  @Test
  void damaged_text_gives_a_tree_with_nested_spans() {
    String junk = "(){}[]<>;:,@#^*&\"'\\=-+?.|~!%/ \n";
    Random random = new Random(7);
    for (int round = 0; round < 1000; round++) {
      StringBuilder text = new StringBuilder(SAMPLE);
      for (int change = 0; change < 1 + round % 5; change++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, junk.charAt(random.nextInt(junk.length())));
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        }
      }
      parse(text.toString());
    }
  }

  @Test
  void line_ends_and_comments_change_nothing() {
    String plain = ObjcTreePrinter.print(parse(SAMPLE));
    assertThat(ObjcTreePrinter.print(parse(SAMPLE.replace("\n", "\r\n")))).isEqualTo(plain);
    assertThat(
            ObjcTreePrinter.print(
                parse(SAMPLE.replace(";\n", "; // x\n").replace("{ ", "{ /* y */ "))))
        .isEqualTo(plain);
  }

  @Test
  void what_is_not_understood_costs_one_statement() {
    ObjcSyntaxTree tree = parse("void f(void) {\n  a();\n  b = = c;\n  d();\n}\nint e;");
    assertThat(tree.recoveries()).hasSize(1);
    assertThat(tree.file().lines().lineAt(tree.recoveries().get(0).offset())).isEqualTo(3);
    assertThat(ObjcTreePrinter.print(tree))
        .contains("Call(a)")
        .contains("Call(d)")
        .contains("[e:int]");
  }

  @Test
  void an_unclosed_body_does_not_swallow_the_next_class() {
    ObjcSyntaxTree tree =
        parse(
            "@implementation A\n- (void)a { if (b) {\n@end\n@implementation C\n- (void)d {}\n@end");
    assertThat(tree.recoveries()).isNotEmpty();
    assertThat(tree.items()).hasSize(2);
    assertThat(ObjcTreePrinter.print(tree.items().get(1)))
        .isEqualTo("Implementation(C [Method(void d [d] {})])");
  }

  @Test
  void a_closed_extern_block_around_classes_is_no_trouble() {
    ObjcSyntaxTree tree = parse("extern \"C\" {\n@interface A\n@end\n}\nint b;");
    assertThat(tree.recoveries()).isEmpty();
    assertThat(tree.items()).hasSize(2);
  }

  @Test
  void a_missing_bracket_is_noted() {
    assertThat(parse("void f(void) { [a b; c(); }").recoveries()).isNotEmpty();
    assertThat(parse("void f(void) { a(b; c(); }").recoveries()).isNotEmpty();
    assertThat(parse("@implementation A\n- (void)a {}\n").recoveries()).hasSize(1);
  }

  @Test
  void strings_without_end_stop_at_their_line() {
    ObjcSyntaxTree tree = parse("NSString *a = @\"abc;\nint b;");
    assertThat(ObjcTreePrinter.print(tree)).contains("int");
  }

  @Test
  void comments_are_kept_in_order() {
    ObjcSyntaxTree tree =
        parse("/// doc\nint a; // line\n#define B 1 // behind\n/* block */ /** doc */");
    assertThat(tree.comments().stream().map(tree::text).toList())
        .isEqualTo(List.of("/// doc", "// line", "// behind", "/* block */", "/** doc */"));
    assertThat(tree.comments().stream().map(ObjcComment::documentation).toList())
        .isEqualTo(List.of(true, false, false, false, true));
  }

  @Test
  void what_is_left_out_is_told() {
    ObjcSyntaxTree tree = parse("#if 0\nint a;\n#endif\nint b;");
    assertThat(tree.items()).hasSize(1);
    assertThat(tree.inactive()).hasSize(1);
    assertThat(tree.inactive().get(0).line()).isEqualTo(1);
  }

  @Test
  void a_binary_file_gives_an_empty_tree() {
    ObjcSyntaxTree tree = ObjcParser.parse(SourceFile.binary("a.m"));
    assertThat(tree.items()).isEmpty();
    assertThat(tree.recoveries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "@[",
        "@{",
        "<",
        "^{",
        "^(",
        "!",
        "- ",
        "a=",
        "a?b:",
        "if(x)",
        "if(x){}else ",
        "f(",
        "[a b:",
        "@(",
        "(id)",
        "struct{",
        "x<",
        "{[a b:^{",
        "int (",
        "int x[",
        "void (^",
        "void f(int (",
        "typeof(",
        "f(typeof(",
        "f(a b(",
        "- (void)a:(",
        "namespace a{",
        "template<",
        "template<class T> ",
        "a.",
        "a+",
        "a * ",
        "a,",
        "\"a\" ",
        "#if X\n",
        "#if X\n(\n#else\n",
        "M(a;",
        "[](){",
        "T{",
        "operator ",
        "id<",
        "case 1:",
        "x:",
        "}",
        ")",
        "@end\n",
        "#endif\n",
        "M(x)\n",
        "@\"a\" A ",
        "for(;;)",
        "@try{",
        "sizeof ",
        "class A:B{",
        "^int("
      })
  void nesting_and_repetition_of_any_depth_end_soon_on_a_small_stack(String part) {
    String many = part.repeat(40_000 / part.length());
    Runnable parsing =
        () -> {
          for (String head : List.of("", "void f(){\n", "@implementation A\n-(void)a{\n")) {
            for (ObjcNode item : ObjcParser.parse(SourceFile.of("a.mm", head + many)).items()) {
              checkSpans(item, 0, Integer.MAX_VALUE);
            }
          }
        };
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Throwable[] failure = new Throwable[1];
          Thread thread = new Thread(null, parsing, "small stack", 768 * 1024);
          thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
          thread.start();
          thread.join();
          assertThat(failure[0]).isNull();
        });
  }
}
