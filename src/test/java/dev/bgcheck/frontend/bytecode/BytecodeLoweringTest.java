package dev.bgcheck.frontend.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Java's constructs look like in class files, and what is made of them. */
class BytecodeLoweringTest {

  @Test
  void a_lambda_is_a_closure_with_its_captures_and_a_call_of_it_is_an_invocation() {
    Lowered lowered =
        Lowered.members(
            """
            void run(Runnable done, String name) {
              post(() -> { if (name != null) { done.run(); } else { fail(); } });
            }
            static void post(Runnable r) {}
            void fail() {}
            """);

    assertThat(
            lowered.text(
                "A.run(Ljava/lang/Runnable;Ljava/lang/String;)V",
                "A.run(Ljava/lang/Runnable;Ljava/lang/String;)V#1"))
        .isEqualTo(
            """
            routine `A.run(Ljava/lang/Runnable;Ljava/lang/String;)V` method (_ done: ()->Void, _ name: String) -> Void {
              0:
                %1 = closure `A.run(Ljava/lang/Runnable;Ljava/lang/String;)V#1` [value self = self, value name = name, value done = done]
                call type(A).`post(Ljava/lang/Runnable;)V`(%1)
                return
            }
            routine `A.run(Ljava/lang/Runnable;Ljava/lang/String;)V#1` closure () -> _ @`java.lang.Runnable` {
              var done : ()->Void
              var name : String
              0:
                branch if { some name -> 1; nil name -> 2 }
              1:
                call done.`()`()
                goto 3
              2:
                call self.`fail()V`()
                goto 3
              3:
                return
            }
            """);
  }

  @Test
  void an_anonymous_class_in_an_anonymous_class_is_a_closure_in_a_closure() {
    Lowered lowered =
        Lowered.members(
            """
            Runnable kept;
            void run(final Runnable done) {
              post(new Runnable() {
                @Override public void run() {
                  kept = done;
                  post(new Runnable() {
                    @Override public void run() { done.run(); fail(); }
                  });
                  post(() -> done.run());
                }
              });
            }
            static void post(Runnable r) {}
            private void fail() {}
            """,
            "--release",
            "8");

    assertThat(lowered.unit().types()).extracting(t -> t.name().name()).containsExactly("A");
    assertThat(
            lowered.text(
                "A.run(Ljava/lang/Runnable;)V#1",
                "A.run(Ljava/lang/Runnable;)V#1#1",
                "A.run(Ljava/lang/Runnable;)V#1#2"))
        .isEqualTo(
            """
            routine `A.run(Ljava/lang/Runnable;)V#1` closure () -> _ @`java.lang.Runnable` {
              var done : ()->Void
              0:
                store self.kept = done
                %1 = closure `A.run(Ljava/lang/Runnable;)V#1#1` [value done = done, value self = self]
                call type(A).`post(Ljava/lang/Runnable;)V`(%1)
                %2 = closure `A.run(Ljava/lang/Runnable;)V#1#2` [value done = done]
                call type(A).`post(Ljava/lang/Runnable;)V`(%2)
                return
            }
            routine `A.run(Ljava/lang/Runnable;)V#1#1` closure () -> _ @`java.lang.Runnable` {
              var done : ()->Void
              0:
                call done.`()`()
                call self.`fail()V`()
                return
            }
            routine `A.run(Ljava/lang/Runnable;)V#1#2` closure () -> _ @`java.lang.Runnable` {
              var done : ()->Void
              0:
                call done.`()`()
                return
            }
            """);
  }

  @Test
  void method_references_are_bound_methods() {
    Lowered lowered =
        Lowered.members(
            """
            void run() {
              Runnable a = this::run;
              Runnable b = A::new;
              java.util.function.Function<String, String> c = String::trim;
            }
            """);

    assertThat(lowered.text("A.run()V"))
        .contains(
            "a = bound self.`run()V`",
            "b = bound type(A).`<init>()V`",
            "c = bound type(java.lang.String).`trim()Ljava/lang/String;`");
  }

  @Test
  void an_anonymous_class_with_two_methods_is_a_type() {
    Lowered lowered =
        Lowered.members(
            """
            interface Listener { void on(); void off(); }
            Listener make(Runnable r) {
              return new Listener() {
                public void on() { r.run(); }
                public void off() {}
              };
            }
            """);

    assertThat(lowered.unit().types())
        .extracting(t -> t.name().name())
        .contains("A", "A$1", "A$Listener");
    assertThat(lowered.text("A$1.on()V")).contains("%1 = load self.val$r", "call %1.`()`()");
  }

