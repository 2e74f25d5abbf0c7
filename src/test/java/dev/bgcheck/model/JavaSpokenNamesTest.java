package dev.bgcheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java's names in the program form, as people and analyses see them. */
class JavaSpokenNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run()V|App.run",
        "performFetch(La/B;Lc/D;)V|App.performFetch",
        "performFetch(La/B;)V#2#1|App.performFetch",
        "performFetch/2|App.performFetch",
        "performFetch/2~3|App.performFetch",
        "<init>(I)V|App",
        "<init>/1|App",
        "register(forTaskWithIdentifier:using:)|App.register(forTaskWithIdentifier:using:)",
        "load()|App.load()",
        "application:didFinish:|App.application:didFinish:"
      })
  void a_routine_is_called_by_the_name_people_say(String name, String spoken) {
    RoutineSignature signature = RoutineSignature.instance(new TypeName("a.b.App"), name);

    assertThat(signature.spokenName()).isEqualTo(spoken);
  }

  @Test
  void a_nested_type_is_spoken_with_a_dot() {
    RoutineSignature signature = RoutineSignature.instance(new TypeName("a.Outer$In"), "run/0");

    assertThat(signature.spokenName()).isEqualTo("Outer.In.run");
  }

  @ParameterizedTest
  @CsvSource({"<,true", "<=,true", "+,true", "<init>/0,false", "<init>()V,false", "(),false"})
  void comparison_is_an_operator_and_creation_is_not(String name, boolean isOperator) {
    Instruction.Call call =
        new Instruction.Call(
            Optional.empty(),
            Value.UNQUALIFIED,
            name,
            List.of(),
            CallFlags.NONE,
            dev.bgcheck.source.SourceFile.of("a.java", "").start());

    assertThat(call.isOperator()).isEqualTo(isOperator);
  }
}
