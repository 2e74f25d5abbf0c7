package dev.bgcheck.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks are shared out, and whoever shares them out has them done. */
@Timeout(30)
class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8})
  void every_task_is_done_once_before_the_call_returns(int jobs) {
    int[] done = new int[500];

    try (Workers workers = Workers.of(jobs)) {
      workers.run(
          IntStream.range(0, done.length).<Runnable>mapToObj(i -> () -> done[i]++).toList());
    }

    assertThat(done).containsOnly(1);
  }

  @Test
  void nothing_to_do_is_done_at_once() {
    try (Workers workers = Workers.of(4)) {
      workers.run(List.of());
    }
  }

  @Test
  void two_tasks_run_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          assertThat(met(both)).isTrue();
        };

    try (Workers workers = Workers.of(2)) {
      workers.run(List.of(meet, meet));
    }
  }

  @Test
  void who_waits_for_the_last_task_helps_with_what_that_one_shares_out() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          assertThat(met(both)).isTrue();
        };
    CountDownLatch begun = new CountDownLatch(1);
    try (Workers workers = Workers.of(2)) {
      workers.run(
          List.of(
              () -> assertThat(met(begun)).isTrue(),
              () -> {
                begun.countDown();
                workers.run(List.of(meet, meet));
              }));
    }
  }

  @Test
  void a_task_may_have_tasks_of_its_own_while_it_holds_a_lock() {
    Object lock = new Object();
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    try (Workers workers = Workers.of(3)) {
      List<Runnable> tasks = new ArrayList<>();
      for (int outer = 0; outer < 20; outer++) {
        int base = outer * 100;
        tasks.add(
            () -> {
              synchronized (lock) {
                workers.run(
                    IntStream.range(0, 50)
                        .<Runnable>mapToObj(i -> () -> done.add(base + i))
                        .toList());
              }
            });
      }
      workers.run(tasks);
    }

    assertThat(done).hasSize(20 * 50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void of_several_failures_the_first_in_the_list_is_told(int jobs) {
    List<Runnable> tasks =
        IntStream.range(0, 50)
            .<Runnable>mapToObj(
                i ->
                    () -> {
                      if (i % 10 == 3) {
                        throw new IllegalArgumentException("task " + i);
                      }
                    })
            .toList();

    try (Workers workers = Workers.of(jobs)) {
      assertThatThrownBy(() -> workers.run(tasks))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("task 3");
    }
  }

  @Test
  void an_error_is_told_as_it_is() {
    Runnable deep =
        () -> {
          throw new StackOverflowError();
        };

    try (Workers workers = Workers.of(2)) {
      assertThatThrownBy(() -> workers.run(List.of(() -> {}, deep)))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  private static boolean met(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