  @Test
  void a_call_in_a_try_ends_its_block_and_others_do_not() {
    Lowered lowered =
        Lowered.members(
            """
            int run(String text) {
              begin();
              try {
                return Integer.parseInt(text);
              } catch (NumberFormatException e) {
                fail(e);
                return -1;
              } finally {
                end();
              }
            }
            void begin() {}
            void end() {}
            void fail(Exception e) {}
            """);

    assertThat(lowered.text("A.run(Ljava/lang/String;)I"))
        .isEqualTo(
            """
            routine `A.run(Ljava/lang/String;)I` method (_ text: String) -> int {
              var caught : java.lang.Throwable
              var e : java.lang.NumberFormatException
              0:
                call self.`begin()V`()
                v2 = call type(java.lang.Integer).`parseInt(Ljava/lang/String;)I`(text)
                branch try { returned -> 1; threw -> 5 }
              1:
                call self.`end()V`()
                return v2
              2:
                e = caught : java.lang.NumberFormatException
                call self.`fail(Ljava/lang/Exception;)V`(e)
                branch try { returned -> 3; threw -> 4 }
              3:
                v3 = number "-1"
                call self.`end()V`()
                return v3
              4:
                v4 = caught
                call self.`end()V`()
                throw v4
              5:
                branch catch { is caught, java.lang.NumberFormatException -> 2; unknown -> 4 }
            }
            """);
  }

  @Test
  void conditions_say_what_holds_on_each_way() {
    Lowered lowered =
        Lowered.members(
            """
            boolean run(Object o, boolean flag, long n, String text) {
              if (o instanceof String) { a(); }
              if (!flag) { a(); }
              if (n == 5) { a(); }
              if (text == null || flag) { a(); }
              if (n < 3) { a(); }
              return flag && o == this;
            }
            void a() {}
            """);

    assertThat(lowered.text("A.run(Ljava/lang/Object;ZJLjava/lang/String;)Z"))
        .contains(
            "branch if { is o, java.lang.String -> 1; isnot o, java.lang.String -> 2 }",
            "branch if { false flag -> 3; true flag -> 4 }",
            "branch if { equal n, number \"5\" -> 5; differ n, number \"5\" -> 6 }",
            "branch if { some text -> 7; nil text -> 8 }",
            "%1 = call ?.`<`(n, number \"3\")",
            "branch if { true %1 -> 10; false %1 -> 11 }",
            "branch if { equal o, self -> ",
            "= true",
            "= false");
  }

  @Test
  void a_switch_over_an_enum_names_its_cases() {
    Lowered lowered =
        Lowered.members(
            """
            enum Mode { SLOW, FAST }
            void run(Mode mode) {
              switch (mode) {
                case FAST: a(); break;
                default: b();
              }
            }
            void a() {}
            void b() {}
            """);

    assertThat(lowered.text("A.run(LA$Mode;)V"))
        .contains("branch switch { case mode, FAST -> 1 \"case FAST\"; unknown -> 2 \"default\" }");
    assertThat(lowered.unit().types())
        .extracting(t -> t.name().name())
        .containsExactlyInAnyOrder("A", "A$Mode");
  }

  @Test
  void strings_are_joined_however_the_compiler_does_it() {
    String members = "String run(String id, int n) { return \"task.\" + id + '-' + n; }\n";

    for (String release : List.of("8", "17")) {
      assertThat(
              Lowered.members(members, "--release", release)
                  .text("A.run(Ljava/lang/String;I)Ljava/lang/String;"))
          .contains("call ?.`\"`(\"task.\", id, \"-\", n)");
    }
  }

  @Test
  void private_members_reached_through_accessors_look_like_any_others() {
    Lowered lowered =
        Lowered.source(
            """
            class A {
              private Runnable handler;
              class In {
                void keep(Runnable r) { handler = r; handler.run(); }
              }
            }
            """,
            "--release",
            "8");

    assertThat(lowered.text("A$In.keep(Ljava/lang/Runnable;)V"))
        .contains("load self.this$0", "store %1.handler = r", "load %2.handler", "call %3.`()`()");
    assertThat(lowered.names()).noneMatch(name -> name.contains("access$"));
  }

