package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lowers {@code switch} as statement and as expression, with colons and with arrows.
 *
 * <p>With constants alone it is one branch with an edge for each label. With patterns or guards it
 * is a chain of tests in order, each of which may lead on to the next.
 */
final class SwitchLowering {
  private static final int LONGEST_LABEL = 40;
  private final BodyLowering body;

  SwitchLowering(BodyLowering body) {
    this.body = body;
  }

  void lower(SwitchStmt statement, Set<String> labels) {
    int end = body.code.newBlock();
    Region region = new Region.Breakable(labels, true, end, Optional.empty());
    entries(
        new Choice(
            statement.getSelector(), statement.getEntries(), body.span(statement), end, null),
        region);
    body.code.begin(end);
  }

  Value value(SwitchExpr expression, Value.Local wanted) {
    Value.Local result = wanted == null ? body.names.temporary() : wanted;
    int end = body.code.newBlock();
    entries(
        new Choice(
            expression.getSelector(), expression.getEntries(), body.span(expression), end, result),
        new Region.Yielding(result, end));
    body.code.begin(end);
    return result;
  }

  /**
   * A switch of either sort.
   *
   * @param result where the value goes; null for a statement
   */
  private record Choice(
      Expression selector, NodeList<SwitchEntry> entries, Span span, int end, Value.Local result) {
    boolean hasPatterns() {
      return entries.stream()
          .anyMatch(
              entry ->
                  entry.getGuard().isPresent()
                      || entry.getLabels().stream().anyMatch(PatternExpr.class::isInstance));
    }

    /** Whether some entry runs for every value, as the language demands. */
    boolean isExhaustive() {
      return result != null
          || hasPatterns()
          || entries.stream()
              .anyMatch(
                  entry -> entry.getLabels().stream().anyMatch(NullLiteralExpr.class::isInstance));
    }
  }

  private void entries(Choice choice, Region region) {
    Value value = body.expressions.value(choice.selector);
    body.regions.push(region);
    body.openScope();
    List<Integer> bodies = new ArrayList<>();
    choice.entries.forEach(entry -> bodies.add(body.code.newBlock()));
    if (choice.hasPatterns()) {
      chain(choice, value, bodies);
    } else {
      table(choice, value, bodies);
      for (int i = 0; i < bodies.size(); i++) {
        body.code.begin(bodies.get(i));
        entry(choice, i, bodies);
      }
    }
    body.closeScope();
    body.regions.pop();
  }

  private static boolean isDefault(SwitchEntry entry) {
    return entry.isDefault() || entry.getLabels().isEmpty();
  }

  // ---- tests

  private void table(Choice choice, Value value, List<Integer> bodies) {
    List<Edge> edges = new ArrayList<>();
    Edge last = null;
    for (int i = 0; i < bodies.size(); i++) {
      SwitchEntry entry = choice.entries.get(i);
      for (Expression label : entry.getLabels()) {
        edges.add(new Edge(bodies.get(i), condition(value, label), label(label), body.span(label)));
      }
      if (isDefault(entry)) {
        last = new Edge(bodies.get(i), Condition.UNKNOWN, "default", body.span(entry));
      }
    }
    if (last != null) {
      edges.add(last);
    } else if (!choice.isExhaustive() || edges.isEmpty()) {
      edges.add(new Edge(choice.end, Condition.UNKNOWN, "no case matches", choice.span));
    }
    body.add(new Instruction.Branch(Instruction.BranchKind.SWITCH, edges, choice.span));
  }

  private String label(Expression label) {
    String text = body.span(label).text();
    return "case " + (text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text);
  }

  private Condition condition(Value value, Expression label) {
    if (label instanceof NullLiteralExpr) {
      return new Condition.IsNil(value, false);
    }
    if (label instanceof NameExpr name && body.find(name.getNameAsString()).isEmpty()) {
      Optional<Value> imported = body.unit.staticImport(name.getNameAsString());
      if (imported.isEmpty()) {
        return new Condition.IsCase(value, name.getNameAsString(), false);
      }
    }
    return new Condition.IsEqual(value, body.expressions.value(label), false);
  }

