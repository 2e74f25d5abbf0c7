package dev.bgcheck.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.frontend.objc.ObjcLowering;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which messages of Objective-C are taken for accesses to a property. */
class PropertyMessagesTest {
  @Test
  void getters_and_setters_of_a_declared_property_are_loads_and_stores() {
    String text =
        text(
            """
            @interface Store : NSObject
            @property (copy) void (^handler)(void);
            @property (getter=isBusy, setter=makeBusy:) BOOL busy;
            @end
            @implementation User
            - (void)use:(Store *)shop with:(void (^)(void))block {
              [shop setHandler:block];
              id a = [shop handler];
              BOOL b = [shop isBusy];
              [shop makeBusy:YES];
            }
            @end
            """);

    assertThat(text)
        .contains(
            "store shop.handler = block",
            "load shop.handler",
            "load shop.busy",
            "store shop.busy = true")
        .doesNotContain("setHandler:", "isBusy", "makeBusy:");
  }

  @Test
  void a_selector_that_some_class_has_a_body_for_stays_a_message() {
    String text =
        text(
            """
            @interface Store : NSObject
            @property (copy) void (^handler)(void);
            @end
            @implementation Store
            - (void)setHandler:(void (^)(void))handler { handler(); }
            @end
            @implementation User
            - (void)use:(Store *)shop with:(void (^)(void))block {
              [shop setHandler:block];
              id a = [shop handler];
            }
            @end
            """);

    assertThat(text).contains("setHandler:", "load shop.handler");
  }

  @Test
  void a_class_is_asked_only_for_properties_of_classes_and_a_value_thrown_away_stays_a_message() {
    String text =
        text(
            """
            @interface Store : NSObject
            @property (class, readonly) Store *shared;
            @property NSString *name;
            @end
            @implementation User
            - (void)use:(Store *)shop {
              Store *one = [Store shared];
              NSString *two = [Store name];
              [shop name];
            }
            @end
            """);

    assertThat(text)
        .contains("load type(Store).shared", "call type(Store).name()", "call shop.name()");
  }

  @Test
  void code_without_properties_is_left_as_it_is() {
    List<LoweredUnit> units = List.of(unit("@implementation A\n- (void)a { [self a]; }\n@end\n"));

    assertThat(PropertyMessages.replaced(units)).isSameAs(units);
  }

  private static LoweredUnit unit(String source) {
    return ObjcLowering.lower(
        SourceFile.of("A.m", source), BuildConditions.UNKNOWN, Origin.APPLICATION);
  }

  /** The text of the class User after the replacement. */
  private static String text(String source) {
    StringBuilder text = new StringBuilder();
    for (LoweredUnit unit : PropertyMessages.replaced(List.of(unit(source)))) {
      for (Routine routine : unit.routines()) {
        if (routine.signature().owner().name().equals("User")) {
          text.append(ProgramPrinter.print(routine));
        }
      }
    }
    return text.toString();
  }
}
