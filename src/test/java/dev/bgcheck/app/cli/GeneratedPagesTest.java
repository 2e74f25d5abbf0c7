package dev.bgcheck.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.bgcheck.GeneratedFile;
import dev.bgcheck.app.Main;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPagesTest {
  @TempDir Path folder;

  @Test
  void the_manual_page_in_the_repository_is_the_one_the_options_give() throws Exception {
    GeneratedFile.compare(Path.of("src/main/man/bgcheck.1"), ManPage.of(Main.commands()));
  }

  @Test
  void the_manual_page_and_the_completions_know_every_command() {
    String page = ManPage.of(Main.commands());
    for (Command command : Main.commands()) {
      assertThat(page).contains(".SH BGCHECK " + command.name().toUpperCase(java.util.Locale.ROOT));
      for (String shell : new String[] {"bash", "zsh", "fish"}) {
        assertThat(CompletionScript.of(shell, Main.commands())).contains(command.name());
      }
      for (Option option : command.options()) {
        assertThat(page).contains(option.name().replace("-", "\\-"));
      }
    }
  }

  @Test
  void the_schema_in_the_repository_is_the_one_the_configuration_gives() throws Exception {
    GeneratedFile.compare(
        Path.of("src/main/resources/dev/bgcheck/engine/bgcheck.schema.json"), InitCommand.schema());
  }

  @Test
  void the_schema_is_printed_for_editors() {
    TypedCommand typed = TypedCommand.in(folder, "init", "--schema");
    JsonObject schema = JsonParser.parseString(typed.out).getAsJsonObject();
    assertThat(schema.getAsJsonObject("properties").keySet())
        .contains("fail-on", "rules", "overrides");
    assertThat(folder.resolve("bgcheck.yml")).doesNotExist();
  }

  @Test
  void the_manual_page_is_printed() {
    assertThat(TypedCommand.in(folder, "--man").out).isEqualTo(ManPage.of(Main.commands()));
  }
}
