package dev.bgcheck.work;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Something that is worked out when first asked for, and once; whoever asks meanwhile waits for it.
 *
 * <p>What holds: what is worked out may ask for others of its sort, in one direction only. Work
 * that fails is done again when asked for again.
 *
 * @param <T> what it is
 */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> work;
  private volatile T known;
  private volatile boolean isBegun;

  private Once(Supplier<T> work) {
    this.work = Objects.requireNonNull(work);
  }

  /** What {@code work} makes, which is not null. */
  public static <T> Once<T> of(Supplier<T> work) {
    return new Once<>(work);
  }

  @Override
  public T get() {
    T before = known;
    return before == null ? workOut() : before;
  }

  /**
   * Whether another thread is at it, so that whoever asks now has to wait. A moment later the
   * answer may be another one.
   */
  public boolean isBeingWorkedOut() {
    return isBegun && known == null;
  }

  private synchronized T workOut() {
    if (known == null) {
      isBegun = true;
      try {
        known = Objects.requireNonNull(work.get());
      } finally {
        isBegun = false;
      }
    }
    return known;
  }
}
