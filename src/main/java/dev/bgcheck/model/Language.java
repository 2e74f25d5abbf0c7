package dev.bgcheck.model;

import java.util.Locale;

/** The language that a unit was lowered from. */
public enum Language {
  /** Swift source. */
  SWIFT,
  /** Objective-C and Objective-C++ source. */
  OBJC,
  /** Java source. */
  JAVA,
  /** Class files, whatever language they were compiled from. */
  BYTECODE;

  /** The word used in rule files and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
