package dev.bgcheck.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.frontend.java.JavaLowering;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routines the calls in Java sources mean, and which callbacks their methods are. */
class JavaCallsTest {
  private static final Linker LINKER = new Linker(ApiCatalogLoader.loadShipped());

  @Test
  void a_variable_number_of_arguments_is_one_parameter() {
    Program program =
        linked(
            """
            class Log {
              static void all(String format, Object... values) {}
              void each(Runnable... work) {}
            }
            """,
            """
            class User {
              void none() { Log.all("a"); }
              void one() { Log.all("a", 1); }
              void three(Log log, Runnable a) { Log.all("a", 1, 2, 3); log.each(a, a); log.each(); }
              void tooFew() { Log.all(); }
            }
            """);

    assertThat(targets(program, "User.none/0")).containsExactly("Log::all/2");
    assertThat(targets(program, "User.one/0")).containsExactly("Log::all/2");
    assertThat(targets(program, "User.three/2"))
        .containsExactly("Log::all/2", "Log.each/1", "Log.each/1");
    assertThat(targets(program, "User.tooFew/0")).isEmpty();
  }

  @Test
  void an_overload_that_takes_the_arguments_as_they_are_comes_first() {
    Program program =
        linked(
            """
            class Log {
              static void say(String text) {}
              static void say(String text, Object... values) {}
              static void say(String text, Object value) {}
            }
            """,
            """
            class User {
              void plain() { Log.say("a"); }
              void many() { Log.say("a", 1, 2); }
            }
            """);

    assertThat(targets(program, "User.plain/0")).containsExactly("Log::say/1");
    assertThat(targets(program, "User.many/0")).containsExactly("Log::say/2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The launch options were a dictionary, and so was what a notification brings.
        "boolean didFinishLaunching(UIApplication a, NSDictionary<NSString, ?> o)"
            + "|application:didFinishLaunchingWithOptions:",
        "boolean didFinishLaunching(UIApplication a, UIApplicationLaunchOptions o)"
            + "|application:didFinishLaunchingWithOptions:",
        "void didReceiveRemoteNotification(UIApplication a, NSDictionary<NSString, ?> i,"
            + " VoidBlock1<UIBackgroundFetchResult> h)"
            + "|application:didReceiveRemoteNotification:fetchCompletionHandler:",
        "void didReceiveRemoteNotification(UIApplication a, UIRemoteNotification i,"
            + " VoidBlock1<UIBackgroundFetchResult> h)"
            + "|application:didReceiveRemoteNotification:fetchCompletionHandler:",
        "void didReceiveRemoteNotification(UIApplication a, UIRemoteNotification i)"
            + "|application:didReceiveRemoteNotification:",
      })
  void callbacks_are_known_in_all_versions_of_the_binding(String method, String callback) {
    String result = method.startsWith("boolean") ? "return true;" : "";
    Program program =
        linked(
            """
            import org.robovm.apple.foundation.*;
            import org.robovm.apple.uikit.*;
            import org.robovm.objc.block.*;
            class Launcher extends UIApplicationDelegateAdapter {
              @Override public %s { %s }
            }
            """
                .formatted(method, result));

    Routine routine =
        program.routines().stream()
            .filter(one -> one.signature().owner().name().equals("Launcher"))
            .filter(one -> one.signature().name().startsWith("did"))
            .findFirst()
            .orElseThrow();
    assertThat(program.callbacksOf(routine))
        .extracting(ApiSymbol::toString)
        .containsExactly("UIApplicationDelegate " + callback);
  }

  @Test
  void a_name_that_only_a_whole_import_explains_comes_from_there() {
    Program program =
        linked(
            """
            package app.model;
            public class Step { public static void take(Runnable done) {} }
            """,
            """
            package app;
            import app.model.*;
            import java.util.*;
            class User {
              Timer timer = new Timer();
              void go() { Step.take(() -> {}); }
            }
            """);

    assertThat(targets(program, "app.User.go/0")).containsExactly("app.model.Step::take/1");
    assertThat(program.typesIn(routine(program, "app.User.timer")).toString())
        .doesNotContain("NSTimer");
  }

  private static Program linked(String... sources) {
    List<LoweredUnit> units = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      units.add(JavaLowering.lower(SourceFile.of(i + ".java", sources[i]), Origin.APPLICATION));
    }
    return LINKER.link(units);
  }

  /** The routines of the program that a routine calls, call by call. */
  private static List<String> targets(Program program, String routine) {
    List<String> targets = new ArrayList<>();
    for (Block block : routine(program, routine).blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call) {
          program
              .resolution(call)
              .routines()
              .forEach(target -> targets.add(target.signature().toString()));
        }
      }
    }
    return targets;
  }

  private static Routine routine(Program program, String signature) {
    return program.routines().stream()
        .filter(one -> one.signature().toString().equals(signature))
        .findFirst()
        .orElseThrow(() -> new AssertionError(signature));
  }
}
