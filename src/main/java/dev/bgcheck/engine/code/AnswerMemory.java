package dev.bgcheck.engine.code;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What earlier runs over the same project were told of each target. An answer counts while the
 * target's code and the question are equal to those it was given for; a target has one. Safe for
 * use by several threads.
 */
final class AnswerMemory {
  private record Kept(Object code, Object question, Object answer) {}

  private final boolean lasting;
  private final Map<String, Kept> answers = new ConcurrentHashMap<>();

  private AnswerMemory(boolean lasting) {
    this.lasting = lasting;
  }

  /** Remembers nothing: for a single run. */
  static AnswerMemory none() {
    return new AnswerMemory(false);
  }

  /** Remembers from run to run. */
  static AnswerMemory lasting() {
    return new AnswerMemory(true);
  }

  boolean isLasting() {
    return lasting;
  }

  <A> Optional<A> find(String target, Object code, Object question, Class<A> type) {
    return Optional.ofNullable(answers.get(target))
        .filter(kept -> kept.code().equals(code) && kept.question().equals(question))
        .map(Kept::answer)
        .filter(type::isInstance)
        .map(type::cast);
  }

  void keep(String target, Object code, Object question, Object answer) {
    answers.put(target, new Kept(code, question, answer));
  }
}