  private void chain(Choice choice, Value value, List<Integer> bodies) {
    int otherwise = choice.end;
    for (int i = 0; i < bodies.size(); i++) {
      otherwise = isDefault(choice.entries.get(i)) ? bodies.get(i) : otherwise;
    }
    boolean total = choice.isExhaustive() && otherwise == choice.end;
    int lastTested = -1;
    for (int i = 0; i < bodies.size(); i++) {
      lastTested = choice.entries.get(i).getLabels().isEmpty() ? lastTested : i;
    }
    for (int i = 0; i < bodies.size(); i++) {
      SwitchEntry entry = choice.entries.get(i);
      body.openScope();
      int next = i == lastTested ? otherwise : body.code.newBlock();
      if (!entry.getLabels().isEmpty()) {
        boolean surely = total && i == lastTested && entry.getLabels().size() == 1;
        tests(choice, entry, value, bodies.get(i), next, surely);
        body.code.begin(bodies.get(i));
        entry(choice, i, bodies);
        if (i != lastTested) {
          body.code.begin(next);
        }
      }
      body.closeScope();
    }
    for (int i = 0; i < bodies.size(); i++) {
      if (choice.entries.get(i).getLabels().isEmpty()) {
        if (lastTested < 0) {
          body.code.jump(bodies.get(i), choice.span);
        }
        body.code.begin(bodies.get(i));
        entry(choice, i, bodies);
      }
    }
  }

  /** The tests of one entry; {@code surely} when the language says that the last one holds. */
  private void tests(
      Choice choice, SwitchEntry entry, Value value, int inside, int next, boolean surely) {
    int matched = entry.getGuard().isPresent() ? body.code.newBlock() : inside;
    List<Expression> labels = entry.getLabels();
    for (int i = 0; i < labels.size(); i++) {
      Expression label = labels.get(i);
      int other = i + 1 < labels.size() ? body.code.newBlock() : next;
      Span span = body.span(label);
      // A way that cannot be taken leads back to the body.
      int fails = surely && entry.getGuard().isEmpty() ? matched : other;
      if (label instanceof PatternExpr pattern) {
        var way = new ConditionLowering.Way("", Optional.of(span));
        body.conditions.match(
            value,
            pattern,
            matched,
            fails,
            new ConditionLowering.Style(
                Instruction.BranchKind.SWITCH,
                new ConditionLowering.Way(label(label), Optional.of(span)),
                way),
            span);
      } else {
        Condition holds = condition(value, label);
        body.add(
            new Instruction.Branch(
                Instruction.BranchKind.SWITCH,
                List.of(
                    new Edge(matched, holds, label(label), span),
                    new Edge(fails, Condition.UNKNOWN, "", span)),
                span));
      }
      if (i + 1 < labels.size()) {
        body.code.begin(other);
      }
    }
    if (entry.getGuard().isPresent()) {
      body.code.begin(matched);
      body.conditions.branch(
          entry.getGuard().get(),
          inside,
          next,
          ConditionLowering.Style.of(Instruction.BranchKind.SWITCH));
    }
  }

  // ---- bodies

  private void entry(Choice choice, int index, List<Integer> bodies) {
    SwitchEntry entry = choice.entries.get(index);
    Span span = body.span(entry);
    switch (entry.getType()) {
      case STATEMENT_GROUP -> {
        entry.getStatements().forEach(body.statements::statement);
        int next = index + 1 < bodies.size() ? bodies.get(index + 1) : choice.end;
        body.code.jump(next, span);
      }
      case EXPRESSION -> {
        Statement only = entry.getStatements().isEmpty() ? null : entry.getStatement(0);
        if (choice.result != null && only instanceof ExpressionStmt given) {
          Value value = body.expressions.value(given.getExpression(), choice.result);
          body.assign(choice.result, value, span);
        } else if (only != null) {
          body.statements.statement(only);
        }
        body.code.jump(choice.end, span);
      }
      default -> {
        for (Statement statement : entry.getStatements()) {
          if (statement instanceof BlockStmt block) {
            body.statements.block(block.getStatements());
          } else {
            body.statements.statement(statement);
          }
        }
        body.code.jump(choice.end, span);
      }
    }
  }
}
