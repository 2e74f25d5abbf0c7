package dev.bgcheck.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue that ships: complete, true to its sources, and found under every spelling. */
class ShippedCatalogTest {
  private static final Contracts CONTRACTS = Contracts.load();
  private static final ApiCatalog CATALOG = ApiCatalogLoader.loadShipped();

  @Test
  void every_file_is_listed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("rules/apis"))) {
      List<String> names =
          files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".yml")).toList();
      assertThat(Files.readAllLines(Path.of("rules/apis/files.txt")))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void all_contracts_are_in_the_table() {
    assertThat(CONTRACTS.all()).hasSize(280);
    assertThat(CONTRACTS.find("C02").orElseThrow().family()).isEqualTo("completion");
    assertThat(CONTRACTS.find("M42").orElseThrow().isSourced()).isFalse();
    assertThat(CONTRACTS.all()).allMatch(c -> c.source().startsWith("https://"));
  }

  @Test
  void contracts_about_apis_are_named_by_an_entry() {
    Set<String> named = new TreeSet<>();
    for (ApiType type : CATALOG.types()) {
      named.addAll(type.contracts());
      for (ApiMember member : type.members()) {
        named.addAll(member.contracts());
        member.facts().forEach(fact -> named.addAll(contractsOf(fact)));
      }
    }
    Set<String> unnamed =
        CONTRACTS.all().stream()
            .map(Contract::id)
            .filter(id -> !named.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    // Family P is about where a key goes.
    unnamed.removeIf(id -> id.startsWith("P") || NO_API.contains(id));
    assertThat(unnamed).isEmpty();
  }

  private static List<String> contractsOf(ApiFact fact) {
    List<ApiFact.Handler> handlers = new ArrayList<>();
    if (fact instanceof ApiFact.CalledBySystem callback) {
      handlers.addAll(callback.handlers());
    } else if (fact instanceof ApiFact.RunsClosure closure) {
      handlers.addAll(closure.handlers());
    }
    return handlers.stream().flatMap(handler -> handler.contracts().stream()).toList();
  }

  /** Contracts about property lists, the store, the simulator or the process as a whole. */
  private static final Set<String> NO_API =
      Set.of(
          "M26", "M30", "M35", "S01", "S02", "S05", "S06", "S08", "S09", "T26", "X01", "X02", "X03",
          "X05", "X06");

  record Row(String type, String member, String descriptor, String kind, String selector) {
    boolean isCallback() {
      return kind.startsWith("callback");
    }

    int arity() {
      return RoutineName.of(Language.BYTECODE, member + descriptor).arity();
    }
  }

  private static List<Row> mobivm() throws IOException {
    try (InputStream in = ShippedCatalogTest.class.getResourceAsStream("mobivm-symbols.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(2)
          .map(line -> line.split("\t", -1))
          .map(c -> new Row("org.robovm.apple." + c[0], c[1], c[2], c[3], c[4]))
          .toList();
    }
  }

  private static List<ApiSymbol> resolve(Row row) {
    Optional<ApiType> type = CATALOG.findType(row.type());
    if (type.isEmpty()) {
      return List.of();
    }
    if (row.isCallback()) {
      return CATALOG
          .findCallbacks(Language.BYTECODE, type.get(), row.member() + row.descriptor(), false)
          .stream()
          .map(ApiMember::symbol)
          .toList();
    }
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < row.arity(); i++) {
      arguments.add(Argument.of(Value.Constant.NIL));
    }
    boolean onType = row.kind().startsWith("static") || row.member().equals("<init>");
    String name = row.member() + row.descriptor();
    return CATALOG.findCalls(Language.BYTECODE, type.get(), onType, name, arguments, false).stream()
        .map(ApiUse::symbol)
        .toList();
  }

  private static ApiMember member(String symbol) {
    return CATALOG.find(ApiSymbol.parse(symbol)).orElseThrow();
  }

  private static ApiType type(String name) {
    return CATALOG.findType(name).orElseThrow();
  }

  /**
   * {@code :label} gives an argument, {@code :} one without label, {@code {}} a trailing closure.
   */
  private static List<Argument> arguments(String... labels) {
    List<Argument> arguments = new ArrayList<>();
    for (String label : labels) {
      boolean trailing = label.equals("{}");
      arguments.add(new Argument(trailing ? "" : label.substring(1), Value.Constant.NIL, trailing));
    }
    return arguments;
  }

  private static List<ApiUse> swift(String type, boolean onType, String name, String... labels) {
    return CATALOG.findCalls(Language.SWIFT, type(type), onType, name, arguments(labels), false);
  }

  @Test
  void one_api_has_one_symbol_in_all_languages() {
    String register = "BGTaskScheduler registerForTaskWithIdentifier:usingQueue:launchHandler:";
    ApiUse swift =
        swift("BGTaskScheduler", false, "register", ":forTaskWithIdentifier", ":using", "{}")
            .get(0);
    assertThat(swift.symbol()).hasToString(register);
    assertThat(swift.positions()).containsExactly(0, 1, 2);
    List<Argument> three = arguments(":", ":", ":");
    String selector = "registerForTaskWithIdentifier:usingQueue:launchHandler:";
    ApiType scheduler = type("org.robovm.apple.backgroundtasks.BGTaskScheduler");
    assertThat(CATALOG.findCalls(Language.OBJC, scheduler, false, selector, three, false))
        .extracting(ApiUse::symbol)
        .containsExactly(swift.symbol());
    for (String java :
        List.of(
            "registerForTask(LA;LB;LC;)Z",
            "registerForTask/3",
            "registerForTaskWithIdentifierUsingQueueLaunchHandler")) {
      assertThat(CATALOG.findCalls(Language.JAVA, scheduler, false, java, three, false))
          .extracting(ApiUse::symbol)
          .containsExactly(swift.symbol());
    }
  }

  @Test
  void types_are_found_under_every_spelling() {
    for (String spelling :
        List.of(
            "URLSession",
            "NSURLSession",
            "Foundation.URLSession",
            "org.robovm.apple.foundation.NSURLSession",
            "apple.foundation.NSURLSession")) {
      assertThat(type(spelling).name()).isEqualTo("NSURLSession");
    }
    assertThat(type("org.robovm.apple.uikit.UIApplicationDelegateAdapter").name())
        .isEqualTo("UIApplicationDelegate");
    assertThat(type("apple.uikit.protocol.UIApplicationDelegate").name())
        .isEqualTo("UIApplicationDelegate");
    assertThat(CATALOG.findType("Some.Other")).isEmpty();
  }

  @Test
  void inherited_members_are_found() {
    assertThat(swift("URLSessionUploadTask", false, "resume")).isNotEmpty();
    ApiType delegate = type("com.badlogic.gdx.backends.iosrobovm.IOSApplication$Delegate");
    assertThat(CATALOG.findCallbacks(Language.BYTECODE, delegate, "performFetch(LA;LB;)V", false))
        .extracting(m -> m.symbol().selector())
        .containsExactly("application:performFetchWithCompletionHandler:");
  }

  @Test
  void properties_know_their_accessors() {
    ApiType manager = type("CLLocationManager");
    String name = "allowsBackgroundLocationUpdates";
    ApiMember swift = CATALOG.findProperty(Language.SWIFT, manager, false, name).orElseThrow();
    assertThat(swift.setter())
        .contains(ApiSymbol.parse("CLLocationManager setAllowsBackgroundLocationUpdates:"));
    ApiUse java =
        CATALOG
            .findCalls(
                Language.BYTECODE,
                manager,
                false,
                "setAllowsBackgroundLocationUpdates(Z)V",
                arguments(":"),
                false)
            .get(0);
    assertThat(java.symbol()).isEqualTo(swift.setter().orElseThrow());
    assertThat(java.isWrite()).isTrue();
    ApiType configuration = type("NSURLSessionConfiguration");
    assertThat(CATALOG.findProperty(Language.OBJC, configuration, false, "discretionary"))
        .isEqualTo(CATALOG.findProperty(Language.SWIFT, configuration, false, "isDiscretionary"));
  }

  @Test
  void constants_are_one_in_all_languages() {
    ApiType category = type("AVAudioSession.Category");
    ApiMember swift =
        CATALOG.findProperty(Language.SWIFT, category, true, "playback").orElseThrow();
    assertThat(swift.symbol()).hasToString("AVAudioSessionCategoryPlayback");
    assertThat(CATALOG.findGlobal("AVAudioSessionCategoryPlayback")).contains(swift);
    assertThat(CATALOG.findProperty(Language.JAVA, category, true, "Playback")).contains(swift);
    ApiMember note =
        CATALOG.findGlobal("UIApplicationDidEnterBackgroundNotification").orElseThrow();
    assertThat(note.findFact(ApiFact.IsPosted.class).orElseThrow().state())
        .isEqualTo(AppState.BACKGROUND);
    assertThat(
            CATALOG.findProperty(
                Language.SWIFT,
                type("NSNotification.Name"),
                true,
                "UIApplicationDidEnterBackground"))
        .contains(note);
  }

  @Test
  void swift_calls_may_leave_out_what_has_a_default() {
    String begin = "beginBackgroundTask";
    assertThat(swift("UIApplication", false, begin))
        .extracting(u -> u.symbol().selector())
        .containsExactly("beginBackgroundTaskWithExpirationHandler:");
    ApiUse named = swift("UIApplication", false, begin, ":withName", "{}").get(0);
    assertThat(named.positions()).containsExactly(0, 1);
    ApiUse async = swift("DispatchQueue", false, "async", "{}").get(0);
    assertThat(async.positions()).containsExactly(3);
    assertThat(async.member().findClosure(3).orElseThrow().thread().place())
        .isEqualTo(ApiThread.Place.RECEIVER);
    assertThat(swift("DispatchQueue", false, "async", ":wrong", "{}")).isEmpty();
  }

  @Test
  void an_awaited_call_has_no_completion_handler() {
    ApiType controller = type("CXCallController");
    List<Argument> one = arguments(":");
    assertThat(CATALOG.findCalls(Language.SWIFT, controller, false, "request", one, true))
        .hasSize(1);
    assertThat(CATALOG.findCalls(Language.SWIFT, controller, false, "request", one, false))
        .isEmpty();
  }

  @Test
  void an_async_function_implements_the_callback_without_its_handler() {
    ApiType delegate = type("UIApplicationDelegate");
    String name = "application(_:didReceiveRemoteNotification:)";
    assertThat(CATALOG.findCallbacks(Language.SWIFT, delegate, name, true))
        .extracting(m -> m.symbol().selector())
        .contains("application:didReceiveRemoteNotification:fetchCompletionHandler:");
    assertThat(CATALOG.findCallbacks(Language.SWIFT, delegate, name, false))
        .extracting(m -> m.symbol().selector())
        .containsExactly("application:didReceiveRemoteNotification:");
  }

  @Test
  void overloads_that_differ_by_type_are_all_given() {
    assertThat(
            CATALOG.findCallbacks(
                Language.SWIFT,
                type("WKNavigationDelegate"),
                "webView(_:decidePolicyFor:decisionHandler:)",
                false))
        .hasSize(2);
  }

  @Test
  void handlers_carry_what_the_contracts_say() {
    ApiFact.CalledBySystem events =
        member(
                "UIApplicationDelegate"
                    + " application:handleEventsForBackgroundURLSession:completionHandler:")
            .findCallback()
            .orElseThrow();
    assertThat(events.state()).isEqualTo(AppState.BACKGROUND);
    ApiFact.Handler handler = events.handlers().get(0);
    assertThat(handler.argument()).isEqualTo(2);
    assertThat(handler.mustBeOnMain()).isTrue();
    ApiFact.RunsClosure update =
        member("HKObserverQuery initWithSampleType:predicate:updateHandler:")
            .findClosure(2)
            .orElseThrow();
    assertThat(update.handlers()).extracting(ApiFact.Handler::argument).containsExactly(1);
  }

  @Test
  void distinctive_names_need_no_receiver() {
    assertThat(
            CATALOG.findDistinctiveCalls(
                Language.SWIFT, "setTaskCompleted", arguments(":success"), false))
        .extracting(ApiUse::symbol)
        .containsExactly(ApiSymbol.parse("BGTask setTaskCompletedWithSuccess:"));
    assertThat(CATALOG.findDistinctiveCalls(Language.SWIFT, "start", List.of(), false)).isEmpty();
    assertThat(CATALOG.findDistinctiveProperty(Language.SWIFT, "allowsBackgroundLocationUpdates"))
        .isPresent();
  }

  @Test
  void global_functions_are_found() {
    ApiUse async =
        CATALOG.findGlobalCalls(Language.OBJC, "dispatch_async", arguments(":", ":"), false).get(0);
    assertThat(async.member().findClosure(1).orElseThrow().thread())
        .isEqualTo(ApiThread.queue(0, ApiThread.Place.UNKNOWN));
    assertThat(
            CATALOG.findGlobalCalls(
                Language.SWIFT, "withCheckedContinuation", arguments("{}"), true))
        .hasSize(1);
    assertThat(CATALOG.findGlobalCalls(Language.SWIFT, "fatalError", arguments(":"), false))
        .singleElement()
        .satisfies(u -> assertThat(u.member().result().name()).isEqualTo("Never"));
  }

  @Test
  void every_mobivm_member_is_found_under_its_selector() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Row row : mobivm()) {
      List<ApiSymbol> found = resolve(row);
      boolean isC = row.selector().startsWith("(C)");
      boolean hit =
          isC
              ? !found.isEmpty()
              : found.stream().anyMatch(s -> s.selector().equals(row.selector()));
      if (!hit) {
        missing.add(row + " found " + found);
      }
    }
    assertThat(missing).isEmpty();
  }
}
