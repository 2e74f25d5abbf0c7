package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.swift.syntax.SwiftBlock;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of one routine while it is lowered: its graph, its names, and the parts that write. */
final class Body {
  /** What a routine of a single statement returns without saying so. */
  enum Returns {
    /** Nothing. */
    NOTHING,
    /** Its expression. */
    EXPRESSION,
    /** Its expression, or the value of its {@code if} or {@code switch}. */
    ANY;

    boolean includes(SwiftStmt statement) {
      return this == ANY || (this == EXPRESSION && statement instanceof SwiftStmt.Expression);
    }

    static Returns of(boolean value) {
      return value ? ANY : NOTHING;
    }
  }

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final int MAX_MENTIONS = 100;

  private final UnitLowering unit;
  private final Frame frame;
  private final FlowGraph graph = new FlowGraph();
  private final Exits exits = new Exits(this, graph);
  private final StatementLowering statements = new StatementLowering(this);
  private final LoopLowering loops = new LoopLowering(this);
  private final SwitchLowering switches = new SwitchLowering(this);
  private final ConditionLowering conditions = new ConditionLowering(this);
  private final PatternLowering patterns = new PatternLowering(this);
  private final NameLowering names = new NameLowering(this);
  private final ExpressionLowering expressions = new ExpressionLowering(this);
  private final OperatorLowering operators = new OperatorLowering(this);
  private final PostfixLowering postfix = new PostfixLowering(this);
  private final CallLowering calls = new CallLowering(this);
  private final AssignmentLowering assignments = new AssignmentLowering(this);
  private final ClosureLowering closures = new ClosureLowering(this);
  private final LocalFunctions functions = new LocalFunctions(this);
  private final LocalDeclarations declarations = new LocalDeclarations(this);
  private boolean awaits;
  private int uncertain;

  Body(UnitLowering unit, Frame frame) {
    this.unit = unit;
    this.frame = frame;
  }

  UnitLowering unit() {
    return unit;
  }

  Frame frame() {
    return frame;
  }

  FlowGraph graph() {
    return graph;
  }

  Exits exits() {
    return exits;
  }

  StatementLowering statements() {
    return statements;
  }

  LoopLowering loops() {
    return loops;
  }

  SwitchLowering switches() {
    return switches;
  }

  ConditionLowering conditions() {
    return conditions;
  }

  PatternLowering patterns() {
    return patterns;
  }

  ExpressionLowering expressions() {
    return expressions;
  }

  NameLowering names() {
    return names;
  }

  OperatorLowering operators() {
    return operators;
  }

  PostfixLowering postfix() {
    return postfix;
  }

  CallLowering calls() {
    return calls;
  }

  AssignmentLowering assignments() {
    return assignments;
  }

  ClosureLowering closures() {
    return closures;
  }

  LocalFunctions functions() {
    return functions;
  }

  LocalDeclarations declarations() {
    return declarations;
  }

  // ---- facts about the routine

  /** Notes an {@code await}. */
  void noteAwait() {
    awaits = true;
  }

  /** Whether the body itself, not a closure in it, awaits. */
  boolean awaits() {
    return awaits;
  }

  /** Whether what is being lowered stands in a clause of {@code #if} that may not be compiled. */
  boolean isUncertain() {
    return uncertain > 0 || unit.isUncertain();
  }

  /** Takes over from the routine around what concerns this one too. */
  void inherit(Body outer) {
    uncertain = outer.uncertain;
  }

  void uncertainly(Runnable part) {
    uncertain++;
    part.run();
    uncertain--;
  }

  // ---- shortcuts

  Span span(SwiftNode node) {
    return unit.span(node);
  }

  /** Evaluates an expression for its value. */
  Value value(SwiftExpr expression) {
    return expressions.value(expression, Marks.NONE);
  }

  /** Evaluates an expression for what it does. */
  void effect(SwiftExpr expression) {
    expressions.effect(expression, Marks.NONE);
  }

  Value.Local assign(Value value, TypeRef type, Span span) {
    Value.Local result = graph.temporary();
    graph.emit(new Instruction.Assign(result, value, type, span));
    return result;
  }

  void assign(Value.Local local, Value value, Span span) {
    graph.emit(new Instruction.Assign(local, value, TypeRef.UNKNOWN, span));
  }

  /** Writes down what a text that could not be read mentions. */
  void opaque(Optional<Value.Local> result, SwiftNode node) {
    Set<Value> uses = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Span span = span(node);
    Matcher namesInText = NAME.matcher(span.text());
    while (namesInText.find() && uses.size() + names.size() < MAX_MENTIONS) {
      String name = namesInText.group();
      Optional<Scope.Binding> binding = frame.find(name);
      if (binding.isPresent()) {
        uses.add(binding.get().local);
      } else {
        names.add(name);
      }
    }
    graph.emit(new Instruction.Opaque(result, List.copyOf(uses), List.copyOf(names), span));
  }

  // ---- whole bodies

  /**
   * Lowers a routine's statements to its end.
   *
   * @param returns what the routine returns when it is a single statement
   */
  void lower(List<SwiftStmt> items, SwiftNode whole, Returns returns) {
    Span end = unit.endOf(whole);
    exits.scoped(
        end,
        () -> {
          Optional<Value> result = Optional.empty();
          if (items.size() == 1 && returns.includes(items.get(0))) {
            result = statements.singleValue(items.get(0));
          } else {
            statements.all(items);
          }
          if (graph.isLive()) {
            exits.returning(result, result.isPresent() ? span(items.get(0)) : end);
          }
        });
  }

  void lower(SwiftBlock block, Returns returns) {
    lower(block.statements(), block, returns);
  }
}
