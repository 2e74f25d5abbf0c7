package dev.bgcheck.rule;

import java.util.Optional;

/**
 * What was found out about one target beyond its configuration: its program, and what analyses say
 * of it. Facts are worked out when first asked for and shared by all rules.
 */
public interface TargetFacts {

  /** The fact of that type; empty when nothing of the sort is known of the target. */
  <T> Optional<T> find(Class<T> type);

  /**
   * Whether what all facts about code need was worked out already. Before, whoever asks for one
   * waits long, and who asks meanwhile waits for that.
   */
  default boolean areAtHand() {
    return false;
  }

  /** Nothing is known. */
  static TargetFacts none() {
    return new TargetFacts() {
      @Override
      public <T> Optional<T> find(Class<T> type) {
        return Optional.empty();
      }
    };
  }
}
