package dev.bgcheck.frontend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.TypeRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names from source and from class files mean the same members. */
class JavaNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "performFetch(La/B;Lc/D;)V|performFetch|2",
        "performFetch/2|performFetch|2",
        "performFetch/2~3#1|performFetch|2",
        "f([[IJ[La/B;)V#2|f|3",
        "<init>()V|<init>|0",
        "<init>/12|<init>|12",
        "broken(La/B|broken|-1",
        "finish|finish|-1",
        "/|/|-1"
      })
  void a_name_tells_simple_name_and_arity(String name, String simple, int arity) {
    assertThat(JavaNames.simpleName(name)).isEqualTo(simple.equals("/") ? "" : simple);
    assertThat(JavaNames.arity(name).orElse(-1)).isEqualTo(arity);
  }

  @Test
  void source_and_bytecode_names_of_one_member_agree() {
    assertThat(JavaNames.sameMember("run(La/B;)V", "run/1")).isTrue();
    assertThat(JavaNames.sameMember("run(La/B;)V", "run(La/B;)V")).isTrue();
    assertThat(JavaNames.sameMember("run(La/B;)V", "run(La/C;)V")).isFalse();
    assertThat(JavaNames.sameMember("run(La/B;)V", "run/2")).isFalse();
    assertThat(JavaNames.sameMember("run/1", "ran/1")).isFalse();
  }

  @Test
  void characters_that_signatures_use_are_kept_out_of_names() {
    assertThat(JavaNames.withDescriptor("a#b~2", "()V")).isEqualTo("a_b_2()V");
  }

  @Test
  void an_open_name_may_come_from_any_package_imported_wholly() {
    assertThat(JavaNames.candidates("X", List.of("b.*", "a.Y", "static c.D.*", "a.*")))
        .containsExactly("a.X", "b.X");
  }

  @Test
  void the_type_of_a_call_is_in_its_descriptor() {
    assertThat(JavaTypes.resultOf("f(I)La/B$C;")).isEqualTo(TypeRef.named("a.B$C"));
    assertThat(JavaTypes.resultOf("f(I)[Z")).isEqualTo(TypeRef.array(TypeRef.BOOL));
    assertThat(JavaTypes.resultOf("f/1").isUnknown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Runnable,run,()->Void",
    "org.robovm.objc.block.VoidBlock1,invoke,(_)->Void",
    "org.robovm.objc.block.VoidBooleanBlock,invoke,(Bool)->Void",
    "org.robovm.objc.block.Block0,invoke,()->_",
    "kotlin.jvm.functions.Function2,invoke,'(_,_)->_'",
    "apple.uikit.UIApplication$Block_open,call_open,()->_"
  })
  void block_interfaces_are_function_types(String name, String method, String type) {
    assertThat(BlockInterfaces.methodOf(name)).contains(method);
    assertThat(BlockInterfaces.functionType(name, List.of()).map(TypeRef::toString)).contains(type);
  }

  @Test
  void other_interfaces_are_no_block_types() {
    assertThat(BlockInterfaces.isBlock("java.util.List")).isFalse();
    assertThat(BlockInterfaces.isBlock("kotlin.jvm.functions.FunctionN")).isFalse();
  }
}
