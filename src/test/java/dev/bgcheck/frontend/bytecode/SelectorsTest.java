package dev.bgcheck.frontend.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.frontend.jvm.MobiVmStubs;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Selectors come from the annotations of binding classes. */
class SelectorsTest {
  private static final List<LoweredUnit> UNITS =
      BytecodeLowering.lower(
          Lowered.classes(MobiVmStubs.sources()), JavaSources.NONE, Detail.DECLARATIONS);

  @Test
  void methods_properties_and_callbacks_have_the_selector_they_name() {
    assertThat(selectors("UIApplication"))
        .containsEntry("getSharedApplication", "sharedApplication")
        .containsEntry("beginBackgroundTask", "beginBackgroundTaskWithExpirationHandler:")
        .containsEntry("endBackgroundTask", "endBackgroundTask:");
    assertThat(selectors("UIApplicationDelegateAdapter"))
        .containsEntry("performFetch", "application:performFetchWithCompletionHandler:");
  }

  @Test
  void without_a_text_the_selector_follows_from_the_name() {
    assertThat(selectors("UIApplication"))
        .containsEntry("isIdle", "idle")
        .containsEntry("wake", "wake::");
  }

  @Test
  void wrappers_take_over_the_selector_of_what_they_wrap() {
    assertThat(selectors("NSURLSession"))
        .containsEntry("<init>", "sessionWithConfiguration:")
        .containsEntry("setActive", "setActive:error:");
  }

  @Test
  void the_objective_c_name_of_a_class_is_an_attribute() {
    TypeDeclaration type =
        UNITS.stream()
            .flatMap(unit -> unit.types().stream())
            .filter(t -> t.name().simpleName().equals("NSURLSession"))
            .findFirst()
            .orElseThrow();

    assertThat(type.attributes()).contains("NativeClass", "NativeClass(NSURLSessionX)");
  }

  @Test
  void a_handler_parameter_has_a_function_type() {
    Routine callback =
        UNITS.stream()
            .flatMap(unit -> unit.routines().stream())
            .filter(r -> r.signature().name().startsWith("performFetch"))
            .findFirst()
            .orElseThrow();

    assertThat(callback.parameters().get(1).type().toString())
        .isEqualTo("(org.robovm.apple.uikit.UIBackgroundFetchResult)->Void");
  }

  private static Map<String, String> selectors(String type) {
    Map<String, String> selectors = new TreeMap<>();
    for (LoweredUnit unit : UNITS) {
      for (Routine routine : unit.routines()) {
        if (routine.signature().owner().simpleName().equals(type)
            && !routine.selector().isEmpty()) {
          selectors.put(
              dev.bgcheck.frontend.jvm.JavaNames.simpleName(routine.signature().name()),
              routine.selector());
        }
      }
    }
    return selectors;
  }
}
