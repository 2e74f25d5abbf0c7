package dev.bgcheck.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is worked out once is the same for all who ask. */
class OnceTest {

  @Test
  void nothing_is_worked_out_before_somebody_asks() {
    AtomicInteger times = new AtomicInteger();

    Once.of(times::incrementAndGet);

    assertThat(times).hasValue(0);
  }

  @Test
  void many_threads_get_the_same_object() {
    AtomicInteger times = new AtomicInteger();
    Once<List<Integer>> once = Once.of(() -> List.of(times.incrementAndGet()));
    Set<Integer> seen = ConcurrentHashMap.newKeySet();

    try (Workers workers = Workers.of(8)) {
      workers.run(Collections.nCopies(200, () -> seen.add(System.identityHashCode(once.get()))));
    }

    assertThat(seen).hasSize(1);
    assertThat(times).hasValue(1);
  }

  @Test
  void work_that_failed_is_done_again() {
    AtomicInteger times = new AtomicInteger();
    Once<String> once =
        Once.of(
            () -> {
              if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return "done";
            });

    assertThatThrownBy(once::get).hasMessage("not yet");
    assertThat(once.get()).isEqualTo("done");
    assertThat(once.get()).isEqualTo("done");
    assertThat(times).hasValue(2);
  }

  @Test
  void it_is_being_worked_out_from_the_first_question_to_the_answer() {
    List<Boolean> inside = new ArrayList<>();
    List<Once<String>> itself = new ArrayList<>();
    Once<String> once =
        Once.of(
            () -> {
              inside.add(itself.get(0).isBeingWorkedOut());
              if (inside.size() == 1) {
                throw new IllegalStateException("not yet");
              }
              return "done";
            });
    itself.add(once);

    assertThat(once.isBeingWorkedOut()).isFalse();
    assertThatThrownBy(once::get).hasMessage("not yet");
    assertThat(once.isBeingWorkedOut()).isFalse();
    assertThat(once.get()).isEqualTo("done");
    assertThat(once.isBeingWorkedOut()).isFalse();
    assertThat(inside).containsExactly(true, true);
  }
}
