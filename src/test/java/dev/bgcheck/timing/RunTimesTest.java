package dev.bgcheck.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunTimesTest {
  private final AtomicLong clock = new AtomicLong();
  private final RunTimes times = RunTimes.measured(clock::get);

  private int work(int nanos) {
    clock.addAndGet(nanos);
    return nanos;
  }

  private Duration processor(Phase phase) {
    return times.times().get(phase).processor();
  }

  @Test
  void the_times_of_one_phase_are_added() {
    times.during(Phase.LINK, () -> work(3));
    assertThat(times.<Integer, RuntimeException>during(Phase.LINK, () -> work(4))).isEqualTo(4);

    assertThat(processor(Phase.LINK)).isEqualTo(Duration.ofNanos(7));
  }

  @Test
  void a_phase_inside_another_counts_for_itself_only() {
    times.during(
        Phase.CHECK,
        () -> {
          work(10);
          times.during(
              Phase.CALL_GRAPH,
              () -> {
                times.during(Phase.LINK, () -> work(100));
                return work(20);
              });
          return work(5);
        });

    assertThat(processor(Phase.CHECK)).isEqualTo(Duration.ofNanos(15));
    assertThat(processor(Phase.CALL_GRAPH)).isEqualTo(Duration.ofNanos(20));
    assertThat(processor(Phase.LINK)).isEqualTo(Duration.ofNanos(100));
  }

  @Test
  void threads_have_times_of_their_own_that_are_added() throws InterruptedException {
    Thread other = new Thread(() -> times.during(Phase.LOWER, () -> work(2)));
    times.during(
        Phase.CHECK,
        () -> {
          other.start();
          other.join();
          return work(1);
        });

    assertThat(times.times()).containsOnlyKeys(Phase.CHECK, Phase.LOWER);
    assertThat(processor(Phase.LOWER)).isEqualTo(Duration.ofNanos(2));
  }

  @Test
  void work_that_fails_is_timed_too() {
    assertThatThrownBy(
            () ->
                times.during(
                    Phase.CHECK,
                    () -> {
                      work(6);
                      throw new java.io.IOException("gone");
                    }))
        .hasMessage("gone");

    assertThat(processor(Phase.CHECK)).isEqualTo(Duration.ofNanos(6));
    times.during(Phase.LINK, () -> work(1));
    assertThat(processor(Phase.CHECK)).isEqualTo(Duration.ofNanos(6));
  }

  @Test
  void untimed_work_leaves_no_times() {
    RunTimes untimed = RunTimes.untimed();

    assertThat(untimed.<Integer, RuntimeException>during(Phase.LINK, () -> work(1))).isEqualTo(1);
    assertThat(untimed.times()).isEmpty();
  }
}
