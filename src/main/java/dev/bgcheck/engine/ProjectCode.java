package dev.bgcheck.engine;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.rule.TargetFacts;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.work.Workers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The code of a project, as far as somebody read it. The engine hands each target's facts to the
 * rules and looks for suppressions in the files.
 */
public interface ProjectCode {

  /** What is known of the code of {@code target}; worked out when first asked for. */
  TargetFacts of(AppTarget target);

  /**
   * Says that nobody will ask about {@code target} any more, so that what is known of it may go.
   *
   * @param others the targets that are still to be asked about, or are being asked about
   */
  default void release(AppTarget target, Collection<AppTarget> others) {}

  /**
   * The same object for targets of the same code: they share what is known of it, and are asked
   * about one after the other.
   */
  default Object turnOf(AppTarget target) {
    return target;
  }

  /**
   * What {@link #remember} was given for {@code target} in an earlier run; empty when the target's
   * code is another one now, the question is, or nothing is remembered.
   */
  default <A> Optional<A> remembered(AppTarget target, Object question, Class<A> type) {
    return Optional.empty();
  }

  /**
   * Keeps an answer for later runs, where the reader remembers any.
   *
   * @param question all that the answer depends on beside the target's code; compared by {@code
   *     equals}
   */
  default void remember(AppTarget target, Object question, Object answer) {}

  /** The source files that were read. */
  Collection<SourceFile> files();

  /** What could not be read or understood. */
  List<Notice> notices();

  /** No code was read. */
  static ProjectCode none() {
    return new ProjectCode() {
      @Override
      public TargetFacts of(AppTarget target) {
        return TargetFacts.none();
      }

      @Override
      public Collection<SourceFile> files() {
        return List.of();
      }

      @Override
      public List<Notice> notices() {
        return List.of();
      }
    };
  }

  /** What is done about the code of a project before it is known what belongs to it. */
  interface HeadStart {
    /** The tree of the request, for whoever finds the project in it. */
    SourceTree tree();

    /** Goes on until {@code isEnough}. */
    void workUntil(BooleanSupplier isEnough);

    /** As {@link Reader#read}, with what is done already. */
    ProjectCode read(AppProject project, Workers workers);
  }

  /** Reads the code of projects. */
  interface Reader {
    /** The code of {@code project}, read from the tree of {@code request}. */
    ProjectCode read(AppProject project, LintRequest request, Workers workers);

    /**
     * Something to do while the project is still being found; empty when there is nothing.
     *
     * <p>What is read in the end is the same.
     */
    default Optional<HeadStart> headStart(LintRequest request) {
      return Optional.empty();
    }

    /** Reads nothing: rules about configuration need no code. */
    static Reader none() {
      return (project, request, workers) -> ProjectCode.none();
    }
  }
}
