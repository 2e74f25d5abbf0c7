package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Option;
import java.util.ArrayList;
import java.util.List;

/** Completion scripts for shells, made from the options themselves. */
final class CompletionScript {
  private static final String IDS = "bgcheck rules --format ids 2>/dev/null";

  private CompletionScript() {}

  /** The script for {@code bash}, {@code zsh} or {@code fish}. */
  static String of(String shell, List<Command> commands) {
    List<String> names = commands.stream().map(Command::name).toList();
    return switch (shell) {
      case "bash" -> bash(names);
      case "zsh" -> zsh(names);
      default -> fish(names);
    };
  }

  private static List<Option> options() {
    List<Option> options = new ArrayList<>(CheckOptions.ALL);
    options.addAll(CommandLine.COMMON);
    return options;
  }

  private static String bash(List<String> commands) {
    StringBuilder cases = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (Option option : options()) {
      names.add(option.name());
      String words = bashWords(option);
      if (!words.isEmpty()) {
        cases.append("    ").append(option.name()).append(") ").append(words).append(" ;;\n");
      }
    }
    return """
        # bash completion for bgcheck; put `source <(bgcheck --completion bash)` into ~/.bashrc
        _bgcheck() {
          local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
          case "$previous" in
        %s    explain) COMPREPLY=($(compgen -W "$(%s)" -- "$current")); return ;;
          esac
          if [[ "$current" == -* ]]; then
            COMPREPLY=($(compgen -W "%s" -- "$current"))
          elif [[ $COMP_CWORD -eq 1 ]]; then
            COMPREPLY=($(compgen -W "%s" -- "$current") $(compgen -f -- "$current"))
          else
            COMPREPLY=($(compgen -f -- "$current"))
          fi
        }
        complete -o filenames -F _bgcheck bgcheck
        """
        .formatted(cases, IDS, String.join(" ", names), String.join(" ", commands));
  }

  private static String bashWords(Option option) {
    if (option.mayStandAlone()) {
      return "";
    }
    if (option.name().equals("--format")) {
      return words(formats());
    }
    if (!option.values().isEmpty()) {
      return words(String.join(" ", option.values()));
    }
    return switch (option.argument()) {
      case "ID" -> words("$(" + IDS + ")");
      case "FILE" -> "COMPREPLY=($(compgen -f -- \"$current\")); return";
      case "DIR" -> "COMPREPLY=($(compgen -d -- \"$current\")); return";
      default -> "return";
    };
  }

  private static String words(String words) {
    return "COMPREPLY=($(compgen -W \"" + words + "\" -- \"$current\")); return";
  }

  private static String formats() {
    List<String> words = new ArrayList<>();
    for (var format : dev.bgcheck.report.ReportFormat.values()) {
      words.add(format.word());
    }
    return String.join(" ", words);
  }

  private static String zsh(List<String> commands) {
    StringBuilder arguments = new StringBuilder();
    for (Option option : options()) {
      String repeat = option.repeatable() ? "*" : "";
      String help = option.help().replace("'", "'\\''").replace("[", "(").replace("]", ")");
      arguments.append("    '").append(repeat).append(option.name());
      arguments
          .append(option.isFlag() ? "" : option.mayStandAlone() ? "=-" : "=")
          .append('[')
          .append(help.replace(":", "\\:"));
      arguments.append(']');
      if (!option.isFlag()) {
        arguments
            .append(option.mayStandAlone() ? "::" : ":")
            .append(zshName(option))
            .append(':')
            .append(zshWords(option));
      }
      arguments.append("' \\\n");
    }
    return """
        #compdef bgcheck
        # zsh completion for bgcheck; save as _bgcheck in a folder of $fpath
        _bgcheck_ids() { compadd -- ${(f)"$(%s)"} }
        _bgcheck_words() {
          if (( CURRENT == 2 )); then compadd -- %s; fi
          if [[ "${words[2]}" == explain ]]; then _bgcheck_ids; else _files; fi
        }
        _bgcheck() {
          _arguments \\
        %s    '*:path:_bgcheck_words'
        }
        compdef _bgcheck bgcheck
        """
        .formatted(IDS, String.join(" ", commands), arguments);
  }

  private static String zshName(Option option) {
    return option.values().isEmpty() ? option.argument().replaceAll("[^A-Z]", "") : "value";
  }

  private static String zshWords(Option option) {
    if (option.name().equals("--format")) {
      return "(" + formats() + ")";
    }
    if (!option.values().isEmpty()) {
      return "(" + String.join(" ", option.values()) + ")";
    }
    return switch (option.argument()) {
      case "ID" -> "_bgcheck_ids";
      case "FILE" -> "_files";
      case "DIR" -> "_files -/";
      default -> " ";
    };
  }

  private static String fish(List<String> commands) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        "# fish completion for bgcheck; save as ~/.config/fish/completions/bgcheck.fish\n");
    for (String command : commands) {
      lines.append("complete -c bgcheck -n __fish_use_subcommand -a ").append(command).append('\n');
    }
    lines.append("complete -c bgcheck -n '__fish_seen_subcommand_from explain' -f -a '(");
    lines.append(IDS).append(")'\n");
    for (Option option : options()) {
      lines.append("complete -c bgcheck -l ").append(option.name().substring(2));
      lines.append(option.letter() == ' ' ? "" : " -s " + option.letter());
      if (!option.mayStandAlone()) {
        lines.append(" -r");
        String words = option.name().equals("--format") ? formats() : fishWords(option);
        lines.append(words.isEmpty() ? "" : " -f -a '" + words + "'");
      }
      lines.append(" -d '").append(option.help().replace("'", "\\'")).append("'\n");
    }
    return lines.toString();
  }

  private static String fishWords(Option option) {
    return option.argument().equals("ID") ? "(" + IDS + ")" : String.join(" ", option.values());
  }
}
