package dev.bgcheck.api;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the facts of one member: closures, callback, handlers, threads. */
final class FactReader {
  private static final Set<String> CLOSURE_KEYS =
      Set.of("runs", "when", "thread", "state", "handlers");
  private static final Set<String> CALLBACK_KEYS = Set.of("thread", "state", "super");
  private static final Set<String> HANDLER_KEYS = Set.of("main", "severity", "contracts");
  private static final Set<String> DELIVERS_KEYS = Set.of("delegate", "thread");

  private static final ApiFact.CalledBySystem NOTHING_KNOWN =
      new ApiFact.CalledBySystem(
          ApiThread.UNKNOWN, AppState.ANY, List.of(), ApiFact.SuperCall.NONE);

  private static final Map<String, ApiFact.Times> TIMES =
      byWord(ApiFact.Times.values(), ApiFact.Times::word);
  private static final Map<String, ApiFact.Moment> MOMENTS =
      byWord(ApiFact.Moment.values(), ApiFact.Moment::word);
  private static final Map<String, ApiFact.SuperCall> SUPER_CALLS =
      byWord(ApiFact.SuperCall.values(), ApiFact.SuperCall::word);
  private static final Map<String, AppState> STATES = byWord(AppState.values(), AppState::word);
  private static final Map<String, Severity> SEVERITIES = byWord(Severity.values(), Severity::word);
  private static final Map<String, ApiThread.Place> PLACES =
      Map.of(
          "unknown", ApiThread.Place.UNKNOWN,
          "main", ApiThread.Place.MAIN,
          "background", ApiThread.Place.BACKGROUND,
          "caller", ApiThread.Place.CALLER,
          "receiver", ApiThread.Place.RECEIVER,
          "creation", ApiThread.Place.CREATION,
          "isolation", ApiThread.Place.ISOLATION);

  private final CatalogEntry entry;
  private final List<ApiParameter> parameters;
  private final List<String> contracts;
  private final List<ApiFact> facts = new ArrayList<>();

  /**
   * @param parameters the member's parameters; of a property, its value as the only one
   * @param contracts the member's contracts, which its handlers have when they name none
   */
  FactReader(CatalogEntry entry, List<ApiParameter> parameters, List<String> contracts) {
    this.entry = entry;
    this.parameters = parameters;
    this.contracts = contracts;
  }

