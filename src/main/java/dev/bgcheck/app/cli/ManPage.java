package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Option;
import java.util.ArrayList;
import java.util.List;

/** The manual page, in the language of {@code man(7)}, made from the commands and their options. */
final class ManPage {
  private ManPage() {}

  static String of(List<Command> commands) {
    Command first = commands.get(0);
    StringBuilder page = new StringBuilder();
    page.append(".\\\" Generated from the option tables; see GeneratedPagesTest.\n");
    page.append(".TH BGCHECK 1 \"\" \"Background Check\" \"User Commands\"\n");
    page.append(".SH NAME\n");
    page.append("bgcheck \\- find mistakes in the background execution of Apple apps\n");
    page.append(".SH SYNOPSIS\n");
    page.append(".B bgcheck\n").append(escaped("[check] [PATH…] [options]")).append('\n');
    for (Command command : commands.subList(1, commands.size())) {
      page.append(".br\n.B bgcheck ").append(escaped(command.name())).append('\n');
      page.append(escaped((command.operands() + " [options]").strip())).append('\n');
    }
    page.append(".SH DESCRIPTION\n");
    page.append(
        escaped(
            """
            Reads the property lists, entitlements, build settings and sources of each target as
            the system will, and reports what will crash, be rejected by the App Store, or silently
            never run. Without a command the paths, or this folder, are checked.
            """));
    for (Command command : commands) {
      List<Option> options = new ArrayList<>(command.options());
      if (command == first) {
        options.addAll(CommandLine.COMMON);
      }
      page.append(".SH ")
          .append(escaped("bgcheck " + command.name()).toUpperCase(java.util.Locale.ROOT));
      page.append('\n').append(escaped(capital(command.summary()) + ".")).append('\n');
      options.forEach(option -> append(option, page));
    }
    page.append(".SH EXIT STATUS\n");
    append("0", "No finding at or above the threshold.", page);
    append("1", "Findings; with \\fB\\-\\-diff\\fR, something to repair.", page);
    append("2", "Wrong usage, or nothing to check.", page);
    append("3", "Internal error.", page);
    page.append(".SH FILES\n");
    append("bgcheck.yml", "The configuration: the nearest one above the checked paths.", page);
    append(ConfigurationFinder.BASELINE, "Findings recorded by \\fBbgcheck baseline\\fR.", page);
    return page.toString();
  }

  private static void append(Option option, StringBuilder page) {
    page.append(".TP\n.B ").append(escaped(HelpPage.label(option))).append('\n');
    page.append(escaped(capital(option.help()))).append(".\n");
  }

  private static void append(String term, String text, StringBuilder page) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n').append(text).append('\n');
  }

  /** Hyphens that can be copied, and no line that looks like a request. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("…", "...")
        .replaceAll("(?m)^([.'])", "\\\\&$1");
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
