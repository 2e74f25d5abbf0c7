package dev.bgcheck.frontend.swift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Types, members, globals, and the names of routines. */
class SwiftDeclarationLoweringTest {
  @Test
  void a_class_with_its_members() {
    String swift =
        """
        import UIKit
        import class BackgroundTasks.BGTask
        @objcMembers
        final class Player: NSObject, Delegate & Other {
          let id = "a.b"
          static let shared = Player()
          weak var delegate: Delegate?
          lazy var queue = makeQueue { self.id }
          private(set) var rate: Double = -1.5
          init?(name: String, _ n: Int = 1) { return nil }
          deinit { stop() }
          override func play(at time: Int..., then done: @escaping () -> Void) async throws -> Bool { true }
          @objc(stopNow:) private func stop(_ x: Any) {}
          class func make<T: Item>(_ t: T) -> some View { V(t) }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            import BackgroundTasks
            import UIKit
            type Player class : NSObject, Delegate, Other @objcMembers {
              field id : _ [constant] = "a.b"
              field shared : _ [constant static] init `Player::shared`
              field delegate : Delegate? [weak]
              field queue : _ [lazy] init `Player.queue`
              field rate : Double init `Player.rate`
              routine `Player.init(name:_:)`
              routine `Player.deinit`
              routine `Player.play(at:then:)`
              routine `Player.stop(_:)`
              routine `Player::make(_:)`
            }
            routine `Player::shared` field-initializer () -> _ {
              0:
                %1 = call ?.Player()
                return %1
            }
            routine `Player.queue` field-initializer () -> _ {
              0:
                %1 = closure `Player.queue#1` [variable self = self]
                %2 = call ?.makeQueue(^%1)
                return %2
            }
            routine `Player.queue#1` closure () -> _ {
              0:
                %1 = load self.id
                return %1
            }
            routine `Player.rate` field-initializer () -> Double {
              0:
                return number "-1.5"
            }
            routine `Player.init(name:_:)` initializer (name: String, _ n: Int = ...) -> Player? {
              0:
                return nil
            }
            routine `Player.deinit` deinitializer () -> Void {
              0:
                call ?.stop()
                return
            }
            routine `Player.play(at:then:)` method (at time: [Int], then done: ()->Void) -> Bool [async override throws] {
              0:
                return true
            }
            routine `Player.stop(_:)` method (_ x: Any) -> Void [private] @objc selector "stopNow:" {
              0:
                return
            }
            routine `Player::make(_:)` method (_ t: Item) -> View {
              0:
                %1 = call ?.V(t)
                return %1
            }
            """);
  }

  @Test
  void computed_and_observed_properties() {
    String swift =
        """
        struct A {
          var a: Int { get { x } set { x = newValue } }
          var b = 0 {
            willSet(next) { log(next) }
            didSet { log(oldValue) }
          }
          var c: Int { 1 }
          static var d: Int { 2 }
          subscript(i: Int, safe s: Bool) -> Int { x[i] }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A struct {
              field a : Int [computed] accessor `A.a` accessor `A.a~2`
              field b : _ init `A.b` accessor `A.b~2` accessor `A.b~3`
              field c : Int [computed] accessor `A.c`
              field d : Int [computed static] accessor `A::d`
              routine `A.subscript(_:safe:)`
            }
            routine `A.a` getter () -> Int {
              0:
                %1 = load ?.x
                return %1
            }
            routine `A.a~2` setter (_ newValue: Int) -> Void {
              0:
                store ?.x = newValue
                return
            }
            routine `A.b` field-initializer () -> _ {
              0:
                return number "0"
            }
            routine `A.b~2` will-set (_ next: _) -> Void {
              0:
                call ?.log(next)
                return
            }
            routine `A.b~3` did-set (_ oldValue: _) -> Void {
              0:
                call ?.log(oldValue)
                return
            }
            routine `A.c` getter () -> Int {
              0:
                return number "1"
            }
            routine `A::d` getter () -> Int {
              0:
                return number "2"
            }
            routine `A.subscript(_:safe:)` getter (_ i: Int, safe s: Bool) -> Int {
              0:
                %1 = load ?.x[i]
                return %1
            }
            """);
  }

  @Test
  void property_wrappers_with_arguments_are_calls() {
    String swift =
        """
        struct V: View {
          @State private var x = 1, y: Int
          @AppStorage("sync.enabled") var enabled = true
          @Environment(\\.scenePhase) private var scenePhase
          @UIApplicationDelegateAdaptor(AppDelegate.self) var delegate
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type V struct : View {
              field x : _ @State init `V.x`
              field y : Int @State
              field enabled : _ @AppStorage init `V.enabled`
              field scenePhase : _ @Environment init `V.scenePhase`
              field delegate : _ @UIApplicationDelegateAdaptor init `V.delegate`
            }
            routine `V.x` field-initializer () -> _ {
              0:
                return number "1"
            }
            routine `V.enabled` field-initializer () -> _ {
              0:
                %1 = call ?.AppStorage("sync.enabled")
                return true
            }
            routine `V.scenePhase` field-initializer () -> _ {
              0:
                %1 = call ?.Environment(selector "scenePhase")
                return %1
            }
            routine `V.delegate` field-initializer () -> _ {
              0:
                %1 = call ?.UIApplicationDelegateAdaptor(type(AppDelegate))
                return %1
            }
            """);
  }

  @Test
  void raw_values_are_filled_in() {
    String swift =
        """
        enum Kind: String { case plain, other = "o" }
        enum Level: Int { case low = 3, high; case top }
        enum Event { case open(id: Int, String), closed }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type Kind enum : String {
              field plain : Kind [constant enum-case static] = "plain"
              field other : Kind [constant enum-case static] = "o"
            }
            type Level enum : Int {
              field low : Level [constant enum-case static] = number "3"
              field high : Level [constant enum-case static] = number "4"
              field top : Level [constant enum-case static] = number "5"
            }
            type Event enum {
              field open : (Int,String)->Event [constant enum-case static]
              field closed : Event [constant enum-case static]
            }
            """);
  }

  @Test
  void a_protocol_declares_only() {
    String swift =
        """
        protocol P: AnyObject {
          associatedtype Item
          var a: Int { get set }
          func f(x: Int) async
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type P protocol : AnyObject {
              field a : Int [computed] accessor `P.a` accessor `P.a~2`
              routine `P.f(x:)`
            }
            routine `P.a` getter () -> Int
            routine `P.a~2` setter (_ newValue: Int) -> Void
            routine `P.f(x:)` method (x: Int) -> Void [async]
            """);
  }

  @Test
  void members_run_on_the_actor_of_their_type() {
    String swift =
        """
        actor Store {
          var n = make()
          init() {}
          func add() {}
          nonisolated func id() {}
          static func s() {}
        }
        @MainActor class Model {
          func show() {}
          nonisolated func hide() {}
        }
        extension Model { @ImageActor func load() {} }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type Store actor on other-actor {
              field n : _ on other-actor init `Store.n`
              routine `Store.init()`
              routine `Store.add()`
              routine `Store.id()`
              routine `Store::s()`
            }
            type Model class on main-actor @MainActor {
              routine `Model.show()`
              routine `Model.hide()`
            }
            type Model extension {
              routine `Model.load()`
            }
            routine `Store.n` field-initializer () -> _ {
              0:
                %1 = call ?.make()
                return %1
            }
            routine `Store.init()` initializer () -> Store {
              0:
                return
            }
            routine `Store.add()` method () -> Void on other-actor {
              0:
                return
            }
            routine `Store.id()` method () -> Void on nonisolated {
              0:
                return
            }
            routine `Store::s()` method () -> Void {
              0:
                return
            }
            routine `Model.show()` method () -> Void on main-actor {
              0:
                return
            }
            routine `Model.hide()` method () -> Void on nonisolated {
              0:
                return
            }
            routine `Model.load()` method () -> Void on other-actor @ImageActor {
              0:
                return
            }
            """);
  }

  @Test
  void extensions_name_the_type_they_extend() {
    String swift =
        """
        extension Outer.Inner: P { func f() {} }
        extension [String] { func g() {} }
        extension Array where Element == Int { struct Nested {} }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type `Outer.Inner` extension : P {
              routine `Outer.Inner.f()`
            }
            type Array extension {
              routine `Array.g()`
            }
            type Array extension {
            }
            type `Array.Nested` struct {
            }
            routine `Outer.Inner.f()` method () -> Void {
              0:
                return
            }
            routine `Array.g()` method () -> Void {
              0:
                return
            }
            """);
  }

  @Test
  void routines_of_one_name_are_counted() {
    String swift =
        """
        func f(_ a: Int) {}
        func f(_ a: String) { run { a } }
        struct A { static func + (l: A, r: A) -> A { l } }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A struct {
              routine `A::+(_:_:)`
            }
            routine `::f(_:)` function (_ a: Int) -> Void {
              0:
                return
            }
            routine `::f(_:)~2` function (_ a: String) -> Void {
              0:
                %1 = closure `::f(_:)~2#1` [variable a = a]
                call ?.run(^%1)
                return
            }
            routine `::f(_:)~2#1` closure () -> _ {
              0:
                return a
            }
            routine `A::+(_:_:)` method (_ l: A, _ r: A) -> A {
              0:
                return l
            }
            """);
  }

  @Test
  void a_type_in_a_body_is_nested_in_its_owner() {
    String swift =
        """
        class A {
          func f() {
            struct Local { func g() {} }
            Local().g()
          }
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            type A class {
              routine `A.f()`
            }
            type `A.Local` struct {
              routine `A.Local.g()`
            }
            routine `A.Local.g()` method () -> Void {
              0:
                return
            }
            routine `A.f()` method () -> Void {
              0:
                %1 = call ?.Local()
                call %1.g()
                return
            }
            """);
  }

  @Test
  void aliases_and_globals() {
    String swift =
        """
        typealias Handler = (Result<Int, Error>) -> Void
        let key = "k", limit = 30
        var queue = DispatchQueue(label: "q")
        let (a, b) = pair()
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            global key : _ [constant] = "k"
            global limit : _ [constant] = number "30"
            global queue : _ init `::queue`
            global a : _ [constant] init `::a`
            global b : _ [constant] init `::b`
            type Handler alias : (Result<Int,Error>)->Void {
            }
            routine `::queue` field-initializer () -> _ {
              0:
                %1 = call ?.DispatchQueue(label: "q")
                return %1
            }
            routine `::a` field-initializer () -> _ {
              0:
                %1 = call ?.pair()
                %2 = load %1.0
                a = %2
                %3 = load %1.1
                b = %3
                return a
            }
            routine `::b` field-initializer () -> _ {
              0:
                %1 = call ?.pair()
                %2 = load %1.0
                a = %2
                %3 = load %1.1
                b = %3
                return b
            }
            """);
  }

  @Test
  void types_are_written_in_short() {
    String swift =
        """
        func f(a: Array<Int>?, b: [String: Any], c: (@MainActor (Int) -> Void)?, d: (Int, any P & Q)) {}
        func g<T, U: Item>(a: T, b: inout U, c: T.Type, d: Int.Type, e: Optional<Set<U>>) where T: Thing {}
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::f(a:b:c:d:)` function (a: [Int]?, b: [String:Any], c: (@MainActor(Int)->Void)?, d: (Int,P)) -> Void {
              0:
                return
            }
            routine `::g(a:b:c:d:e:)` function (a: Thing, b: Item, c: Thing.Type, d: Int.Type, e: Set<Item>?) -> Void {
              0:
                return
            }
            """);
  }

  @Test
  void a_preview_is_a_routine_nobody_wrote() {
    String swift =
        """
        #Preview("Dark") { Screen() }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            routine `::Preview` function () -> Void [synthetic] {
              0:
                %1 = closure `::Preview#1` []
                %2 = call ?.`#Preview`("Dark", ^%1)
                return
            }
            routine `::Preview#1` closure () -> _ {
              0:
                %1 = call ?.Screen()
                return %1
            }
            """);
  }

  @Test
  void statements_of_a_script_run_at_the_top_level() {
    String swift =
        """
        let app = App()
        func go() { app.run() }
        if app.isReady { go() }
        """;

    assertThat(LoweredSwift.of(swift))
        .isEqualTo(
            """
            global app : _ [constant] on main-actor
            routine `::go()` function () -> Void {
              0:
                %1 = load ?.app
                call %1.run()
                return
            }
            routine `::top-level` top-level () -> Void on main-actor {
              0:
                %1 = call ?.App()
                store ?.app = %1
                %2 = load ?.app
                %3 = load %2.isReady
                branch if { true %3 -> 1; false %3 -> 2 "skipping the if" }
              1:
                call ?.go()
                goto 2
              2:
                return
            }
            """);
  }

  @Test
  void a_default_value_is_computed_by_a_routine_of_its_own() {
    String swift =
        """
        class Player {
          func play(_ name: String = "song", at rate: Double = 1.0, on queue: Queue = Queue.make()) {}
        }
        """;

    assertThat(LoweredSwift.of(swift))
        .contains(
            """
            routine `Player.play(_:at:on:)` method (_ name: String = `Player::play(_:at:on:)~name`, at rate: Double = ..., on queue: Queue = `Player::play(_:at:on:)~queue`) -> Void {
            """)
        .contains(
            """
            routine `Player::play(_:at:on:)~queue` default-value () -> Queue {
              0:
                %1 = call type(Queue).make()
                return %1
            }
            """);
  }
}
