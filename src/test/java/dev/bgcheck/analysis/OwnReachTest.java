package dev.bgcheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.Program;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the files of a target lead to in the packages it is built with. */
class OwnReachTest {
  @Test
  void own_files_reach_what_they_call_and_what_they_make() {
    Predicate<String> isReached =
        reach(
            """
            routine `::f()` function () -> Void {
              0:
                call ?.g()
                %1 = call ?.Box()
                return
            }
            """,
            """
            routine `::g()` function () -> Void {
              0:
                return
            }
            routine `::other()` function () -> Void {
              0:
                return
            }
            type Box class : UIApplicationDelegate {
              routine `Box.init()`
              routine `Box.left()`
              routine `Box.helper()`
            }
            routine `Box.init()` initializer () -> Box {
              0:
                return
            }
            routine `Box.left()` method () -> Void {
              0:
                return
            }
            routine `Box.helper()` method () -> Void {
              0:
                return
            }
            """);
    assertThat(isReached.test("::g()")).isTrue();
    assertThat(isReached.test("Box.left()")).isTrue();
    assertThat(isReached.test("Box.helper()")).isFalse();
    assertThat(isReached.test("::other()")).isFalse();
  }

  @Test
  void an_override_runs_only_where_an_object_of_its_class_is_made() {
    Predicate<String> isReached =
        reach(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.Compass()
                call ?.go(s: %1)
                return
            }
            routine `::go(s:)` function (s: Sensor) -> Void {
              0:
                call s.start()
                return
            }
            """,
            """
            type Sensor class : Base {
              routine `Sensor.start()`
            }
            routine `Sensor.start()` method () -> Void {
              0:
                return
            }
            type Compass class : Sensor {
              routine `Compass.init()`
              routine `Compass.start()`
            }
            routine `Compass.init()` initializer () -> Compass {
              0:
                return
            }
            routine `Compass.start()` method () -> Void [override] {
              0:
                return
            }
            type Locator class : Sensor {
              routine `Locator.start()`
            }
            routine `Locator.start()` method () -> Void [override] {
              0:
                return
            }
            """);

    assertThat(isReached.test("Sensor.start()")).isTrue();
    assertThat(isReached.test("Compass.start()")).isTrue();
    assertThat(isReached.test("Locator.start()")).isFalse();
  }

  @Test
  void of_objective_c_classes_only_what_the_superclass_elsewhere_may_ask_for_runs_by_itself() {
    Predicate<String> isReached =
        reach(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.Panel()
                %2 = call ?.Store()
                return
            }
            """,
            """
            unit "q.m" objc application
            type Panel class : UIView {
              routine `Panel.init`
              routine `Panel.drawRect:`
              routine `Panel::panelWithStore`
              routine `Panel.record`
            }
            routine `Panel.init` initializer () -> Panel selector "init" {
              0:
                return
            }
            routine `Panel.drawRect:` method (_ rect: Any) -> Void selector "drawRect:" {
              0:
                return
            }
            routine `Panel::panelWithStore` method () -> Void selector "panelWithStore" {
              0:
                return
            }
            routine `Panel.record` method () -> Void selector "record" {
              0:
                return
            }
            routine `::nobodyCallsThis()` function () -> Void {
              0:
                %1 = call ?.Panel()
                call %1.record()
                return
            }
            type Store class : NSObject, NSCopying {
              routine `Store.init`
              routine `Store.share`
            }
            routine `Store.init` initializer () -> Store selector "init" {
              0:
                return
            }
            routine `Store.share` method () -> Void selector "share" {
              0:
                return
            }
            """);

    assertThat(isReached.test("Panel.drawRect:")).isTrue();
    assertThat(isReached.test("Panel.record")).as("called by other code").isFalse();
    assertThat(isReached.test("Panel::panelWithStore")).as("a class method").isFalse();
    assertThat(isReached.test("Store.share")).as("no superclass elsewhere").isFalse();
  }

  @Test
  void a_call_in_swift_may_mean_an_objective_c_method_by_a_shorter_name() {
    Predicate<String> isReached =
        reach(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.Study()
                call %1.join(withURL: "a", completion: nil)
                return
            }
            """,
            """
            unit "q.m" objc application
            type Study class : NSObject {
              routine `Study.init`
              routine `Study.joinStudyWithURL:completion:`
              routine `Study.joinStudy:`
            }
            routine `Study.init` initializer () -> Study selector "init" {
              0:
                return
            }
            routine `Study.joinStudyWithURL:completion:` method (_ url: Any, _ completion: Any) -> Void selector "joinStudyWithURL:completion:" {
              0:
                return
            }
            routine `Study.joinStudy:` method (_ name: Any) -> Void selector "joinStudy:" {
              0:
                return
            }
            """);

    assertThat(isReached.test("Study.joinStudyWithURL:completion:")).isTrue();
    assertThat(isReached.test("Study.joinStudy:")).as("one argument fewer").isFalse();
  }

  @Test
  void making_a_view_of_a_package_reaches_its_body() {
    Predicate<String> isReached =
        reach(
            """
            routine `::f()` function () -> Void {
              0:
                %1 = call ?.Dial()
                return
            }
            """,
            """
            type Dial struct : View {
              field body : View [computed] accessor `Dial.body`
              field unread : View [computed] accessor `Dial.unread`
              routine `Dial.init()`
            }
            routine `Dial.init()` initializer () -> Dial {
              0:
                return
            }
            routine `Dial.body` getter () -> View {
              0:
                call ?.draw()
                return
            }
            routine `Dial.unread` getter () -> View {
              0:
                return
            }
            routine `::draw()` function () -> Void {
              0:
                return
            }
            """);

    assertThat(isReached.test("Dial.body")).isTrue();
    assertThat(isReached.test("::draw()")).isTrue();
    assertThat(isReached.test("Dial.unread")).as("nobody reads it").isFalse();
  }

  /** Whether the file {@code own} leads to a routine, by its signature. */
  private static Predicate<String> reach(String own, String library) {
    Program program = Programs.link(own, library);
    OwnReach reach =
        new TargetCode(program, Programs.catalog(), Set.of(), List.of(), List.of())
            .reachFrom(Set.of("p.txt"));
    return signature -> reach.contains(Programs.routine(program, signature));
  }
}
