package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Edge;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place in the walk of {@link PathSearch}; {@code from} and {@code by} lead back to the entry.
 *
 * @param index the instruction of the block to go on with
 * @param unsure whether what fulfilled it may have left it undone
 * @param pending what was left undone on this way by something that may have fulfilled it
 * @param weak why the way is hardly ever taken; empty for an ordinary one
 * @param facts what the conditions passed so far say, by a name for the question
 */
record PathState(
    int block,
    int index,
    int count,
    boolean escaped,
    boolean unsure,
    List<Miss> pending,
    String weak,
    Map<String, Boolean> facts,
    Span first,
    PathState from,
    Edge by) {

  /** What makes two states the same for the walk. */
  record Key(
      int block,
      int index,
      int count,
      boolean escaped,
      boolean unsure,
      boolean pending,
      boolean weak,
      Map<String, Boolean> facts) {}

  Key key() {
    return new Key(
        block, index, count, escaped, unsure, !pending.isEmpty(), !weak.isEmpty(), facts);
  }

  PathState at(int next, int newCount, boolean nowEscaped, boolean nowUnsure, Span firstCall) {
    return new PathState(
        block, next, newCount, nowEscaped, nowUnsure, pending, weak, facts, firstCall, from, by);
  }

  PathState weakened(String why) {
    return new PathState(
        block, index, count, escaped, unsure, pending, why, facts, first, from, by);
  }

  PathState knowing(Map<String, Boolean> now) {
    return new PathState(block, index, count, escaped, unsure, pending, weak, now, first, from, by);
  }

  PathState leftUndone(int next, List<Miss> misses) {
    return new PathState(block, next, count, escaped, unsure, misses, weak, facts, first, from, by);
  }

  /** The states that led here, from the entry to this one. */
  List<PathState> way() {
    List<PathState> way = new ArrayList<>();
    for (PathState state = this; state != null; state = state.from()) {
      way.add(0, state);
    }
    return way;
  }
}
