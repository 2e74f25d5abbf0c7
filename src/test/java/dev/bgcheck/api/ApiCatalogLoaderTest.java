package dev.bgcheck.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiCatalogLoaderTest {
  private static final Contracts CONTRACTS = Contracts.load();

  private static ApiCatalog load(String yaml) throws ApiCatalogException {
    return ApiCatalogLoader.load(List.of(SourceFile.of("x.yml", yaml)), CONTRACTS);
  }

  private static void assertRefused(String yaml, String... parts) {
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(ApiCatalogException.class)
        .message()
        .contains(parts);
  }

  private static String member(String lines) {
    return "framework: F\ntypes:\n  T:\n    members:\n" + lines.indent(6);
  }

  @Test
  void an_unknown_key_is_refused_with_its_place_and_a_suggestion() {
    assertRefused(
        member("\"func stop()\": { distinctiv: true }"),
        "x.yml:5:24:",
        "unknown key `distinctiv`, did you mean `distinctive`?");
  }

  @Test
  void a_key_like_no_other_lists_what_is_allowed() {
    assertRefused("framework: F\nqwertyuiop: 1\n", "x.yml:2:1:", "allowed: framework, functions");
  }

  @Test
  void a_contract_that_is_not_in_the_table_is_refused() {
    assertRefused(member("\"func stop()\": { contracts: [Z99] }"), "x.yml:5:36:", "`Z99`");
  }

  @Test
  void a_supertype_that_does_not_exist_is_refused() {
    assertRefused("framework: F\ntypes:\n  T: { extends: U }\n", "unknown type `U`");
  }

  @Test
  void a_type_that_is_there_twice_is_refused() {
    assertRefused(
        "framework: F\ntypes:\n  T:\n  U: { swift: T }\n", "`T` is a type already, see x.yml:3:3");
  }

  @Test
  void a_declaration_that_is_there_twice_is_refused() {
    assertRefused(
        member("\"func stop()\":\n\"func stop( )\": { only: swift }"), "`stop()` is there already");
  }

  @Test
  void a_selector_with_another_number_of_arguments_is_refused() {
    assertRefused(
        member("\"func add(_: Int)\": { objc: \"add:to:\" }"),
        "takes 2 arguments",
        "declaration 1");
  }

  @Test
  void a_selector_that_cannot_be_told_must_be_written() {
    assertRefused(member("\"func add(peripheral: Int)\":"), "write it as `objc`");
  }

  @Test
  void a_declaration_that_is_none_says_why() {
    assertRefused(member("\"fun stop()\":"), "x.yml:5:7:", "func, init, var or let");
    assertRefused(member("\"func stop(\":"), "parentheses");
    assertRefused(member("\"var x\":"), "needs a type");
    assertRefused(member("\"func stop() -> [\":"), "expected a type name");
  }

  @Test
  void a_closure_needs_an_argument_that_is_a_function() {
    assertRefused(member("\"func stop(_: Int)\": { closure: {} }"), "no argument is a function");
  }

  @Test
  void several_closures_must_be_named() {
    assertRefused(
        member("\"func go(_: () -> Void, then: () -> Void)\": { closure: {} }"), "name them");
  }

  @Test
  void words_outside_the_vocabulary_are_refused() {
    assertRefused(
        member("\"func go(_: () -> Void)\": { closure: { runs: exactly-one } }"),
        "did you mean `exactly-once`?");
    assertRefused(
        member("\"func go(_: () -> Void)\": { closure: { thread: queue q } }"),
        "unknown argument `q`");
    assertRefused(
        member("\"func go(_: () -> Void)\": { closure: { thread: main or so } }"), "a thread is");
  }

  @Test
  void values_of_the_wrong_shape_are_refused() {
    assertRefused(member("\"func go()\": { java: go/x }"), "not a number of arguments");
    assertRefused(member("\"func go()\": { delivers: { delegate: [1] } }"), "expected a text");
    assertRefused(member("\"func go()\": { distinctive: perhaps }"), "expected true or false");
    assertRefused(member("\"func go()\": [1]"), "expected a mapping, found a list");
    assertRefused(member("\"func go()\": { only: kotlin }"), "unknown language");
  }

  @Test
  void a_handler_without_a_callback_is_refused() {
    assertRefused(member("\"func go(_: () -> Void)\": { handler: {} }"), "needs a callback");
  }

  @Test
  void text_that_is_no_yaml_is_refused_with_its_place() {
    assertRefused("framework: [", "x.yml:1:");
    assertRefused("- a\n", "expected a mapping, found a list");
    assertRefused("", "`framework` is missing");
  }

  @Test
  void facts_are_read() throws ApiCatalogException {
    ApiCatalog catalog =
        load(
            member(
                """
                "func go(on: DispatchQueue?, then: @MainActor (Int, () -> Void) -> Void)":
                  objc: "goOnQueue:then:"
                  closure:
                    runs: at-most-once
                    when: later
                    thread: queue on else main
                    state: possibly-background
                    handlers: { 1: { severity: error, main: true, contracts: [C37] } }
                """));
    ApiMember go = catalog.findType("T").orElseThrow().members().get(0);
    ApiFact.RunsClosure closure = go.findClosure(1).orElseThrow();
    assertThat(closure.times()).isEqualTo(ApiFact.Times.AT_MOST_ONCE);
    assertThat(closure.moment()).isEqualTo(ApiFact.Moment.LATER);
    assertThat(closure.thread()).isEqualTo(ApiThread.queue(0, ApiThread.Place.MAIN));
    assertThat(closure.mainActor()).isTrue();
    assertThat(closure.state()).isEqualTo(AppState.POSSIBLY_BACKGROUND);
    assertThat(closure.handlers())
        .singleElement()
        .satisfies(
            h -> {
              assertThat(h.argument()).isEqualTo(1);
              assertThat(h.mustBeOnMain()).isTrue();
              assertThat(h.contracts()).containsExactly("C37");
            });
    assertThat(go.symbol()).hasToString("T goOnQueue:then:");
  }

  @Test
  void callbacks_of_a_type_share_what_holds_for_all() throws ApiCatalogException {
    ApiCatalog catalog =
        load(
            """
            framework: F
            types:
              D:
                is: protocol
                callbacks: { thread: main }
                members:
                  "func a()":
                  "func b()": { callback: { state: background } }
                  "func c()": { callback: false }
            """);
    List<ApiMember> members = catalog.findType("D").orElseThrow().members();
    assertThat(members.get(0).findCallback().orElseThrow().thread()).isEqualTo(ApiThread.MAIN);
    assertThat(members.get(1).findCallback().orElseThrow().state()).isEqualTo(AppState.BACKGROUND);
    assertThat(members.get(1).findCallback().orElseThrow().thread()).isEqualTo(ApiThread.MAIN);
    assertThat(members.get(2).findCallback()).isEmpty();
  }
}
