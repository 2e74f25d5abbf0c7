package dev.bgcheck.frontend.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Classes in the shape that Kotlin's compiler gives them, written in Java: lambdas as classes,
 * checks of parameters, the state machine of a suspending function.
 */
class KotlinClassesTest {
  private static final List<SourceFile> KOTLIN =
      List.of(
          file(
              "kotlin/jvm/internal/Lambda.java",
              "package kotlin.jvm.internal;"
                  + " public abstract class Lambda { public Lambda(int arity) {} }"),
          file(
              "kotlin/jvm/internal/Intrinsics.java",
              "package kotlin.jvm.internal; public class Intrinsics {"
                  + " public static void checkNotNullParameter(Object o, String s) {}"
                  + " public static boolean areEqual(Object a, Object b) { return a == b; } }"),
          file(
              "kotlin/jvm/functions/Function0.java",
              "package kotlin.jvm.functions; public interface Function0<R> { R invoke(); }"),
          file(
              "kotlin/coroutines/Continuation.java",
              "package kotlin.coroutines; public class Continuation {"
                  + " public int label; public Object L$0; public Object result; }"),
          file(
              "kotlin/coroutines/intrinsics/IntrinsicsKt.java",
              "package kotlin.coroutines.intrinsics; public class IntrinsicsKt {"
                  + " public static Object getCOROUTINE_SUSPENDED() { return null; } }"));

  private static SourceFile file(String path, String text) {
    return SourceFile.of(path, text);
  }

  private static Lowered lower(String text) {
    List<SourceFile> all = new java.util.ArrayList<>(KOTLIN);
    all.add(file("A.java", text));
    return Lowered.sources(all);
  }

  @Test
  void a_lambda_class_is_a_closure_with_or_without_captures() {
    Lowered lowered =
        lower(
            """
            import kotlin.jvm.functions.Function0;
            import kotlin.jvm.internal.*;
            class A {
              void run(Function0<Object> done) {
                Intrinsics.checkNotNullParameter(done, "done");
                post(new A$run$1(done, this));
                post(A$run$2.INSTANCE);
                if (Intrinsics.areEqual(done, null)) { end(); }
              }
              void post(Function0<Object> f) {}
              void end() {}
            }
            final class A$run$1 extends Lambda implements Function0<Object> {
              final Function0<Object> $done;
              final A this$0;
              A$run$1(Function0<Object> done, A a) { super(0); $done = done; this$0 = a; }
              public final Object invoke() { this$0.end(); return $done.invoke(); }
            }
            final class A$run$2 extends Lambda implements Function0<Object> {
              static final A$run$2 INSTANCE = new A$run$2();
              A$run$2() { super(0); }
              public final Object invoke() { return null; }
            }
            """);

    String name = "A.run(Lkotlin/jvm/functions/Function0;)V";
    assertThat(lowered.text(name))
        .contains(
            "%1 = closure `" + name + "#1` [value self = self, value done = done]",
            "%2 = closure `" + name + "#2` []",
            "branch if { equal done, nil -> ")
        .doesNotContain("checkNotNull", "areEqual");
    assertThat(lowered.text(name + "#1")).contains("call self.`end()V`()", "call done.`()`()");
    assertThat(lowered.names()).noneMatch(n -> n.startsWith("A$run$"));
  }

  @Test
  void a_suspending_function_runs_straight_from_call_to_call() {
    Lowered lowered =
        lower(
            """
            import kotlin.coroutines.Continuation;
            import kotlin.coroutines.intrinsics.IntrinsicsKt;
            class A {
              Object load(Runnable done, Continuation c) {
                Object suspended = IntrinsicsKt.getCOROUTINE_SUSPENDED();
                switch (c.label) {
                  case 0:
                    c.L$0 = done;
                    c.label = 1;
                    Object r = fetch(c);
                    if (r == suspended) { return suspended; }
                    break;
                  case 1:
                    done = (Runnable) c.L$0;
                    break;
                  case 2:
                    done = null;
                    break;
                  case 3:
                    done = null;
                    break;
                  default:
                    throw new IllegalStateException("call to resume before invoke");
                }
                done.run();
                return null;
              }
              Object fetch(Continuation c) { return null; }
            }
            """);

    assertThat(
            lowered.text(
                "A.load(Ljava/lang/Runnable;Lkotlin/coroutines/Continuation;)"
                    + "Ljava/lang/Object;"))
        .contains("(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;`(c) await", "[async]")
        .contains("call done.`()`()")
        .doesNotContain("branch", "throw", "L$0");
  }
}
