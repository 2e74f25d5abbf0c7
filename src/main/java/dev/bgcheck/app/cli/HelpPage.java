package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Option;
import java.util.ArrayList;
import java.util.List;

/** What {@code --help} prints. */
final class HelpPage {
  private static final int WIDEST_LABEL = 30;

  private HelpPage() {}

  /**
   * The help of a command.
   *
   * @param call how it is called
   * @param others the commands to name, none when there is nothing to choose from
   */
  static String of(String call, Command command, List<Command> others) {
    StringBuilder page = new StringBuilder();
    boolean topLevel = call.equals("bgcheck");
    if (topLevel) {
      page.append("Background Check finds mistakes in the background execution of Apple apps.\n\n");
    } else {
      page.append(capital(command.summary())).append(".\n\n");
    }
    page.append("Usage: ").append(call);
    if (topLevel) {
      page.append(" [").append(command.name()).append(']');
    }
    boolean chooses = !topLevel && !others.isEmpty();
    if (chooses) {
      page.append(" COMMAND");
    }
    page.append(command.operands().isEmpty() ? "" : " " + command.operands());
    page.append(" [options]\n");
    if (!others.isEmpty()) {
      page.append("\nCommands:\n");
      List<String[]> rows = new ArrayList<>();
      for (Command other : others) {
        rows.add(new String[] {(other.name() + " " + other.operands()).strip(), other.summary()});
      }
      appendRows(page, rows);
    }
    page.append(topLevel ? "\nOptions of " + command.name() + ":\n" : "\nOptions:\n");
    List<String[]> rows = new ArrayList<>();
    List<Option> options = new ArrayList<>(command.options());
    options.addAll(CommandLine.COMMON);
    for (Option option : options) {
      rows.add(new String[] {label(option), option.help()});
    }
    appendRows(page, rows);
    if (topLevel) {
      page.append(
          """

          Exit codes: 0 no finding at or above the threshold, 1 findings, 2 wrong usage or
          nothing to check, 3 internal error.
          """);
    }
    return page.toString();
  }

  static String label(Option option) {
    String letter = option.letter() == ' ' ? "" : "-" + option.letter() + ", ";
    return letter
        + option.name()
        + (option.mayStandAlone() ? option.argument() : " " + option.argument());
  }

  private static void appendRows(StringBuilder page, List<String[]> rows) {
    int width = 0;
    for (String[] row : rows) {
      if (row[0].length() <= WIDEST_LABEL) {
        width = Math.max(width, row[0].length());
      }
    }
    for (String[] row : rows) {
      page.append("  ").append(row[0]);
      if (row[0].length() > width) {
        page.append('\n').append(" ".repeat(width + 4));
      } else {
        page.append(" ".repeat(width + 2 - row[0].length()));
      }
      page.append(row[1]).append('\n');
    }
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
