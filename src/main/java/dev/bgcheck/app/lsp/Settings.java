package dev.bgcheck.app.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.bgcheck.finding.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user set in the editor, in the section {@code bgcheck}; on top of {@code bgcheck.yml}.
 *
 * @param enabled whether anything is checked
 * @param minConfidence {@code certain}, {@code likely} or {@code possible}
 * @param preview whether rules that are not yet on by default run too
 * @param includeLibraries whether vendored code is reported on
 * @param config the configuration file, from the workspace folder; the nearest one when absent
 * @param delay how long to wait for the next keystroke, in milliseconds
 */
record Settings(
    boolean enabled,
    Optional<Confidence> minConfidence,
    Optional<Boolean> preview,
    Optional<Boolean> includeLibraries,
    Optional<String> config,
    int delay) {
  static final String SECTION = "bgcheck";
  static final Settings DEFAULT =
      new Settings(
          true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 300);

  private static final int LONGEST_DELAY = 60_000;
  private static final List<String> KEYS =
      List.of("enabled", "minConfidence", "preview", "includeLibraries", "config", "delay");

  /**
   * The settings in a JSON object, which may have them in a section.
   *
   * @param problems is given a line for each setting that is not understood and left out
   */
  static Settings of(JsonElement json, List<String> problems) {
    JsonElement section = Json.member(json, SECTION).orElse(json);
    if (!section.isJsonObject()) {
      return DEFAULT;
    }
    for (String key : section.getAsJsonObject().keySet()) {
      if (!KEYS.contains(key)) {
        problems.add("unknown setting `" + SECTION + "." + key + "`");
      }
    }
    JsonObject object = section.getAsJsonObject();
    List<String> wrong = new ArrayList<>();
    Optional<Confidence> confidence =
        checked(object, "minConfidence", Json.text(object, "minConfidence"), wrong)
            .flatMap(
                word -> {
                  Optional<Confidence> known = Confidence.ofWord(word);
                  if (known.isEmpty()) {
                    wrong.add("minConfidence");
                  }
                  return known;
                });
    Settings settings =
        new Settings(
            checked(object, "enabled", Json.flag(object, "enabled"), wrong).orElse(true),
            confidence,
            checked(object, "preview", Json.flag(object, "preview"), wrong),
            checked(object, "includeLibraries", Json.flag(object, "includeLibraries"), wrong),
            checked(object, "config", Json.text(object, "config"), wrong)
                .filter(file -> !file.isBlank()),
            checked(object, "delay", Json.number(object, "delay"), wrong)
                .map(delay -> Math.max(0, Math.min(LONGEST_DELAY, delay)))
                .orElse(DEFAULT.delay()));
    wrong.forEach(key -> problems.add("setting `" + SECTION + "." + key + "` has a wrong value"));
    return settings;
  }

  private static <T> Optional<T> checked(
      JsonObject object, String key, Optional<T> value, List<String> wrong) {
    if (value.isEmpty() && Json.member(object, key).isPresent()) {
      wrong.add(key);
    }
    return value;
  }
}
