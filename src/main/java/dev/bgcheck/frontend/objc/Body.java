package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
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

/** A routine's body while it is lowered: its graph, its names, and who lowers what. */
final class Body {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final int MAX_MENTIONS = 100;

  private final UnitLowering unit;
  private final Frame frame;
  private final FlowGraph graph = new FlowGraph();
  private final Exits exits = new Exits(this, graph);
  private final StatementLowering statements = new StatementLowering(this);
  private final LoopLowering loops = new LoopLowering(this);
  private final SwitchLowering switches = new SwitchLowering(this);
  private final TryLowering tries = new TryLowering(this);
  private final ConditionLowering conditions = new ConditionLowering(this);
  private final ExpressionLowering expressions = new ExpressionLowering(this);
  private final OperatorLowering operators = new OperatorLowering(this);
  private final NameLowering names = new NameLowering(this);
  private final PlaceLowering places = new PlaceLowering(this);
  private final CallLowering calls = new CallLowering(this);
  private final MessageLowering messages = new MessageLowering(this);
  private final BlockLowering blocks = new BlockLowering(this);
  private final LocalDeclarations declarations = new LocalDeclarations(this);
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

  TryLowering tries() {
    return tries;
  }

  ConditionLowering conditions() {
    return conditions;
  }

  OperatorLowering operators() {
    return operators;
  }

  NameLowering names() {
    return names;
  }

  PlaceLowering places() {
    return places;
  }

  CallLowering calls() {
    return calls;
  }

  MessageLowering messages() {
    return messages;
  }

  BlockLowering blocks() {
    return blocks;
  }

  LocalDeclarations declarations() {
    return declarations;
  }

  /** Whether what is being lowered stands in a branch of {@code #if} that may not be compiled. */
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

  Span span(ObjcNode node) {
    return unit.span(node);
  }

  /** Evaluates an expression for its value. */
  Value value(ObjcExpr expression) {
    return expressions.value(expression);
  }

  /** Evaluates an expression for what it does. */
  void effect(ObjcExpr expression) {
    expressions.effect(expression);
  }

  Value.Local assign(Value value, TypeRef type, Span span) {
    Value.Local result = graph.temporary();
    graph.emit(new Instruction.Assign(result, value, type, span));
    return result;
  }

  void assign(Value.Local local, Value value, Span span) {
    graph.emit(new Instruction.Assign(local, value, TypeRef.UNKNOWN, span));
  }

  /** A value that the form does not hold, made of what a piece of text mentions. */
  Value.Local opaque(ObjcNode node) {
    Value.Local result = graph.temporary();
    mention(Optional.of(result), node);
    return result;
  }

  /** Writes down what a text that could not be read mentions. */
  void mention(Optional<Value.Local> result, ObjcNode node) {
    Set<Value> uses = new LinkedHashSet<>();
    Set<String> mentioned = new LinkedHashSet<>();
    Span span = span(node);
    Matcher found = NAME.matcher(span.text());
    while (found.find() && uses.size() + mentioned.size() < MAX_MENTIONS) {
      String name = found.group();
      Optional<Scope.Binding> binding = frame.find(name);
      if (binding.isPresent()) {
        uses.add(binding.get().local());
      } else {
        mentioned.add(name);
      }
    }
    graph.emit(new Instruction.Opaque(result, List.copyOf(uses), List.copyOf(mentioned), span));
  }

  /** Lowers a routine's statements to its end. */
  void lower(ObjcStmt.Compound block) {
    Span end = unit.endOf(block);
    statements.block(block);
    if (graph.isLive()) {
      exits.returning(Optional.empty(), end);
    }
    exits.closeLabels(end);
  }
}
