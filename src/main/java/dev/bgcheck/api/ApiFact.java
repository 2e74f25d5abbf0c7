package dev.bgcheck.api;

import dev.bgcheck.finding.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is known of an API.
 *
 * <p>Positions of arguments count from 0 in the order of the declaration, which is the order of the
 * selector's arguments; an {@code error:} argument that Swift turns into {@code throws} comes last
 * and is not counted. The closure that is assigned to a property is argument 0.
 */
public sealed interface ApiFact {

  /**
   * The API calls the closure in an argument.
   *
   * @param argument the closure's position
   * @param times how often
   * @param moment when, seen from the call
   * @param thread on which thread
   * @param mainActor whether the closure's type is isolated to the main actor
   * @param state what is known of the app then
   * @param handlers parameters of the closure that are completion handlers themselves
   */
  record RunsClosure(
      int argument,
      Times times,
      Moment moment,
      ApiThread thread,
      boolean mainActor,
      AppState state,
      List<Handler> handlers)
      implements ApiFact {
    /** Copies the list. */
    public RunsClosure {
      Objects.requireNonNull(times);
      Objects.requireNonNull(moment);
      Objects.requireNonNull(thread);
      Objects.requireNonNull(state);
      handlers = List.copyOf(handlers);
    }

    /** Whether each call of the API leads to one run of the closure, now or later. */
    public boolean runsExactlyOnce() {
      return times == Times.EXACTLY_ONCE;
    }
  }

  /**
   * The system calls this member: the app implements or overrides it.
   *
   * @param thread on which thread
   * @param state what is known of the app then
   * @param handlers parameters that are completion handlers
   * @param superCall what an override owes to its superclass
   */
  record CalledBySystem(
      ApiThread thread, AppState state, List<Handler> handlers, SuperCall superCall)
      implements ApiFact {
    /** Copies the list. */
    public CalledBySystem {
      Objects.requireNonNull(thread);
      Objects.requireNonNull(state);
      Objects.requireNonNull(superCall);
      handlers = List.copyOf(handlers);
    }
  }

  /**
   * A parameter that the app must call exactly once.
   *
   * @param argument the position of the parameter, in the callback or in the closure
   * @param name the parameter's label, or its type for a parameter without one
   * @param mustBeOnMain whether it must be called on the main thread
   * @param severity how bad it is when a path does not call it
   * @param resultType the type of its first argument by the name in the catalogue, if it has one
   * @param contracts ids of the contracts behind it
   */
  record Handler(
      int argument,
      String name,
      boolean mustBeOnMain,
      Severity severity,
      Optional<String> resultType,
      List<String> contracts) {
    /** Copies the list. */
    public Handler {
      Objects.requireNonNull(name);
      Objects.requireNonNull(severity);
      Objects.requireNonNull(resultType);
      contracts = List.copyOf(contracts);
    }
  }

  /** The API may only be used on the main thread. */
  record NeedsMainThread() implements ApiFact {}

  /**
   * The API tells whether it runs on the main thread: as its result, or by stopping the process
   * when the claim does not hold.
   *
   * @param stops whether it stops the process instead of answering
   */
  record ChecksMainThread(boolean stops) implements ApiFact {}

  /** The value of the API is a queue, run loop or thread of that place. */
  record GivesQueue(ApiThread.Place place) implements ApiFact {
    /** Checks that nothing is null. */
    public GivesQueue {
      Objects.requireNonNull(place);
    }
  }

  /**
   * From this call on, the delegate's callbacks arrive on {@code thread}.
   *
   * @param delegate the position of the argument that holds the delegate; -1 when it is assigned
   *     elsewhere
   */
  record DeliversCallbacks(int delegate, ApiThread thread) implements ApiFact {
    /** Checks that nothing is null. */
    public DeliversCallbacks {
      Objects.requireNonNull(thread);
    }
  }

  /**
   * The constant names a notification, and its observers run when the app is in {@code state}.
   *
   * @param thread the thread it is posted on
   */
  record IsPosted(AppState state, ApiThread thread) implements ApiFact {
    /** Checks that nothing is null. */
    public IsPosted {
      Objects.requireNonNull(state);
      Objects.requireNonNull(thread);
    }
  }

  /** Of a constant that a property or phase is compared with: the app is then in {@code state}. */
  record Means(AppState state) implements ApiFact {
    /** Checks that nothing is null. */
    public Means {
      Objects.requireNonNull(state);
    }
  }

  /** How often a closure is run. */
  enum Times {
    /** Not documented. */
    UNKNOWN("unknown"),
    /** Once for each call. */
    EXACTLY_ONCE("exactly-once"),
    /** Once, or never: it can be cancelled, or its reason may not come. */
    AT_MOST_ONCE("at-most-once"),
    /** Any number of times, none included. */
    MANY("many");

    private final String word;

    Times(String word) {
      this.word = word;
    }

    /** The word used in the catalogue's files. */
    public String word() {
      return word;
    }
  }

  /** When a closure is run. */
  enum Moment {
    /** Not documented. */
    UNKNOWN("unknown"),
    /** Before the call returns. */
    BEFORE_RETURN("before-return"),
    /** After the call has returned. */
    LATER("later");

    private final String word;

    Moment(String word) {
      this.word = word;
    }

    /** The word used in the catalogue's files. */
    public String word() {
      return word;
    }
  }

  /** What an override owes to its superclass. */
  enum SuperCall {
    /** Nothing is documented. */
    NONE("none"),
    /** It must be called. */
    REQUIRED("required"),
    /** It must not be called. */
    FORBIDDEN("forbidden");

    private final String word;

    SuperCall(String word) {
      this.word = word;
    }

    /** The word used in the catalogue's files. */
    public String word() {
      return word;
    }
  }
}
