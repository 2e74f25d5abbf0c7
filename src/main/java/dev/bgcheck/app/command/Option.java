package dev.bgcheck.app.command;

import java.util.List;
import java.util.Objects;

/**
 * An option of a command.
 *
 * @param name with its dashes, such as {@code --format}
 * @param letter the short form without dash; a blank when there is none
 * @param argument what its value is called in help texts; empty for a flag; in brackets, with the
 *     {@code =} that must precede it, when it may be left out
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

  /** An option that may stand alone and may have one of a few values, behind a {@code =}. */
  public static Option optionalChoice(String name, String help, List<String> values) {
    return new Option(name, ' ', "[=" + String.join("|", values) + "]", help, values, false);
  }

  /** Whether its value, if it can have one, may be left out. */
  public boolean mayStandAlone() {
    return isFlag() || argument.startsWith("[");
  }

  /** Whether it never has a value. */
  public boolean isFlag() {
    return argument.isEmpty();
  }
}
