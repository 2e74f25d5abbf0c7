package dev.bgcheck.api;

import java.util.Objects;

/**
 * The thread on which the system runs a closure or a callback.
 *
 * @param place which thread
 * @param argument for {@link Place#QUEUE_ARGUMENT} the position of the argument that holds the
 *     queue, else -1
 * @param otherwise what holds when the queue is nil or not given; for the places that need no queue
 *     the place itself
 */
public record ApiThread(Place place, int argument, Place otherwise) {
  /** Where code may run. */
  public enum Place {
    /** Not documented. */
    UNKNOWN,
    /** The main thread. */
    MAIN,
    /** Certainly another thread than the main one. */
    BACKGROUND,
    /** The thread of the code that makes the call. */
    CALLER,
    /** The queue, run loop or actor that the call is made on. */
    RECEIVER,
    /** The queue given as an argument of the call. */
    QUEUE_ARGUMENT,
    /** The queue that was given, or the thread that was current, when the object was created. */
    CREATION,
    /** The actor that the calling code is isolated to; a background thread when it is to none. */
    ISOLATION
  }

  /** Not documented. */
  public static final ApiThread UNKNOWN = at(Place.UNKNOWN);

  /** The main thread. */
  public static final ApiThread MAIN = at(Place.MAIN);

  /** Another thread than the main one. */
  public static final ApiThread BACKGROUND = at(Place.BACKGROUND);

  /** The thread of the code that makes the call. */
  public static final ApiThread CALLER = at(Place.CALLER);

  /** Checks that nothing is null. */
  public ApiThread {
    Objects.requireNonNull(place);
    Objects.requireNonNull(otherwise);
  }

  /** A place that needs no queue to be known. */
  public static ApiThread at(Place place) {
    return new ApiThread(place, -1, place);
  }

  /** The queue in argument {@code argument}, {@code otherwise} when there is none. */
  public static ApiThread queue(int argument, Place otherwise) {
    return new ApiThread(Place.QUEUE_ARGUMENT, argument, otherwise);
  }
}
