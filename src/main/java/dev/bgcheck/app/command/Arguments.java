package dev.bgcheck.app.command;

import dev.bgcheck.rule.NearestWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written behind a command's name: options by name, and the rest in order.
 *
 * <p>{@code --name value} and {@code --name=value} are the same; flags may be written by letter,
 * and letters together; {@code --} ends the options.
 */
public final class Arguments {
  private final Map<String, List<String>> options;
  private final List<String> operands;

  private Arguments(Map<String, List<String>> options, List<String> operands) {
    this.options = options;
    this.operands = List.copyOf(operands);
  }

  /**
   * Reads the words behind a command.
   *
   * @throws UsageException on an unknown option, a missing or impossible value, or a repetition
   */
  public static Arguments parse(List<Option> known, List<String> words) throws UsageException {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        operands.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        Option option = named(known, equals < 0 ? word : word.substring(0, equals));
        if (option.isFlag()) {
          if (equals >= 0) {
            throw new UsageException(option.name() + " takes no value");
          }
          add(options, option, "");
        } else if (equals >= 0) {
          String value = word.substring(equals + 1);
          refuseNothing(option, value);
          add(options, option, value);
        } else if (option.mayStandAlone()) {
          add(options, option, "");
        } else if (i + 1 < words.size()) {
          refuseNothing(option, words.get(i + 1));
          add(options, option, words.get(++i));
        } else {
          throw new UsageException(option.name() + " needs a value: " + option.argument());
        }
      } else if (word.length() > 1 && word.startsWith("-")) {
        for (char letter : word.substring(1).toCharArray()) {
          add(options, lettered(known, letter), "");
        }
      } else {
        operands.add(word);
      }
    }
    return new Arguments(options, operands);
  }

  private static Option named(List<Option> known, String name) throws UsageException {
    List<String> names = new ArrayList<>();
    for (Option option : known) {
      if (option.name().equals(name)) {
        return option;
      }
      names.add(option.name());
    }
    Optional<String> meant = NearestWord.find(name, names);
    throw new UsageException(
        "unknown option " + name + meant.map(near -> "; did you mean " + near + "?").orElse(""));
  }

  private static Option lettered(List<Option> known, char letter) throws UsageException {
    for (Option option : known) {
      if (option.letter() == letter && option.isFlag()) {
        return option;
      }
    }
    throw new UsageException("unknown option -" + letter);
  }

  private static void refuseNothing(Option option, String value) throws UsageException {
    if (value.isEmpty() && option.values().isEmpty()) {
      throw new UsageException(option.name() + " needs a value: " + option.argument());
    }
    if (value.isEmpty() && option.mayStandAlone()) {
      throw new UsageException(option.name() + "= needs a value: " + option.values().get(0));
    }
  }

  private static void add(Map<String, List<String>> options, Option option, String value)
      throws UsageException {
    boolean alone = option.mayStandAlone() && value.isEmpty();
    if (!alone && !option.values().isEmpty() && !option.values().contains(value)) {
      throw new UsageException(unknownValue(option.name(), value, option.values()));
    }
    List<String> values = options.computeIfAbsent(option.name(), name -> new ArrayList<>());
    if (!values.isEmpty() && !option.repeatable() && !option.isFlag()) {
      throw new UsageException(option.name() + " is given twice");
    }
    values.add(value);
  }

  /** What to say when {@code value} is none of the values that {@code subject} can have. */
  public static String unknownValue(String subject, String value, List<String> values) {
    Optional<String> meant = NearestWord.find(value, values);
    return subject
        + ": unknown value `"
        + value
        + "`; "
        + meant
            .map(near -> "did you mean `" + near + "`?")
            .orElse("it can be " + String.join(", ", values));
  }

  /** Whether the option was given. */
  public boolean has(String name) {
    return options.containsKey(name);
  }

  /** The option's value, when it was given. */
  public Optional<String> find(String name) {
    return options.containsKey(name) ? Optional.of(options.get(name).get(0)) : Optional.empty();
  }

  /** All values of an option that may be repeated. */
  public List<String> all(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  /** What is no option, in order. */
  public List<String> operands() {
    return operands;
  }
}
