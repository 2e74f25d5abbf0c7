package dev.bgcheck.check;

import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An entry that a property list must have.
 *
 * @param keys the keys of which one must be there, and not be empty; the first is named in messages
 * @param containing what the array at that key must hold one of; without it any value will do
 * @param sample strings for the lines shown in the repair when nothing certain is to be added
 */
record EntryNeed(List<String> keys, List<String> containing, List<String> sample) {
  EntryNeed {
    keys = List.copyOf(keys);
    containing = List.copyOf(containing);
    sample = List.copyOf(sample);
  }

  String key() {
    return keys.get(0);
  }

  /** Whether enough is known of the list to say that something is not in it. */
  static boolean canTell(InfoPlist list) {
    return list.knowledge() == InfoPlist.Knowledge.COMPLETE
        || list.knowledge() == InfoPlist.Knowledge.PARTIAL;
  }

  /**
   * What is wrong: {@code is missing}, {@code is empty} or {@code does not hold …}; nothing when
   * the list has the entry, or when another rule speaks of it: a wrong type, a setting that is
   * ignored.
   */
  Optional<String> problem(InfoPlist list) {
    String problem = "is missing";
    for (String key : keys) {
      boolean ignored =
          list.ignoredSettings().stream().anyMatch(setting -> setting.key().equals(key));
      Optional<PlistValue> value = list.findValue(key);
      boolean isList = !containing.isEmpty() || !sample.isEmpty();
      if (ignored || (isList && value.isPresent() && value.get().asArray().isEmpty())) {
        return Optional.empty();
      }
      List<PlistValue.Text> texts = list.texts(key);
      if (!containing.isEmpty()) {
        if (texts.stream()
            .anyMatch(text -> containing.stream().anyMatch(word -> text.value().couldBe(word)))) {
          return Optional.empty();
        }
        problem = value.isPresent() ? "does not hold " + words() : problem;
      } else if (value.isPresent() && (!isList || !texts.isEmpty())) {
        return Optional.empty();
      } else if (value.isPresent()) {
        problem = "is empty";
      }
    }
    return Optional.of(problem);
  }

  /** {@code `location` in `UIBackgroundModes`}, or the key alone. */
  String spoken() {
    return containing.isEmpty() ? "`" + key() + "`" : words() + " in `" + key() + "`";
  }

  private String words() {
    String last = "`" + containing.get(containing.size() - 1) + "`";
    if (containing.size() == 1) {
      return last;
    }
    return containing.subList(0, containing.size() - 1).stream()
            .map(word -> "`" + word + "`")
            .collect(Collectors.joining(", "))
        + " or "
        + last;
  }

  /** The lines to add, and the edit that adds them where it is certain what they are. */
  Fix fix(InfoPlist list, String single) {
    Optional<PropertyList> file = list.file();
    SourceFile goal = file.map(PropertyList::file).orElse(list.place().file());
    if (containing.isEmpty() && sample.isEmpty()) {
      return new Fix(
          PlistLines.below(
              "add to " + goal.path() + ":", PlistLines.single(goal.start(), key(), single)),
          List.of(),
          false);
    }
    List<String> texts = containing.isEmpty() ? sample : containing.subList(0, 1);
    // What the array is to hold is certain only when the rule leaves no choice.
    List<TextEdit> edits =
        containing.size() != 1
            ? List.of()
            : file.flatMap(one -> PlistEdits.ensureTexts(one, key(), texts)).stream().toList();
    return new Fix(
        PlistLines.below(
            "add to " + goal.path() + ":", PlistLines.array(goal.start(), key(), texts)),
        edits,
        false);
  }
}
