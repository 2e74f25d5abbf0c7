package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.UnitValidator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file: notices, builds, and that no text makes the lowering fail. */
class ObjcLoweringTest {
  private static final String SAMPLE =
      """
      #import <UIKit/UIKit.h>
      #define kTask @"com.x"
      typedef void (^Done)(BOOL ok);
      @interface Sync () <Delegate>
      @property (nonatomic, copy, getter=isOn) Done done;
      @end
      @implementation Sync { NSInteger _count; }
      - (instancetype)initWith:(id)x { if ((self = [super init])) { _x = x; } return self; }
      - (void)run:(Task *)task then:(Done)completion {
        __weak typeof(self) weakSelf = self;
        __block int n = 0;
        retry: n++;
        @try {
          for (Item *item in self.items) { if (item.last) break; else if (item.bad) continue; }
          switch (task.kind) {
            case KindA: { int y = 1; n += y; }
      #if BETA
            case KindB: goto retry;
      #endif
            default: completion(NO);
          }
          do { n--; } while (n > 0 && !task.open);
        } @catch (NSException *e) { @throw; } @finally { [task close]; }
        dispatch_async(q, ^{ weakSelf.done ?: completion(n ? YES : NO); });
        NSDictionary *d = @{@"a": @[@1, @(n)]};
        [d writeTo:&d error:nil];
      }
      @end
      """;

  @Test
  void every_prefix_of_a_file_gives_a_valid_unit() {
    for (int end = 0; end <= SAMPLE.length(); end++) {
      LoweredUnit unit = LoweredObjc.unit(SAMPLE.substring(0, end), LoweredObjc.IOS);

      assertThat(UnitValidator.problems(unit)).as("prefix of %d characters", end).isEmpty();
    }
  }

  @Test
  void a_file_without_a_line_gives_a_valid_unit() {
    List<String> lines = SAMPLE.lines().toList();
    for (int left = 0; left < lines.size(); left++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        text.append(i == left ? "" : lines.get(i)).append('\n');
      }
      LoweredUnit unit = LoweredObjc.unit(text.toString(), LoweredObjc.IOS);

      assertThat(UnitValidator.problems(unit)).as("without line %d", left + 1).isEmpty();
    }
  }

  static Stream<String> deepTexts() {
    return Stream.of(
        "void f() { " + "if (a) { ".repeat(3000) + "b();" + " }".repeat(3000) + "}",
        "void f() { " + "^{ ".repeat(3000) + "b();" + " };".repeat(3000) + "}",
        "void f() { if (a) {}" + " else if (b) { c(); }".repeat(5000) + "}",
        "void f() { x = 1" + " + y".repeat(5000) + "; }",
        "void f() { x = " + "a ? b : ".repeat(5000) + "c; }",
        "void f() { x = " + "[".repeat(3000) + "a b" + " c]".repeat(3000) + "; }",
        "void f() { x = " + "(".repeat(5000) + "a" + ")".repeat(5000) + "; }",
        "void f() {" + "switch (x) { case A: ".repeat(1000) + "y();" + "}".repeat(1000) + "}",
        "void f() {" + "@try { a(); } @finally { ".repeat(70) + "b();" + "}".repeat(70) + "}",
        "#if " + "(".repeat(5000) + "1" + ")".repeat(5000) + "\nint x;\n#endif\n");
  }

  @ParameterizedTest
  @MethodSource("deepTexts")
  void deep_and_long_texts_need_no_more_than_an_ordinary_stack(String text) throws Exception {
    AtomicReference<Object> result = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(UnitValidator.problems(LoweredObjc.unit(text, BuildConditions.UNKNOWN)));
              } catch (RuntimeException | StackOverflowError e) {
                result.set(e);
              }
            },
            "ordinary",
            1024 * 1024);
    thread.start();
    thread.join(Duration.ofSeconds(60).toMillis());

    assertThat(result.get()).isEqualTo(List.of());
  }

  @Test
  void what_could_not_be_read_is_noticed() {
    LoweredUnit unit =
        LoweredObjc.unit("void f() {\n  a();\n  ) x other;\n  b();\n}\n", LoweredObjc.IOS);

    assertThat(unit.notices()).hasSize(1);
    assertThat(unit.notices().get(0).kind()).isEqualTo(Notice.Kind.NOT_PARSED);
    assertThat(ProgramPrinter.print(unit)).contains("call ?.a()", "call ?.b()");
  }

  @Test
  void a_unit_depends_on_the_build_when_it_asks_about_it() {
    String asks = "#if TARGET_OS_IOS\nvoid f(void) {}\n#endif\n";
    String guard = "#ifndef A_H\n#define A_H\nvoid f(void);\n#endif\n";

    assertThat(LoweredObjc.unit(asks, LoweredObjc.IOS).conditional()).isTrue();
    assertThat(LoweredObjc.unit(guard, LoweredObjc.IOS).conditional()).isFalse();
  }

  @Test
  void conditions_follow_the_platform() {
    String objc =
        """
        #if TARGET_OS_WATCH
        void watch(void) {}
        #elif TARGET_OS_IPHONE && __IPHONE_OS_VERSION_MAX_ALLOWED >= 130000
        void phone(void) {}
        #else
        void other(void) {}
        #endif
        """;

    assertThat(LoweredObjc.of(objc)).contains("phone").doesNotContain("watch", "other");
    assertThat(LoweredObjc.of(objc, new BuildConditions("watchOS", Set.of())))
        .contains("watch")
        .doesNotContain("phone", "other");
    assertThat(LoweredObjc.of(objc, BuildConditions.UNKNOWN)).contains("watch", "phone", "other");
  }

  @Test
  void what_the_project_has_switched_off_is_not_compiled() {
    String objc =
        """
        #if (OLD_WAY)
        void old(void) {}
        #elif OTHER_WAY
        void other(void) {}
        #endif
        #ifdef OLD_WAY
        void named(void) {}
        #endif
        """;
    BuildConditions build = new BuildConditions("iOS", Set.of());

    assertThat(LoweredObjc.of(objc, build)).contains("old", "other", "named");
    assertThat(LoweredObjc.of(objc, build.withZeros(Set.of("OLD_WAY"))))
        .contains("other", "named")
        .doesNotContain("old");
  }
}
