package dev.bgcheck.frontend.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.frontend.jvm.JavaCompiling;
import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Compiles an example and lowers its class files; checks the result's invariants. */
final class Lowered {
  private final List<LoweredUnit> units;

  private Lowered(List<LoweredUnit> units) {
    this.units = units;
  }

  static Lowered members(String members, String... options) {
    return source("class A {\n" + members + "}\n", options);
  }

  static Lowered source(String text, String... options) {
    return sources(List.of(SourceFile.of("A.java", text)), options);
  }

  static Lowered sources(List<SourceFile> sources, String... options) {
    return new Lowered(lower(classes(sources, options), JavaSources.of(sources)));
  }

  static List<ClassInput> classes(List<SourceFile> sources, String... options) {
    List<ClassInput> inputs = new ArrayList<>();
    JavaCompiling.compile(sources, options)
        .forEach(
            (name, bytes) ->
                inputs.add(new ClassInput(name + ".class", bytes, Origin.APPLICATION)));
    return inputs;
  }

  static List<LoweredUnit> lower(List<ClassInput> classes, JavaSources sources) {
    List<LoweredUnit> units = BytecodeLowering.lower(classes, sources, Detail.BODIES);
    for (LoweredUnit unit : units) {
      assertThat(UnitValidator.problems(unit)).isEmpty();
    }
    return units;
  }

  List<LoweredUnit> units() {
    return units;
  }

  LoweredUnit unit() {
    assertThat(units).hasSize(1);
    return units.get(0);
  }

  Routine routine(String name) {
    return units.stream()
        .flatMap(unit -> unit.routines().stream())
        .filter(routine -> routine.signature().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
  }

  List<String> names() {
    return units.stream()
        .flatMap(unit -> unit.routines().stream())
        .map(routine -> routine.signature().toString())
        .sorted()
        .toList();
  }

  /** The text of some routines, in this order. */
  String text(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(ProgramPrinter.print(routine(name)));
    }
    return text.toString();
  }
}
