package dev.bgcheck.engine;

import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.source.EditedTree;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the machine's repairs in memory, in rounds: repair, check again, repair what is left. Two
 * repairs of one file are made in one round only when the same rule asks for both and their places
 * are apart, so every repair is based on what the one before it left.
 */
public final class Repairs {
  private static final int MOST_ROUNDS = 40;

  /** Which repairs are made. */
  public enum Scope {
    /** Those that touch configuration only and cannot change what correct code does. */
    SAFE,
    /** All that come with edits. */
    ALL
  }

  /**
   * Checks a tree.
   *
   * @param <E> what checking may throw
   */
  @FunctionalInterface
  public interface Check<E extends Exception> {
    /** The findings to repair. */
    List<Finding> of(SourceTree tree) throws E;
  }

  /** A repair that was not made. */
  public record Skipped(Finding finding, String reason) {}

  /**
   * What was done.
   *
   * @param files the changed files, by path
   * @param made the findings that were repaired, in the order of repair
   * @param skipped the findings whose edits could not be made
   */
  public record Outcome(List<RepairedFile> files, List<Finding> made, List<Skipped> skipped) {
    /** Copies the lists. */
    public Outcome {
      files = List.copyOf(files);
      made = List.copyOf(made);
      skipped = List.copyOf(skipped);
    }
  }

  private final SourceTree tree;
  private final Scope scope;
  private final Map<String, RepairedFile> files = new TreeMap<>();
  private final List<Finding> made = new ArrayList<>();
  private List<Skipped> skipped = new ArrayList<>();

  private Repairs(SourceTree tree, Scope scope) {
    this.tree = tree;
    this.scope = scope;
  }

  /**
   * Repairs until nothing is left to repair; writes nothing.
   *
   * @param rounds the most rounds, 1 when {@code check} can only judge the tree as it is
   */
  public static <E extends Exception> Outcome make(
      SourceTree tree, Scope scope, int rounds, Check<E> check) throws E {
    Repairs repairs = new Repairs(tree, scope);
    Set<Map<String, String>> seen = new HashSet<>();
    seen.add(repairs.texts());
    for (int round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
      List<Finding> findings = check.of(repairs.edited());
      // Repairs that undo each other would go on for ever.
      if (!repairs.round(findings) || !seen.add(repairs.texts())) {
        break;
      }
    }
    return new Outcome(
        repairs.files.values().stream().filter(RepairedFile::isChanged).toList(),
        repairs.made,
        repairs.skipped);
  }

  /** As {@link #make(SourceTree, Scope, int, Check)}, with as many rounds as it takes. */
  public static <E extends Exception> Outcome make(SourceTree tree, Scope scope, Check<E> check)
      throws E {
    return make(tree, scope, MOST_ROUNDS, check);
  }

  private SourceTree edited() {
    Map<String, byte[]> contents = new HashMap<>();
    files.forEach((identity, file) -> contents.put(identity, file.bytes()));
    return contents.isEmpty() ? tree : new EditedTree(tree, contents);
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    files.values().stream()
        .filter(RepairedFile::isChanged)
        .forEach(file -> texts.put(file.path(), file.text()));
    return texts;
  }

  /** Whether something was changed. */
  private boolean round(List<Finding> findings) {
    Map<String, String> rules = new HashMap<>();
    Map<String, List<TextEdit>> planned = new LinkedHashMap<>();
    skipped = new ArrayList<>();
    for (Finding finding : findings) {
      if (!isInScope(finding)) {
        continue;
      }
      List<TextEdit> edits = finding.fix().get().edits();
      String refusal = refusal(finding, edits, rules, planned);
      if (!refusal.isEmpty()) {
        skipped.add(new Skipped(finding, refusal));
        continue;
      }
      for (TextEdit edit : edits) {
        String identity = identity(edit.span());
        rules.put(identity, finding.rule());
        List<TextEdit> those = planned.computeIfAbsent(identity, unused -> new ArrayList<>());
        if (!those.contains(edit)) {
          those.add(edit);
        }
      }
      made.add(finding);
    }
    planned.forEach((identity, edits) -> files.put(identity, files.get(identity).with(edits)));
    return !planned.isEmpty();
  }

  private boolean isInScope(Finding finding) {
    if (finding.fix().map(fix -> fix.edits().isEmpty()).orElse(true)) {
      return false;
    }
    Fix fix = finding.fix().orElseThrow();
    // What a rule calls safe is still never done to source, nor for a finding in doubt.
    return scope == Scope.ALL
        || (fix.safe()
            && finding.confidence().isAtLeast(Confidence.LIKELY)
            && fix.edits().stream()
                .allMatch(edit -> SourceLanguage.ofPath(edit.span().file().path()).isEmpty()));
  }

  /** Why these edits cannot be made now; empty when they can. */
  private String refusal(
      Finding finding,
      List<TextEdit> edits,
      Map<String, String> rules,
      Map<String, List<TextEdit>> planned) {
    for (TextEdit edit : edits) {
      Span span = edit.span();
      String identity = identity(span);
      if (span.file().isBinary()) {
        return "it has no text";
      }
      if (!files.containsKey(identity)) {
        RepairedFile.of(tree, span.file()).ifPresent(file -> files.put(identity, file));
      }
      RepairedFile file = files.get(identity);
      if (file == null || !file.text().equals(span.file().text())) {
        return "it changed since it was read, or its encoding is not known";
      }
      if (!rules.getOrDefault(identity, finding.rule()).equals(finding.rule())) {
        return "another repair of the file comes first";
      }
      for (TextEdit other : planned.getOrDefault(identity, List.of())) {
        if (!other.equals(edit) && touch(other.span(), span)) {
          return "another repair of the same place comes first";
        }
      }
      if (!file.canHold(edit.newText())) {
        return "its encoding cannot write the repair";
      }
    }
    return "";
  }

  private static boolean touch(Span one, Span other) {
    return one.start() <= other.end() && other.start() <= one.end();
  }

  private String identity(Span span) {
    return tree.identity(span.file().path());
  }
}
