package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The property list that ends up in a target's bundle: the file, plus what the build adds to it.
 *
 * @param knowledge whether the entries are all there is
 * @param files the lists it is made of, first the one named by the target; broken ones included
 * @param entries the effective entries; one per key; strings with their variables replaced
 * @param ignoredSettings {@code INFOPLIST_KEY_*} settings that never reach the product
 * @param place where to point at when a key is absent: the file's root, else the setting or target
 * @param localisedKeys the keys that translations beside the file give words to
 */
public record InfoPlist(
    Knowledge knowledge,
    List<PropertyList> files,
    List<Entry> entries,
    List<IgnoredSetting> ignoredSettings,
    Span place,
    Set<String> localisedKeys) {

  /** How much is known of the list. */
  public enum Knowledge {
    /** All of it. */
    COMPLETE,
    /** The entries are there; others may be added: by a preprocessor, a plug-in, a build step. */
    PARTIAL,
    /** Nothing: the file is missing, broken, or made by a build step. */
    UNKNOWN,
    /** The target has no property list, as a static library has none. */
    NONE
  }

  /** Where an entry comes from. */
  public enum Origin {
    /** It is written in the property list. */
    FILE,
    /** It is an {@code INFOPLIST_KEY_*} build setting. */
    BUILD_SETTING,
    /** The build system adds it by itself. */
    BUILD_SYSTEM
  }

  /**
   * One key of the effective list.
   *
   * @param keySpan the key in its file, or the name of the build setting
   */
  public record Entry(String key, Span keySpan, PlistValue value, Origin origin) {
    /** Checks that nothing is null. */
    public Entry {
      Objects.requireNonNull(key);
      Objects.requireNonNull(keySpan);
      Objects.requireNonNull(value);
      Objects.requireNonNull(origin);
    }
  }

  /**
   * A build setting that looks like a key of the list and is not copied.
   *
   * @param key the key it seems to set, such as {@code UIBackgroundModes}
   * @param setting the setting with its places
   */
  public record IgnoredSetting(String key, SettingValue setting, Reason reason) {
    /** Why the setting does nothing. */
    public enum Reason {
      /** The build system does not know the name. */
      UNKNOWN_TO_BUILD_SYSTEM,
      /** {@code GENERATE_INFOPLIST_FILE} is not YES. */
      GENERATION_OFF
    }
  }

  /** Copies the lists. */
  public InfoPlist {
    Objects.requireNonNull(knowledge);
    files = List.copyOf(files);
    entries = List.copyOf(entries);
    ignoredSettings = List.copyOf(ignoredSettings);
    Objects.requireNonNull(place);
    localisedKeys = Set.copyOf(localisedKeys);
  }

  /** A list of which no translations are known. */
  public InfoPlist(
      Knowledge knowledge,
      List<PropertyList> files,
      List<Entry> entries,
      List<IgnoredSetting> ignoredSettings,
      Span place) {
    this(knowledge, files, entries, ignoredSettings, place, Set.of());
  }

  /** The list of a target that has none. */
  public static InfoPlist none(Span place) {
    return new InfoPlist(Knowledge.NONE, List.of(), List.of(), List.of(), place);
  }

  /** A list whose content is not known. */
  public static InfoPlist unknown(Span place) {
    return new InfoPlist(Knowledge.UNKNOWN, List.of(), List.of(), List.of(), place);
  }

  /** The list that the target names. */
  public Optional<PropertyList> file() {
    return files.stream().findFirst();
  }

  /** The entry of {@code key}. */
  public Optional<Entry> find(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  /** The value of {@code key}. */
  public Optional<PlistValue> findValue(String key) {
    return find(key).map(Entry::value);
  }

  /** The strings of the array at {@code key}; empty when there is no such array. */
  public List<PlistValue.Text> texts(String key) {
    return findValue(key)
        .flatMap(PlistValue::asArray)
        .map(PlistValue.Array::texts)
        .orElse(List.of());
  }

  /** Whether {@code key} says yes. */
  public boolean isYes(String key) {
    return findValue(key).flatMap(PlistValue::asTruth).orElse(false);
  }

  /** Whether an absent key is really absent from the product. */
  public boolean isComplete() {
    return knowledge == Knowledge.COMPLETE;
  }
}