  private static <E> Map<String, E> byWord(E[] values, Function<E, String> word) {
    Map<String, E> map = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> map.put(word.apply(value), value));
    return Map.copyOf(map);
  }

  /**
   * All facts of the member.
   *
   * @param callbackDefaults what holds for all callbacks of the type; absent when its members are
   *     no callbacks
   */
  List<ApiFact> read(Optional<ApiFact.CalledBySystem> callbackDefaults) throws ApiCatalogException {
    if (entry.find("closure").isPresent()) {
      YamlNode node = entry.find("closure").get();
      facts.add(closure(onlyFunction(node.span()), node));
    }
    for (YamlNode.Entry closure : entry.entriesOf("closures")) {
      facts.add(closure(position(closure.key()), closure.value()));
    }
    callback(callbackDefaults);
    threads();
    return facts;
  }

  private void threads() throws ApiCatalogException {
    Optional<YamlNode> requires = entry.find("requires");
    if (requires.isPresent()) {
      choose("demand", requires.get(), Map.of("main", true));
      facts.add(new ApiFact.NeedsMainThread());
    }
    Optional<YamlNode> checks = entry.find("checks");
    if (checks.isPresent()) {
      boolean stops = choose("check", checks.get(), Map.of("main", false, "main-or-stop", true));
      facts.add(new ApiFact.ChecksMainThread(stops));
    }
    Optional<YamlNode> queue = entry.find("queue");
    if (queue.isPresent()) {
      facts.add(new ApiFact.GivesQueue(choose("place", queue.get(), PLACES)));
    }
    Optional<YamlNode> delivers = entry.find("delivers");
    if (delivers.isPresent()) {
      CatalogEntry delivery = CatalogEntry.of(delivers.get(), DELIVERS_KEYS);
      Optional<String> delegate = delivery.text("delegate");
      int position =
          delegate.isPresent()
              ? position(delivery.spanOf("delegate"), delegate.get(), parameters)
              : -1;
      facts.add(new ApiFact.DeliversCallbacks(position, thread(delivery, ApiThread.UNKNOWN)));
    }
  }

  private void callback(Optional<ApiFact.CalledBySystem> defaults) throws ApiCatalogException {
    Optional<YamlNode> node = entry.find("callback");
    List<ApiFact.Handler> handlers = handlers();
    boolean denied = node.isPresent() && isTruth(node.get(), false);
    if (denied || (node.isEmpty() && defaults.isEmpty())) {
      if (!handlers.isEmpty()) {
        throw new ApiCatalogException(
            entry.span(), "a handler needs a callback that the system calls with it");
      }
      return;
    }
    ApiFact.CalledBySystem base = defaults.orElse(NOTHING_KNOWN);
    if (node.isPresent() && !isTruth(node.get(), true)) {
      base = callback(base, node.get());
    }
    facts.add(new ApiFact.CalledBySystem(base.thread(), base.state(), handlers, base.superCall()));
  }

  /** What {@code node} says of a callback, the rest as in {@code base}. */
  private ApiFact.CalledBySystem callback(ApiFact.CalledBySystem defaults, YamlNode node)
      throws ApiCatalogException {
    CatalogEntry callback = CatalogEntry.of(node, CALLBACK_KEYS);
    Optional<YamlNode> superCall = callback.find("super");
    return new ApiFact.CalledBySystem(
        thread(callback, defaults.thread()),
        state(callback, defaults.state()),
        List.of(),
        superCall.isPresent()
            ? choose("super", superCall.get(), SUPER_CALLS)
            : defaults.superCall());
  }

  /** What holds for all callbacks of a type. */
  static ApiFact.CalledBySystem callbackDefaults(YamlNode node) throws ApiCatalogException {
    if (isTruth(node, true)) {
      return NOTHING_KNOWN;
    }
    FactReader reader = new FactReader(CatalogEntry.ofAnyKeys(node), List.of(), List.of());
    return reader.callback(NOTHING_KNOWN, node);
  }

  private static boolean isTruth(YamlNode node, boolean value) {
    return node.asScalar().flatMap(YamlNode.Scalar::asTruth).equals(Optional.of(value));
  }

  private List<ApiFact.Handler> handlers() throws ApiCatalogException {
    List<ApiFact.Handler> handlers = new ArrayList<>();
    Optional<YamlNode> single = entry.find("handler");
    if (single.isPresent()) {
      handlers.add(handler(onlyFunction(single.get().span()), parameters, single.get()));
    }
    for (YamlNode.Entry handler : entry.entriesOf("handlers")) {
      handlers.add(handler(position(handler.key()), parameters, handler.value()));
    }
    return handlers;
  }

  private ApiFact.Handler handler(int position, List<ApiParameter> all, YamlNode node)
      throws ApiCatalogException {
    CatalogEntry handler = CatalogEntry.of(node, HANDLER_KEYS);
    ApiParameter parameter = all.get(position);
    List<TypeRef> arguments = parameter.type().parameters();
    Optional<String> result =
        arguments.isEmpty() ? Optional.empty() : arguments.get(0).typeName().map(TypeName::name);
    Optional<YamlNode> severity = handler.find("severity");
    List<String> ids = handler.texts("contracts");
    return new ApiFact.Handler(
        position,
        parameter.label().isEmpty() ? "completion handler" : parameter.label(),
        handler.flag("main"),
        severity.isPresent() ? choose("severity", severity.get(), SEVERITIES) : Severity.WARNING,
        result,
        ids.isEmpty() ? contracts : ids);
  }

  private ApiFact.RunsClosure closure(int position, YamlNode node) throws ApiCatalogException {
    CatalogEntry closure = CatalogEntry.of(node, CLOSURE_KEYS);
    TypeRef type = parameters.get(position).type();
    List<ApiParameter> arguments = new ArrayList<>();
    for (TypeRef argument : type.parameters()) {
      arguments.add(new ApiParameter("", argument, false, false));
    }
    List<ApiFact.Handler> handlers = new ArrayList<>();
    for (YamlNode.Entry handler : closure.entriesOf("handlers")) {
      int argument = number(handler.key(), arguments.size());
      handlers.add(handler(argument, arguments, handler.value()));
    }
    Optional<YamlNode> runs = closure.find("runs");
    Optional<YamlNode> when = closure.find("when");
    boolean mainActor = type.unwrapped().name().equals(TypeRef.MAIN_ACTOR_FUNCTION);
    ApiThread usual = mainActor ? ApiThread.MAIN : ApiThread.UNKNOWN;
    return new ApiFact.RunsClosure(
        position,
        runs.isPresent() ? choose("number of runs", runs.get(), TIMES) : ApiFact.Times.UNKNOWN,
        when.isPresent() ? choose("moment", when.get(), MOMENTS) : ApiFact.Moment.UNKNOWN,
        thread(closure, usual),
        mainActor,
        state(closure, AppState.ANY),
        handlers);
  }

  private static AppState state(CatalogEntry from, AppState otherwise) throws ApiCatalogException {
    Optional<YamlNode> node = from.find("state");
    return node.isPresent() ? choose("state", node.get(), STATES) : otherwise;
  }

  /** The state at key {@code state}. */
  static Optional<AppState> findState(CatalogEntry from) throws ApiCatalogException {
    return from.find("state").isPresent()
        ? Optional.of(state(from, AppState.ANY))
        : Optional.empty();
  }

  private ApiThread thread(CatalogEntry from, ApiThread otherwise) throws ApiCatalogException {
    Optional<YamlNode> node = from.find("thread");
    if (node.isEmpty()) {
      return otherwise;
    }
    Span span = node.get().span();
    // Ex) main · creation else main · queue using else background
    String[] words = CatalogEntry.text(node.get()).strip().split(" +");
    boolean queue = words[0].equals("queue");
    int length = queue ? 2 : 1;
    boolean hasElse = words.length == length + 2 && words[length].equals("else");
    if (words.length != length && !hasElse) {
      throw new ApiCatalogException(
          span, "a thread is a place, or `queue ARGUMENT`, and may go on with `else PLACE`");
    }
    ApiThread.Place place =
        queue ? ApiThread.Place.QUEUE_ARGUMENT : choose("thread", span, words[0], PLACES);
    ApiThread.Place other =
        hasElse
            ? choose("thread", span, words[length + 1], PLACES)
            : queue ? ApiThread.Place.UNKNOWN : place;
    return new ApiThread(place, queue ? position(span, words[1], parameters) : -1, other);
  }

  private int position(YamlNode.Scalar key) throws ApiCatalogException {
    return position(key.span(), key.text(), parameters);
  }

  /** The position of the argument that a label or number names. */
  private static int position(Span span, String name, List<ApiParameter> parameters)
      throws ApiCatalogException {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).label().equals(name) || Integer.toString(i).equals(name)) {
        return i;
      }
      labels.add(
          parameters.get(i).label().isEmpty() ? Integer.toString(i) : parameters.get(i).label());
    }
    throw CatalogEntry.unknown("argument", span, name, labels);
  }

  private static int number(YamlNode.Scalar key, int count) throws ApiCatalogException {
    for (int i = 0; i < count; i++) {
      if (key.text().equals(Integer.toString(i))) {
        return i;
      }
    }
    throw new ApiCatalogException(
        key.span(), "the closure has " + count + " parameters, numbered from 0");
  }

  private int onlyFunction(Span span) throws ApiCatalogException {
    int found = -1;
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).type().isFunction()) {
        if (found >= 0) {
          throw new ApiCatalogException(span, "several arguments are functions: name them");
        }
        found = i;
      }
    }
    if (found < 0) {
      throw new ApiCatalogException(span, "no argument is a function");
    }
    return found;
  }

  private static <E> E choose(String what, YamlNode node, Map<String, E> choices)
      throws ApiCatalogException {
    return choose(what, node.span(), CatalogEntry.text(node), choices);
  }

  private static <E> E choose(String what, Span span, String word, Map<String, E> choices)
      throws ApiCatalogException {
    E choice = choices.get(word);
    if (choice == null) {
      throw CatalogEntry.unknown(what, span, word, choices.keySet());
    }
    return choice;
  }

  /** The thread that notifications are posted on; the main thread when nothing is said. */
  static ApiThread postingThread(CatalogEntry entry) throws ApiCatalogException {
    return new FactReader(entry, List.of(), List.of()).thread(entry, ApiThread.MAIN);
  }
}
