package dev.bgcheck.frontend.swift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an outline names, and where. */
class SwiftOutlineTest {
  @Test
  void types_routines_accessors_closures_and_calls_are_listed_in_order() {
    String text =
        """
        class A {
          var b: Int { get { c() } set { } }
          @objc
          func load(_ url: URL, from d: Int) {
            queue?.main.async { done() } later: { }
            self.e.f.g.h()
          }
          init() { }
          subscript(i: Int, at j: Int) -> Int { 1 }
        }
        extension A.B { deinit { } }
        """;

    assertThat(outline(text))
        .containsExactly(
            "type 0 A 1",
            "accessor 1 b.get 2",
            "call 2 c() 2",
            "accessor 1 b.set 2",
            "routine 1 load(_:from:) 4",
            "call 2 queue?.main.async(_:later:) 5",
            "closure 2  5",
            "call 3 done() 5",
            "closure 2  5",
            "call 2 ….e.f.g.h() 6",
            "routine 1 init() 8",
            "routine 1 subscript(_:at:) 9",
            "accessor 2 subscript.get 9",
            "type 0 A.B 11",
            "routine 1 deinit 11");
  }

  private static List<String> outline(String text) {
    SwiftSyntaxTree tree = SwiftParser.parse(SourceFile.of("Test.swift", text));
    return SwiftOutline.of(tree).stream()
        .map(
            entry ->
                entry.kind().name().toLowerCase(Locale.ROOT)
                    + " "
                    + entry.depth()
                    + " "
                    + entry.name()
                    + " "
                    + entry.line())
        .toList();
  }
}
