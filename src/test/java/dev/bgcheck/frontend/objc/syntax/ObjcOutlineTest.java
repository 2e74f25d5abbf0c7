package dev.bgcheck.frontend.objc.syntax;

import static dev.bgcheck.frontend.objc.syntax.ObjcTreeAssert.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the outline of a file says. */
class ObjcOutlineTest {
  private static String outline(String text) {
    return ObjcOutline.of(parse(text)).stream()
        .map(
            entry ->
                "  ".repeat(entry.depth())
                    + entry.line()
                    + " "
                    + entry.kind().name().toLowerCase(Locale.ROOT)
                    + (entry.name().isEmpty() ? "" : " " + entry.name()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void types_routines_closures_and_calls_stand_in_order() {
    assertThat(
            outline(
                """
                @implementation A (B)
                + (void)a:(int)b c:(int)d {
                  [self e:^{ f(g.h(1)); }];
                }
                EXPORT(start:(int)a) { run(); }
                @end
                static void i(void) { j->k(); }
                """))
        .isEqualTo(
            """
            1 type A(B)
              2 routine +a:c:
                3 call e:
                3 closure
                  3 call f
                  3 call h
              5 routine start:
                5 call run
            7 routine i
              7 call k""");
  }

  @Test
  void extensions_protocols_structures_and_enumerations_are_types() {
    assertThat(
            outline(
                """
                @interface A ()
                - (void)a;
                @end
                @protocol P @end
                struct S { int a; };
                typedef NS_ENUM(NSInteger, E) { F };
                """))
        .isEqualTo("1 type A()\n  2 routine -a\n4 type P\n5 type S\n6 type E");
  }
}
