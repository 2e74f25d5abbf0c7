package dev.bgcheck.timing;

/** What a run does, in the order in which it begins with it. */
public enum Phase {
  /** Finds projects, targets, settings and sources. */
  DISCOVER("discover"),
  /** Reads the rules and what is known of Apple's APIs. */
  LOAD_RULES("rules"),
  /** Reads files, parses them and lowers them to the program form. */
  LOWER("parse"),
  /** Makes programs of units. */
  LINK("link"),
  /** Makes call graphs. */
  CALL_GRAPH("call graph"),
  /** Works out everything else that checks share. */
  ANALYSE("analyses"),
  /** Runs the checks of the rules. */
  CHECK("checks");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** What people call it. */
  public String word() {
    return word;
  }
}
