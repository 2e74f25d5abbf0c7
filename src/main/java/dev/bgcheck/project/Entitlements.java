package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a target asks to be entitled to.
 *
 * @param state whether a file is known
 * @param file the file, when one is named and could be opened
 * @param entries its entries, with variables replaced
 * @param place the file's root, else the setting that names it, else the target
 */
public record Entitlements(
    State state, Optional<PropertyList> file, List<PlistValue.Entry> entries, Span place) {

  /** How much is known. */
  public enum State {
    /** A file is named and was read. */
    PRESENT,
    /** The target names none: it has no entitlements but those every app gets. */
    ABSENT,
    /**
     * The target names none, and its project was last kept by an Xcode before 8: those took what
     * pushes need from the provisioning profile, with no file.
     */
    OF_PROFILE,
    /** Nothing can be said: no project, a missing or broken file, an unresolved path. */
    UNKNOWN
  }

  /** Copies the entries. */
  public Entitlements {
    Objects.requireNonNull(state);
    Objects.requireNonNull(file);
    entries = List.copyOf(entries);
    Objects.requireNonNull(place);
  }

  /** A target that names no file. */
  public static Entitlements absent(Span place) {
    return new Entitlements(State.ABSENT, Optional.empty(), List.of(), place);
  }

  /** A target that names no file, of a project that an old Xcode kept. */
  public static Entitlements ofProfile(Span place) {
    return new Entitlements(State.OF_PROFILE, Optional.empty(), List.of(), place);
  }

  /** A target of which nothing is known. */
  public static Entitlements unknown(Span place) {
    return new Entitlements(State.UNKNOWN, Optional.empty(), List.of(), place);
  }

  /** The value of {@code key}. */
  public Optional<PlistValue> find(String key) {
    return entries.stream()
        .filter(entry -> entry.key().equals(key))
        .map(PlistValue.Entry::value)
        .reduce((first, second) -> second);
  }

  /** Whether {@code key} is certainly not there: quiet when nothing is known. */
  public boolean certainlyLacks(String key) {
    boolean mayBeInProfile = state == State.OF_PROFILE && key.equals("aps-environment");
    return state != State.UNKNOWN && !mayBeInProfile && find(key).isEmpty();
  }
}