  @Test
  void what_compilers_put_in_is_left_out() {
    Lowered lowered =
        Lowered.members(
            """
            Object lock;
            Integer box(int n) {
              synchronized (lock) { n = Integer.valueOf(n) + 1; }
              assert n > 3 : fail();
              return n;
            }
            String fail() { return ""; }
            """);

    assertThat(lowered.text("A.box(I)Ljava/lang/Integer;"))
        .doesNotContain("valueOf", "intValue", "caught", "fail", "branch");
  }

  @Test
  void arrays_and_conditional_values_are_put_together() {
    Lowered lowered =
        Lowered.members(
            """
            void run(boolean b, String s) {
              take(b ? "x" : s, new String[] {"a", s});
            }
            void take(String one, String[] all) {}
            """);

    assertThat(lowered.text("A.run(ZLjava/lang/String;)V"))
        .contains("%1 = \"x\"", "%1 = s", "%2 = call ?.`[`(\"a\", s)")
        .contains("call self.`take(Ljava/lang/String;[Ljava/lang/String;)V`(%1, %2)");
  }

  @Test
  void a_local_that_changes_while_its_value_waits_is_copied() {
    Lowered lowered =
        Lowered.members(
            "int run(int i) { return take(i, i = 5, i++); }\n"
                + "int take(int a, int b, int c) { return a; }\n");

    assertThat(lowered.text("A.run(I)I"))
        .contains("%1 = i", "i = number \"5\"", "call self.`take(III)I`(%1, number \"5\", %2)");
  }

  @Test
  void a_pattern_switch_tests_types() {
    Lowered lowered =
        Lowered.members(
            "Object run(Object o) { return o instanceof String s && s.isEmpty() ? s : null; }\n");

    assertThat(lowered.text("A.run(Ljava/lang/Object;)Ljava/lang/Object;"))
        .contains("is o, java.lang.String", "s = o : String");
  }

  @Test
  void places_are_lines_of_the_source_and_names_point_at_the_header() {
    SourceFile source =
        SourceFile.of(
            "src/a/b/App.java",
            "package a.b;\nclass App {\n  void run(\n      int n) {\n    stop( n );\n  }\n"
                + "  void stop(int n) {}\n}\n");
    List<ClassInput> classes = Lowered.classes(List.of(source));

    LoweredUnit unit = Lowered.lower(classes, JavaSources.of(List.of(source))).get(0);

    assertThat(unit.file()).isEqualTo(source);
    TypeDeclaration type = unit.types().get(0);
    assertThat(type.span().text()).isEqualTo("App");
    Routine run =
        unit.routines().stream()
            .filter(r -> r.signature().name().startsWith("run"))
            .findFirst()
            .orElseThrow();
    assertThat(run.nameSpan().text()).isEqualTo("run");
    assertThat(run.nameSpan().line()).isEqualTo(3);
    assertThat(run.block(0).instructions().get(0).span().text()).isEqualTo("stop( n );");
  }

  @Test
  void without_a_source_places_name_the_class_file() {
    List<ClassInput> classes =
        Lowered.classes(List.of(SourceFile.of("A.java", "class A { void run() { run(); } }")));

    LoweredUnit unit = Lowered.lower(classes, JavaSources.NONE).get(0);

    assertThat(unit.file().path()).isEqualTo("A.class");
    assertThat(unit.file().isBinary()).isTrue();
  }

  @Test
  void without_debug_tables_locals_are_named_by_slot() {
    Lowered lowered =
        Lowered.members(
            "void run(String a) { int n = a.length(); go(n); }\nvoid go(int n) {}\n", "-g:none");

    assertThat(lowered.text("A.run(Ljava/lang/String;)V"))
        .contains("v2 = call p0.`length()I`()", "call self.`go(I)V`(v2)");
  }

  @Test
  void a_record_and_its_constant_are_plain_members() {
    Lowered lowered =
        Lowered.source("record A(String id) { static final String KEY = \"a.b\"; }\n");

    TypeDeclaration type = lowered.unit().types().get(0);
    assertThat(type.fields())
        .filteredOn(f -> f.name().equals("KEY"))
        .allSatisfy(f -> assertThat(f.constant().orElseThrow().text()).isEqualTo("a.b"));
    assertThat(lowered.text("A.id()Ljava/lang/String;")).contains("load self.id");
  }
}
