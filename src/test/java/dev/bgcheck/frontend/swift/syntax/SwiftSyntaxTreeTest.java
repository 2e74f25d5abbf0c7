package dev.bgcheck.frontend.swift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import org.junit.jupiter.api.Test;

/** What a tree holds beside its nodes, and the places of nodes. */
class SwiftSyntaxTreeTest {
  @Test
  void comments_are_kept_with_their_places() {
    SwiftSyntaxTree tree = tree("// a\n/// b\n/* c /* d */ */ x /** e */\n//// f\n/**/");

    assertThat(tree.comments().stream().map(tree::text))
        .containsExactly("// a", "/// b", "/* c /* d */ */", "/** e */", "//// f", "/**/");
    assertThat(tree.comments().stream().map(SwiftComment::documentation))
        .containsExactly(false, true, false, true, false, false);
  }

  @Test
  void signs_of_comments_in_strings_start_none() {
    assertThat(tree("\"// a\" + #\"/* b\"# + \"\"\"\n// c\n\"\"\"").comments()).isEmpty();
  }

  @Test
  void a_node_covers_its_text_without_what_surrounds_it() {
    SwiftSyntaxTree tree = tree("  @A /* b */ func f() -> Int { 1 }  // c");

    assertThat(tree.text(tree.items().get(0))).isEqualTo("@A /* b */ func f() -> Int { 1 }");
    assertThat(tree.span(tree.items().get(0)).column()).isEqualTo(3);
  }

  @Test
  void a_chain_covers_everything_from_its_first_name() {
    SwiftSyntaxTree tree = tree("a.b(c) { d }\n  .e");

    assertThat(tree.text(tree.items().get(0))).isEqualTo("a.b(c) { d }\n  .e");
  }

  @Test
  void generic_arguments_end_within_an_operator() {
    SwiftDecl.Variable variable = declaration("let a: B<C<D>>= e");

    SwiftType type = variable.bindings().get(0).type().orElseThrow();
    assertThat(type.end() - type.start()).isEqualTo("B<C<D>>".length());
  }

  @Test
  void modifiers_are_found_by_name() {
    SwiftDecl.Variable variable = declaration("private(set) lazy var a = b");

    assertThat(variable.hasModifier("private")).isTrue();
    assertThat(variable.hasModifier("static")).isFalse();
    assertThat(variable.modifiers().get(0).detail()).contains("set");
  }

  @Test
  void attributes_have_dotted_names() {
    SwiftDecl.Variable variable = declaration("@A.B<C>(d) var a = b");

    assertThat(variable.attributes().get(0).name()).isEqualTo("A.B");
  }

  @Test
  void argument_labels_are_those_a_caller_writes() {
    SwiftDecl.Function function = declaration("func f(a: A, _ b: B, c d: C) { }");

    assertThat(function.parameters().stream().map(SwiftParameter::argumentLabel))
        .containsExactly("a", "", "c");
  }

  @Test
  void an_empty_text_has_an_empty_tree() {
    SwiftSyntaxTree tree = tree("");

    assertThat(tree.items()).isEmpty();
    assertThat(tree.recoveries()).isEmpty();
  }

  private static SwiftSyntaxTree tree(String text) {
    return SwiftParser.parse(SourceFile.of("Test.swift", text));
  }

  private static <D extends SwiftDecl> D declaration(String text) {
    SwiftStmt.Declaration statement = (SwiftStmt.Declaration) tree(text).items().get(0);
    @SuppressWarnings("unchecked")
    D declaration = (D) statement.declaration();
    return declaration;
  }
}
