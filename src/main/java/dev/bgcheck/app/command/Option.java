package dev.bgcheck.app.command;

import java.util.List;
import java.util.Objects;

/**
 * An option of a command.
 *
 * @param name with its dashes, such as {@code --format}
 * @param letter the short form without dash; a blank when there is none
 * @param argument what its value is called in help texts; empty for a flag
 * @param help one line, no full stop
 * @param values all values it can have; empty when it takes anything
 * @param repeatable whether it may be given several times
 */
public record Option(
    String name,
    char letter,
    String argument,
    String help,
    List<String> values,
    boolean repeatable) {
  /** Copies the values. */
  public Option {
    Objects.requireNonNull(name);
    Objects.requireNonNull(argument);
    Objects.requireNonNull(help);
    values = List.copyOf(values);
  }

  /** An option that is there or not. */
  public static Option flag(String name, String help) {
    return new Option(name, ' ', "", help, List.of(), false);
  }

  /** An option that is there or not, with a short form. */
  public static Option flag(String name, char letter, String help) {
    return new Option(name, letter, "", help, List.of(), false);
  }

  /** An option with a value. */
  public static Option value(String name, String argument, String help) {
    return new Option(name, ' ', argument, help, List.of(), false);
  }

  /** An option with one of a few values. */
  public static Option choice(String name, String help, List<String> values) {
    return new Option(name, ' ', String.join("|", values), help, values, false);
  }

  /** An option with a value that may be given several times. */
  public static Option list(String name, String argument, String help) {
    return new Option(name, ' ', argument, help, List.of(), true);
  }

  /** Whether it stands alone. */
  public boolean isFlag() {
    return argument.isEmpty();
  }
}
