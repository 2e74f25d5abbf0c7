package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Messages, calls, places and literals. */
class ObjcExpressionLoweringTest {
  @Test
  void creation_is_one_call() {
    String objc =
        """
        Thing *a = [[Thing alloc] initWithName:@"n"]; Thing *b = [Thing new];
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                %1 = call type(Thing).`initWithName:`("n")
                a = %1 : Thing
                %2 = call type(Thing).init()
                b = %2 : Thing
                return
            }
            """);
  }

  @Test
  void properties_and_elements() {
    String objc =
        """
        o.name = o.other.name; o.map[@"k"] = @1; NSLog(@"%@", o.list[0]);
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                %1 = load o.other
                %2 = load %1.name
                store o.name = %2
                store o.map["k"] = number "1"
                %3 = load o.list[number "0"]
                call ?.NSLog("%@", %3)
                return
            }
            """);
  }

  @Test
  void what_an_address_is_given_for_is_written() {
    String objc =
        """
        NSError *error = nil; [o save:&error]; if (error) { [o fail]; }
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                error = nil : NSError
                call o.`save:`(error)
                error = opaque uses (error) names ()
                branch if { some error -> 1; nil error -> 2 "skipping the if" }
              1:
                call o.fail()
                goto 2
              2:
                return
            }
            """);
  }

  @Test
  void literals() {
    String objc =
        """
        [o take:@[@1, @"two"] and:@{@"k": @YES} then:@selector(a:b:)];
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                %1 = call ?.`[`(number "1", "two")
                %2 = call ?.`[:`("k", true)
                call o.`take:and:then:`(%1, %2, selector "a:b:")
                return
            }
            """);
  }

  @Test
  void compound_assignment() {
    String objc =
        """
        int n = 1; n += 2; n++; o.count -= n;
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                n = number "1" : int
                %1 = call ?.`+`(n, number "2")
                n = %1
                %2 = call ?.`+`(n, number "1")
                n = %2
                %3 = load o.count
                %4 = call ?.`-`(%3, n)
                store o.count = %4
                return
            }
            """);
  }

  @Test
  void a_value_chosen() {
    String objc =
        """
        int n = x ? 1 : 2; Thing *t = o ?: [Thing shared];
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                branch if { true x -> 1; false x -> 2 "else" }
              1:
                %1 = number "1"
                goto 3
              2:
                %1 = number "2"
                goto 3
              3:
                n = %1 : int
                branch if { some o -> 4; nil o -> 5 "else" }
              4:
                %2 = o
                goto 6
              5:
                %3 = call type(Thing).shared()
                %2 = %3
                goto 6
              6:
                t = %2 : Thing
                return
            }
            """);
  }

  @Test
  void a_cast_gives_a_type() {
    String objc =
        """
        Thing *t = (Thing *)[o get]; [(Other *)o run];
        """;

    assertThat(LoweredObjc.body(objc))
        .isEqualTo(
            """
              0:
                %1 = call o.get()
                %2 = %1 : Thing
                t = %2 : Thing
                %3 = o : Other
                call %3.run()
                return
            }
            """);
  }
}
