package dev.bgcheck.frontend.objc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Classes, protocols, constants and routines. */
class ObjcDeclarationLoweringTest {
  @Test
  void a_class_with_its_extension() {
    String objc =
        """
        #import <CallKit/CallKit.h>
        #import "Other.h"
        @import UIKit;
        @interface A : NSObject <P>
        @property (nonatomic, weak) id<P> delegate;
        @property (nonatomic, copy) void (^done)(BOOL ok);
        - (void)run:(NSArray<Thing *> *)things;
        + (instancetype)shared;
        - (void)other;
        @end
        @implementation A
        - (void)run:(NSArray<Thing *> *)things { _done(YES); }
        + (instancetype)shared { return [[self alloc] init]; }
        - (instancetype)init { if ((self = [super init])) { [self other]; } return self; }
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            import CallKit
            import Other
            import UIKit
            type A class : NSObject, P {
              field delegate : P [weak]
              field done : (Bool)->Void
              routine `A.other`
            }
            type A class {
              routine `A.run:`
              routine `A::shared`
              routine `A.init`
            }
            routine `A.other` method () -> Void selector "other"
            routine `A.run:` method (_ things: [Thing]) -> Void selector "run:" {
              var things : [Thing]
              0:
                %1 = load self._done
                call %1.`()`(true)
                return
            }
            routine `A::shared` method () -> instancetype selector "shared" {
              0:
                %1 = call type(A).init()
                return %1
            }
            routine `A.init` initializer () -> instancetype selector "init" {
              0:
                %1 = call self.init() super
                branch if { some %1 -> 1; nil %1 -> 2 "skipping the if" }
              1:
                call self.other()
                goto 2
              2:
                return self
            }
            """);
  }

  @Test
  void a_protocol() {
    String objc =
        """
        @protocol P <Q>
        - (void)must;
        @optional
        - (BOOL)may:(id)x;
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            type P protocol : Q {
              routine `P.must`
              routine `P.may:`
            }
            routine `P.must` method () -> Void selector "must"
            routine `P.may:` method (_ x: _) -> Bool @optional selector "may:"
            """);
  }

  @Test
  void constants() {
    String objc =
        """
        #define kTask @"com.x"
        static NSString * const kOther = @"com.y";
        typedef NS_ENUM(NSInteger, Kind) { KindA, KindB = 4, KindC };
        typedef void (^Done)(BOOL);
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            global kTask : _ [constant] = "com.x"
            global kOther : NSString [constant] = "com.y"
            global KindA : Kind [constant] = number "0"
            global KindB : Kind [constant] = number "4"
            global KindC : Kind [constant] = number "5"
            type Done alias : (Bool)->Void {
            }
            """);
  }

  @Test
  void a_routine_that_a_macro_heads() {
    String objc =
        """
        @implementation A
        RCT_EXPORT_METHOD(start:(NSString *)name done:(RCTPromiseResolveBlock)done) { done(name); }
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            type A class {
              routine `A.start:done:`
            }
            routine `A.start:done:` method (_ name: NSString, _ done: RCTPromiseResolveBlock) -> _ @RCT_EXPORT_METHOD selector "start:done:" {
              var done : RCTPromiseResolveBlock
              var name : NSString
              0:
                call done.`()`(name)
                return
            }
            """);
  }

  @Test
  void a_category() {
    String objc =
        """
        @interface A (Extra)
        - (void)a;
        @end
        @implementation A (Extra)
        - (void)a {}
        @end
        """;

    assertThat(LoweredObjc.of(objc))
        .isEqualTo(
            """
            type A extension {
            }
            type A extension {
              routine `A.a`
            }
            routine `A.a` method () -> Void selector "a" {
              0:
                return
            }
            """);
  }
}
