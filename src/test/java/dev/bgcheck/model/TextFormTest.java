package dev.bgcheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form says everything the program form holds, and reads back to the same. */
class TextFormTest {
  private static final String EVERYTHING =
      """
      unit "program.txt" swift application
      import BackgroundTasks
      import `Some.Module`
      global limit : Int [constant] = number "30"
      type Sync class : NSObject, Delegate<Int> on main-actor @objcMembers {
        field handler : (()->Void)?
        field shared : Sync [constant static] init `Sync::shared`
        field state : _ [computed] accessor `Sync.state` accessor `Sync.state~2`
        routine `Sync.run(_:then:)`
      }
      routine `Sync::shared` field-initializer () -> Sync {
        0:
          %1 = call type(Sync).init()
          return %1
      }
      routine `Sync.run(_:then:)` method (_ task: BGTask, then handler: @MainActor(Bool)->Void, count: Int = ...) -> Void [async throws] on nonisolated @discardableResult selector "run:then:" {
        var x : [String:[Int]]
        0:
          store self.handler = handler
          store ?.table[task] = nil
          store x.`[]`[task] = nil
          goto 1
        1:
          %1 = load self.table
          %2 = load %1.`[]`["key"]
          %3 = load type(_).playback
          x = %2 : [String:[Int]]
          %4 = closure `Sync.run(_:then:)#1` [weak self = self, variable x = x]
          %5 = bound self.`finish(_:)`
          %6 = call ?.register(forTaskWithIdentifier: "a\\n\\"b", using: nil, ^launchHandler: %4) await try
          branch try { threw -> 2; returned -> 3 }
        2:
          throw %6
        3:
          call handler.`()`(true)
          call self.run() super discarded
          %7 = opaque uses (x, task) names (foo, `a b`)
          branch switch { case %7, failure -> 4 "case .failure"; equal %7, number "1" -> 4; is %7, BGTask? -> 4; unknown -> 5 "default" }
        4:
          never
        5:
          branch if { nil x -> 1 "else"; some x -> 6; true x -> 6; false x -> 6; notcase x, a -> 6; isnot x, T -> 6; differ x, selector "run:" -> 6 }
        6:
          return unit
      }
      routine `Sync.run(_:then:)#1` closure () -> _ [sendable weak-self] {
        0:
          return
      }
      routine `Delegate.done()` method () -> Void
      """;

  @Test
  void what_is_printed_reads_back_to_the_same_text() {
    LoweredUnit unit = parse(EVERYTHING);

    assertThat(ProgramPrinter.print(unit)).isEqualTo(EVERYTHING);
    assertThat(UnitValidator.problems(unit)).isEmpty();
  }

  @Test
  void a_thing_points_at_the_line_it_stands_on() {
    LoweredUnit unit = parse(EVERYTHING);

    Instruction call = unit.routines().get(1).block(3).instructions().get(0);
    assertThat(call.span().text()).isEqualTo("call handler.`()`(true)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Int",
        "[Int]?",
        "[String:()->Void]",
        "(Int,String)->Result<Data,Error>?",
        "((Int)->Void)?",
        "@MainActor(Bool)->Void",
        "()",
        "(A,B)",
        "Timer.Type",
        "DecodingError.TypeMismatch",
        "a.b.C$D<_>",
        "_"
      })
  void a_type_reads_back(String text) {
    assertThat(TypeRefParser.parse(text).toString()).isEqualTo(text);
  }

  @Test
  void names_of_any_characters_read_back() {
    String text =
        """
        unit "A.class" bytecode application
        type `a\\nb\\r\\`c\\\\d` class {
          field n : Walk\u2603er
        }
        """;
    assertThat(ProgramPrinter.print(parse(text))).isEqualTo(text);
  }

  @Test
  void an_error_names_line_and_column() {
    assertThatThrownBy(() -> parse("unit \"a\" swift application\nroutine x method [)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(":2:18: expected '('");
  }

  @Test
  void a_broken_unit_is_found_out() {
    LoweredUnit unit =
        parse(
            """
            unit "a" swift application
            routine `::f()` function () -> Void {
              0:
                %1 = closure `::g()#1` []
                x = %9
                goto 7
            }
            routine `::h()#1` closure () -> Void {
              0:
                return
            }
            """);

    assertThat(UnitValidator.problems(unit))
        .containsExactlyInAnyOrder(
            "::f() block 0 makes the missing closure ::g()#1",
            "::f() block 0 reads %9, which nothing assigns",
            "::f() block 0 leads to the missing block 7",
            "closure ::h()#1 is made 0 times");
  }

  private static LoweredUnit parse(String text) {
    List<LoweredUnit> units = ProgramParser.parse(SourceFile.of("program.txt", text));
    assertThat(units).hasSize(1);
    return units.get(0);
  }
}
