package dev.bgcheck.app.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Terminal;
import dev.bgcheck.frontend.jvm.BindingTable;
import dev.bgcheck.frontend.jvm.JavaCompiling;
import dev.bgcheck.source.SourceFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevCommandTest {
  @TempDir Path folder;
  private final List<List<String>> checked = new ArrayList<>();

  private String run(String name, String... words) throws Exception {
    return run(ExitCode.CLEAN, name, words);
  }

  private String run(ExitCode expected, String name, String... words) throws Exception {
    DevCommand dev =
        new DevCommand(
            line -> {
              checked.add(line);
              return 0;
            });
    Command command =
        dev.subcommands().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(false, false, 0, Map.of());
    Console console = new Console(out, new StringWriter(), folder, Map.of(), terminal, "1.0");
    ExitCode code = command.run(Arguments.parse(command.options(), List.of(words)), console);
    assertThat(code).isEqualTo(expected);
    return out.toString();
  }

  @Test
  void parse_counts_files_by_language_and_names_those_not_understood() throws Exception {
    Files.writeString(folder.resolve("Good.swift"), "func a() {}\n");
    Files.writeString(folder.resolve("Bad.swift"), "func a() {\n}\n) = (\n");
    Files.writeString(folder.resolve("Some.m"), "@implementation A\n- (void)b {}\n@end\n");
    Files.write(folder.resolve("Binary.swift"), new byte[] {0, 1, 2});
    JsonObject languages =
        JsonParser.parseString(run("parse", ".", "--format", "json", "--jobs", "2"))
            .getAsJsonObject()
            .getAsJsonObject("languages");
    JsonObject swift = languages.getAsJsonObject("swift");
    assertThat(swift.get("files").getAsInt()).isEqualTo(2);
    assertThat(swift.get("recoveredFiles").getAsInt()).isEqualTo(1);
    JsonObject place = swift.getAsJsonArray("recovered").get(0).getAsJsonObject();
    assertThat(place.get("file").getAsString()).isEqualTo("Bad.swift");
    assertThat(place.get("line").getAsInt()).isPositive();
    assertThat(swift.keySet()).contains("bytes", "seconds", "mbPerSecond");
    assertThat(languages.getAsJsonObject("objc").get("files").getAsInt()).isEqualTo(1);
  }

  @Test
  void binding_names_members_whose_name_is_not_the_one_of_the_catalogue() throws Exception {
    List<SourceFile> sources = new ArrayList<>(BindingTable.sources());
    sources.removeIf(one -> one.path().endsWith("/BGTask.java"));
    sources.add(
        SourceFile.of(
            "org/robovm/apple/backgroundtasks/BGTask.java",
            """
            package org.robovm.apple.backgroundtasks;
            import org.robovm.objc.annotation.Method;
            public class BGTask extends org.robovm.apple.foundation.NSObject {
              @Method(selector = "setTaskCompletedWithSuccess:")
              public native void finishTask(boolean success);
              @Method(selector = "setExpirationHandler:")
              public native void setExpirationHandler(Runnable handler);
            }
            """));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("binding.jar")))) {
      for (Map.Entry<String, byte[]> one :
          JavaCompiling.compile(sources, "--release", "8", "-nowarn").entrySet()) {
        jar.putNextEntry(new ZipEntry(one.getKey() + ".class"));
        jar.write(one.getValue());
      }
    }
    List<String> lines = run(ExitCode.FINDINGS, "binding", "binding.jar").lines().toList();
    assertThat(lines)
        .filteredOn(line -> line.contains(" is "))
        .singleElement()
        .asString()
        .contains("BGTask.finishTask(Z)V is BGTask setTaskCompletedWithSuccess:");
    assertThat(lines.get(lines.size() - 1)).contains("1 with another name");
    assertThat(run(ExitCode.FINDINGS, "binding", "--absent", "binding.jar"))
        .contains("absent: BGTask identifier");
  }

  @Test
  void dump_prints_every_language_in_the_program_form() throws Exception {
    Files.writeString(folder.resolve("A.swift"), "func inSwift() { run() }\n");
    Files.writeString(folder.resolve("B.m"), "void inObjectiveC(void) { run(); }\n");
    Files.writeString(folder.resolve("C.java"), "class C { void inJava() { run(); } }\n");
    assertThat(run("dump", ".")).contains("inSwift", "inObjectiveC", "inJava");
  }

  @Test
  void outline_is_one_object_a_line() throws Exception {
    Files.writeString(
        folder.resolve("A.swift"), "final class A {\n  func b() {\n    run { c() }\n  }\n}\n");
    List<String> lines = run("outline", "A.swift").lines().toList();
    assertThat(lines)
        .contains("{\"file\":\"A.swift\",\"kind\":\"type\",\"name\":\"A\",\"line\":1}")
        .anyMatch(line -> line.contains("\"kind\":\"routine\""))
        .anyMatch(line -> line.contains("\"kind\":\"closure\""))
        .anyMatch(line -> line.contains("\"kind\":\"call\""));
  }

  @Test
  void contracts_are_listed_each_with_a_status() throws Exception {
    JsonObject table = JsonParser.parseString(run("contracts", "--format=json")).getAsJsonObject();
    assertThat(table.getAsJsonArray("contracts")).hasSize(280);
    for (var row : table.getAsJsonArray("contracts")) {
      assertThat(row.getAsJsonObject().keySet()).containsExactly("id", "rules", "status", "reason");
    }
    assertThat(run("contracts")).contains("280 contracts: ");
  }

  @Test
  void warm_up_checks_examples_and_leaves_nothing_behind() throws Exception {
    run("warm-up");
    assertThat(checked).isNotEmpty();
    assertThat(Path.of(checked.get(0).get(0))).doesNotExist();
  }
}
