package dev.bgcheck.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.Field;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import org.junit.jupiter.api.Test;

/** What is made of each construct of the language. */
class JavaLoweringTest {

  static LoweredUnit source(String text) {
    LoweredUnit unit = JavaLowering.lower(SourceFile.of("A.java", text), Origin.APPLICATION);
    assertThat(UnitValidator.problems(unit)).isEmpty();
    assertThat(unit.notices()).isEmpty();
    return unit;
  }

  static LoweredUnit members(String text) {
    return source("class A {\n" + text + "\n}\n");
  }

  static String text(LoweredUnit unit, String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(ProgramPrinter.print(routine(unit, name)));
    }
    return text.toString();
  }

  static Routine routine(LoweredUnit unit, String name) {
    return unit.routines().stream()
        .filter(r -> r.signature().toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + " in " + unit.routines().stream().map(Routine::signature).toList()));
  }

  @Test
  void a_lambda_captures_what_it_uses() {
    LoweredUnit unit =
        members(
            """
            private Runnable handler;
            void run(Runnable done, String name) {
              post(() -> { if (name != null) done.run(); else handler = done; });
            }
            static void post(Runnable r) {}
            """);

    assertThat(text(unit, "A.run/2", "A.run/2#1"))
        .isEqualTo(
            """
            routine `A.run/2` method (_ done: ()->Void, _ name: String) -> Void {
              0:
                %1 = closure `A.run/2#1` [value name = name, value done = done, value self = self]
                call type(A).`post/1`(%1)
                return
            }
            routine `A.run/2#1` closure () -> _ {
              var done : ()->Void
              var name : String
              0:
                branch if { some name -> 1; nil name -> 2 "else" }
              1:
                call done.`()`()
                goto 3
              2:
                store self.handler = done
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void an_anonymous_block_is_a_closure_and_a_delegate_is_a_type() {
    LoweredUnit unit =
        source(
            """
            package a;
            import org.robovm.objc.block.*;
            import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
            class A {
              Object run(final Runnable done) {
                post(new VoidBlock1<String>() {
                  @Override public void invoke(String s) { done.run(); A.this.end(); end(); }
                });
                return new UIApplicationDelegateAdapter() {
                  @Override public void willTerminate(Object app) { done.run(); end(); }
                };
              }
              void post(VoidBlock1<String> b) {}
              void end() {}
            }
            """);

    assertThat(text(unit, "a.A.run/1", "a.A.run/1#1", "a.A$2.willTerminate/1"))
        .isEqualTo(
            """
            routine `a.A.run/1` method (_ done: ()->Void) -> java.lang.Object {
              0:
                %1 = closure `a.A.run/1#1` [value done = done, value self = self]
                call self.`post/1`(%1)
                %2 = call type(a.A$2).`<init>/0`()
                store %2.val$done = done
                return %2
            }
            routine `a.A.run/1#1` closure (_ s: String) -> _ @`org.robovm.objc.block.VoidBlock1` {
              var done : ()->Void
              0:
                call done.`()`()
                call self.`end/0`()
                call self.`end/0`()
                return
            }
            routine `a.A$2.willTerminate/1` method (_ app: java.lang.Object) -> Void [override] @Override {
              0:
                %1 = load self.val$done
                call %1.`()`()
                %2 = load self.this$0
                call %2.`end/0`()
                return
            }
            """);
    TypeDeclaration delegate = unit.types().get(1);
    assertThat(delegate.supertypes().get(0).name())
        .isEqualTo("org.robovm.apple.uikit.UIApplicationDelegateAdapter");
  }

  @Test
  void finally_runs_on_every_way_out() {
    LoweredUnit unit =
        members(
            """
            int run(boolean b) {
              for (;;) {
                try {
                  if (b) { return work(); }
                  if (work() > 2) { break; }
                } finally {
                  end();
                }
              }
              return 0;
            }
            int work() { return 1; }
            void end() {}
            """);

    assertThat(text(unit, "A.run/1"))
        .isEqualTo(
            """
            routine `A.run/1` method (_ b: Bool) -> int {
              var caught : java.lang.Throwable
              0:
                goto 1
              1:
                branch if { true b -> 2; false b -> 4 }
              2:
                %1 = call self.`work/0`()
                branch try { returned -> 3; threw -> 8 }
              3:
                call self.`end/0`()
                return %1
              4:
                %2 = call self.`work/0`()
                branch try { returned -> 5; threw -> 8 }
              5:
                %3 = call ?.`>`(%2, number "2")
                branch if { true %3 -> 6; false %3 -> 7 }
              6:
                call self.`end/0`()
                return number "0"
              7:
                call self.`end/0`()
                goto 1
              8:
                %4 = caught
                call self.`end/0`()
                throw %4
            }
            """);
  }

  @Test
  void a_resource_is_closed_on_every_way_out() {
    LoweredUnit unit =
        members(
            """
            void run() throws Exception {
              try (Door d = open(); Door e = new Door()) { d.use(); } catch (Exception x) { fail(x); }
            }
            Door open() { return null; }
            void fail(Exception e) {}
            static class Door implements AutoCloseable {
              void use() {}
              public void close() {}
            }
            """);

    String text = text(unit, "A.run/0");
    assertThat(text.split("call e.`close/0`", -1)).hasSize(3);
    assertThat(text.split("call d.`close/0`", -1)).hasSize(3);
    assertThat(text).contains("branch if { some d -> ", "call self.`fail/1`(x)");
    assertThat(text).doesNotContain("some e ->");
  }

  @Test
  void a_throw_inside_a_try_goes_to_its_handlers() {
    LoweredUnit unit =
        members(
            """
            void run(int n) {
              try {
                if (n > 0) throw new IllegalStateException("x");
                int z = 1 / n;
              } catch (IllegalStateException | ArithmeticException e) {
                fail(e);
              }
            }
            void fail(Exception e) {}
            """);

    assertThat(text(unit, "A.run/1"))
        .contains(
            "caught = %2",
            "branch catch { is caught, java.lang.IllegalStateException -> ",
            "is caught, java.lang.ArithmeticException -> ",
            "e = caught : java.lang.Exception");
  }

  @Test
  void switches_of_all_forms() {
    LoweredUnit unit =
        members(
            """
            sealed interface Shape permits Dot, Line {}
            record Dot(int x, Object y) implements Shape {}
            record Line(Dot from) implements Shape {}
            enum Mode { A, B }
            int old(Mode m, String s) {
              switch (m) { case A: a(); case B: return 1; }
              switch (s) { case "x": case "y": a(); break; default: b(); }
              return 2;
            }
            int arrows(Mode m) {
              return switch (m) { case A -> 1; case B -> { a(); yield 2; } };
            }
            Object patterns(Object o) {
              return switch (o) {
                case null -> null;
                case Dot(int x, String y) when x > 3 -> y;
                case Line l -> l.from();
                default -> o;
              };
            }
            void a() {}
            void b() {}
            """);

    assertThat(text(unit, "A.old/2"))
        .contains(
            "branch switch { case m, A -> 1 \"case A\"; case m, B -> 2 \"case B\";"
                + " unknown -> 3 \"no case matches\" }",
            "equal s, \"x\" -> 4 \"case \\\"x\\\"\"; equal s, \"y\" -> 4",
            "unknown -> 5 \"default\"");
    assertThat(text(unit, "A.arrows/1"))
        .contains("branch switch { case m, A -> 1 \"case A\"; case m, B -> 2 \"case B\" }")
        .contains("%1 = number \"1\"", "%1 = number \"2\"", "return %1");
    assertThat(text(unit, "A.patterns/1"))
        .contains(
            "nil o -> ",
            "is o, A$Dot -> ",
            "%2 = call o.`x/0`()",
            "x = %2 : int",
            "%3 = call o.`y/0`()",
            "is %3, java.lang.String -> ",
            "y = %3 : String",
            "l = o : A$Line",
            "%1 = call l.`from/0`()",
            "%1 = o");
  }

  @Test
  void labelled_loops_and_loop_variables() {
    LoweredUnit unit =
        members(
            """
            void run(java.util.List<String> all) {
              outer:
              for (String one : all) {
                do {
                  if (one == null) continue outer;
                  if (stop()) break outer;
                } while (more());
              }
              end();
            }
            boolean stop() { return true; }
            boolean more() { return true; }
            void end() {}
            """);

    assertThat(text(unit, "A.run/1"))
        .isEqualTo(
            """
            routine `A.run/1` method (_ all: java.util.List<String>) -> Void {
              var one : String
              0:
                goto 1
              1:
                branch loop { unknown -> 2; unknown -> 6 "skipping the loop" }
              2:
                one = load all.`[]`
                goto 3
              3:
                branch if { nil one -> 1; some one -> 4 }
              4:
                %1 = call self.`stop/0`()
                branch if { true %1 -> 6; false %1 -> 5 }
              5:
                %2 = call self.`more/0`()
                branch loop { true %2 -> 3; false %2 -> 1 "skipping the loop" }
              6:
                call self.`end/0`()
                return
            }
            """);
  }

  @Test
  void fields_constants_and_initialisers() {
    LoweredUnit unit =
        members(
            """
            static final String ID = "a." + "b";
            static final String KEY = "k";
            static final int[] ALL = {1, -2};
            long id = 0x10L, other;
            { start(); }
            static { begin(); }
            A() { this(1); }
            A(int n) { id = n; }
            String use() { return KEY + ID; }
            void start() {}
            static void begin() {}
            """);

    TypeDeclaration type = unit.types().get(0);
    assertThat(type.fields())
        .extracting(Field::name)
        .containsExactly("ID", "KEY", "ALL", "id", "other");
    assertThat(type.fields().get(1).constant().orElseThrow().text()).isEqualTo("k");
    assertThat(text(unit, "A.id")).contains("return number \"16\"");
    assertThat(type.fields().get(4).initializer()).isEmpty();
    assertThat(text(unit, "A::ALL")).contains("call ?.`[`(number \"1\", number \"-2\")");
    assertThat(text(unit, "A.<init>/0")).contains("call self.`<init>/1`(number \"1\")");
    assertThat(text(unit, "A.<init>/1")).contains("call self.`start/0`()\n    store self.id = n");
    assertThat(text(unit, "A::<clinit>/0")).contains("call type(A).`begin/0`()");
    assertThat(text(unit, "A::ID")).contains("return \"a.b\"");
    assertThat(text(unit, "A.use/0")).contains("call ?.`\"`(\"k\", %1)");
  }

  @Test
  void nested_local_and_anonymous_classes_reach_what_is_around_them() {
    LoweredUnit unit =
        members(
            """
            int n;
            class Inner {
              int m;
              void run() { n = m; go(); }
            }
            void go() {
              int k = 3;
              class Local { int get() { return k + n; } Local again() { return new Local(); } }
              new Local().get();
            }
            """);

    assertThat(text(unit, "A$Inner.run/0"))
        .contains(
            "%1 = load self.this$0",
            "%2 = load self.m", "store %1.n = %2", "%3 = load self.this$0", "call %3.`go/0`()");
    assertThat(text(unit, "A.go/0"))
        .contains("call type(A$1Local).`<init>/0`()", "store %1.val$k = k", "call %1.`get/0`()");
    assertThat(text(unit, "A$1Local.get/0"))
        .contains("load self.val$k", "load self.this$0", "load %2.n");
    assertThat(text(unit, "A$1Local.again/0")).contains("store %1.val$k = %2");
  }

  @Test
  void a_record_has_what_the_language_supplies() {
    LoweredUnit unit = source("record A(String id, int n) { A { if (n < 0) n = 0; } }\n");

    assertThat(text(unit, "A.<init>/2")).contains("store self.id = id", "store self.n = n");
    assertThat(text(unit, "A.id/0")).contains("load self.id");
  }

  @Test
  void names_are_resolved_through_imports() {
    LoweredUnit unit =
        source(
            """
            package a.b;
            import static x.Y.helper;
            import static x.Y.LIMIT;
            import org.robovm.apple.uikit.*;
            import org.robovm.apple.avfoundation.AVAudioSessionCategory;
            import java.util.Map.Entry;
            class A extends UIViewController {
              void run(Entry<String, Runnable> e, UIApplication app) {
                helper(LIMIT, AVAudioSessionCategory.Playback);
                org.robovm.apple.uikit.UIApplication.getSharedApplication().open(Outer.Mode.FAST);
                viewDidLoad(e.getValue(), System.out);
              }
            }
            """);

    assertThat(unit.imports()).contains("a.b.*", "org.robovm.apple.uikit.*");
    assertThat(unit.types().get(0).supertypes().get(0).name()).isEqualTo("UIViewController");
    assertThat(text(unit, "a.b.A.run/2"))
        .contains(
            "(_ e: java.util.Map$Entry<String,()->Void>, _ app: UIApplication)",
            "%1 = load type(x.Y).LIMIT",
            "%2 = load type(org.robovm.apple.avfoundation.AVAudioSessionCategory).Playback",
            "type(x.Y).`helper/2`(%1, %2)",
            "type(org.robovm.apple.uikit.UIApplication).`getSharedApplication/0`()",
            "load type(Outer$Mode).FAST",
            "load type(java.lang.System).out",
            "call self.`viewDidLoad/2`");
  }

  @Test
  void strings_selectors_and_operators() {
    LoweredUnit unit =
        source(
            """
            import org.robovm.objc.Selector;
            class A {
              void run(int n, String s) {
                take("a" + 'b' + n + null + (n + 1));
                take(n + n + s);
                s += n;
                n <<= 2;
                int old = n++;
                take(Selector.register("tick:"));
                take(\"""
                    two
                      lines\\tand a tab\""");
              }
              void take(Object o) {}
            }
            """);

    assertThat(text(unit, "A.run/2"))
        .contains(
            "call ?.`\"`(\"ab\", n, \"null\", %1)",
            "= call ?.`+`(n, n)",
            "s = call ?.`\"`(s, n)",
            "n = call ?.`<<`(n, number \"2\")",
            "selector \"tick:\"",
            "\"two\\n  lines\tand a tab\"");
  }

  @Test
  void places_point_at_what_is_written() {
    LoweredUnit unit = members("void run() { stop(  1 ); }\nvoid stop(int n) {}");
    Routine run = routine(unit, "A.run/0");

    assertThat(run.nameSpan().text()).isEqualTo("run");
    assertThat(run.span().text()).isEqualTo("void run() { stop(  1 ); }");
    assertThat(run.block(0).instructions().get(0).span().text()).isEqualTo("stop(  1 )");
    assertThat(run.block(0).terminator().span().text()).isEqualTo("}");
    assertThat(unit.types().get(0).span().text()).isEqualTo("A");
  }

  @Test
  void a_thread_that_overrides_run_runs_a_closure() {
    LoweredUnit unit =
        members("void go() { new Thread() { public void run() { go(); } }.start(); }");

    assertThat(text(unit, "A.go/0"))
        .contains(
            "%1 = closure `A.go/0#1` [value self = self]",
            "%2 = call type(java.lang.Thread).`<init>/1`(%1)", "call %2.`start/0`()");
  }
}
