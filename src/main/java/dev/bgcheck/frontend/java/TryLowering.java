package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lowers {@code try} and every jump, since a jump runs the {@code finally} blocks it leaves.
 *
 * <p>The same picture as bytecode gives: a call in a guarded body ends its block with two edges;
 * the exceptional one leads to a block that chooses among the handlers by type. A handler for
 * {@code Exception} takes everything. An exception that no handler of the routine takes is not
 * shown, as for calls outside {@code try}.
 */
final class TryLowering {
  private static final Set<String> CATCH_ALL =
      Set.of("java.lang.Throwable", "java.lang.Exception", "Throwable", "Exception");
  private final BodyLowering body;

  TryLowering(BodyLowering body) {
    this.body = body;
  }

  void lower(TryStmt statement) {
    if (statement.getFinallyBlock().isEmpty()) {
      handled(statement);
      return;
    }
    var last = statement.getFinallyBlock().get();
    protect(
        body.span(last),
        () -> body.statements.block(last.getStatements()),
        () -> handled(statement));
  }

  /** Runs {@code cleanup} on every way out of {@code inner}. */
  private void protect(Span span, Runnable cleanup, Runnable inner) {
    Region.Guarded guarded = new Region.Guarded(body.code.newBlock());
    body.regions.push(new Region.Cleanup(cleanup));
    body.regions.push(guarded);
    inner.run();
    body.regions.pop();
    body.regions.pop();
    int end = body.code.newBlock();
    cleanup.run();
    body.code.jump(end, span);
    if (guarded.isUsed) {
      body.code.begin(guarded.dispatch);
      Value.Local kept = body.names.temporary();
      body.assign(kept, body.caught(), span);
      cleanup.run();
      if (body.code.isOpen()) {
        raise(kept, span);
      }
    }
    body.code.begin(end);
  }

  // ---- handlers

  private void handled(TryStmt statement) {
    if (statement.getCatchClauses().isEmpty()) {
      resources(statement, 0);
      return;
    }
    Span span = body.span(statement);
    Region.Guarded guarded = new Region.Guarded(body.code.newBlock());
    int inside = body.code.newBlock();
    int before = body.code.currentBlock();
    body.code.jump(inside, span);
    body.code.begin(inside);
    body.regions.push(guarded);
    resources(statement, 0);
    body.regions.pop();
    int end = body.code.newBlock();
    body.code.jump(end, span);
    if (!guarded.isUsed && before >= 0) {
      mayThrow(before, inside, guarded.dispatch, span);
    }
    dispatch(statement, guarded.dispatch, end);
    body.code.begin(end);
  }

  /** A body that calls nothing may still throw: division, array access. */
  private void mayThrow(int before, int inside, int dispatch, Span span) {
    List<Instruction> code = body.code.code().get(before);
    code.set(
        code.size() - 1,
        new Instruction.Branch(
            Instruction.BranchKind.TRY,
            List.of(
                new Edge(inside, Condition.UNKNOWN, "", span),
                new Edge(dispatch, Condition.UNKNOWN, "", span)),
            span));
  }

  /** Chooses among the handlers, then lowers each. */
  private void dispatch(TryStmt statement, int dispatch, int end) {
    List<Edge> edges = new ArrayList<>();
    List<Integer> blocks = new ArrayList<>();
    boolean all = false;
    for (CatchClause clause : statement.getCatchClauses()) {
      int block = body.code.newBlock();
      blocks.add(block);
      Span span = body.span(clause.getParameter());
      for (Type type : alternatives(clause.getParameter().getType())) {
        TypeRef caught = body.conditions.testedType(type);
        all |= CATCH_ALL.contains(caught.name());
        edges.add(new Edge(block, new Condition.IsType(body.caught(), caught, false), "", span));
      }
    }
    body.code.begin(dispatch);
    Optional<Region.Guarded> outer = body.guard();
    if (!all && outer.isPresent()) {
      outer.get().isUsed = true;
      edges.add(new Edge(outer.get().dispatch, Condition.UNKNOWN, "", body.span(statement)));
    }
    if (edges.size() == 1) {
      body.code.jump(edges.get(0).target(), edges.get(0).span());
    } else {
      body.add(new Instruction.Branch(Instruction.BranchKind.CATCH, edges, body.span(statement)));
    }
    for (int i = 0; i < blocks.size(); i++) {
      handler(statement.getCatchClauses().get(i), blocks.get(i), end);
    }
  }

  private static List<Type> alternatives(Type type) {
    return type instanceof UnionType union ? List.copyOf(union.getElements()) : List.of(type);
  }

  private void handler(CatchClause clause, int block, int end) {
    Type written = clause.getParameter().getType();
    TypeRef type =
        written instanceof UnionType
            ? TypeRef.named("java.lang.Exception")
            : body.conditions.testedType(written);
    body.code.begin(block);
    body.openScope();
    Value.Local local = body.declare(clause.getParameter().getNameAsString(), type);
    body.add(new Instruction.Assign(local, body.caught(), type, body.span(clause.getParameter())));
    body.statements.block(clause.getBody().getStatements());
    body.closeScope();
    body.code.jump(end, body.span(clause));
  }

  // ---- resources

  /** Ex) try (A a = open(); b) { … }: each resource guards what follows it. */
  private void resources(TryStmt statement, int index) {
    if (index == statement.getResources().size()) {
      body.statements.block(statement.getTryBlock().getStatements());
      return;
    }
    Expression resource = statement.getResources().get(index);
    Span span = body.span(resource);
    body.openScope();
    Value held;
    boolean fresh = false;
    if (resource instanceof VariableDeclarationExpr declaration) {
      body.statements.declare(declaration);
      held =
          body.expressions
              .names()
              .read(declaration.getVariable(0).getNameAsString(), resource, null);
      fresh =
          declaration.getVariable(0).getInitializer().orElse(null) instanceof ObjectCreationExpr;
    } else {
      held = body.expressions.value(resource);
    }
    boolean surely = fresh;
    protect(span, () -> close(held, surely, span), () -> resources(statement, index + 1));
    body.closeScope();
  }

  private void close(Value held, boolean surely, Span span) {
    int end = body.code.newBlock();
    if (!surely) {
      int present = body.code.newBlock();
      body.code.branch(
          Instruction.BranchKind.IF,
          new Condition.IsNil(held, true),
          present,
          new Condition.IsNil(held, false),
          end,
          span);
      body.code.begin(present);
    }
    body.call(Optional.empty(), held, JavaNames.withArity("close", 0), List.of(), false, span);
    body.code.jump(end, span);
    body.code.begin(end);
  }

  // ---- ways out

  /** Throws: to the handlers around, or out of the routine. */
  void raise(Value exception, Span span) {
    Optional<Region.Guarded> guard = body.guard();
    if (guard.isEmpty()) {
      body.add(new Instruction.Exit(Instruction.ExitKind.THROW, Optional.of(exception), span));
      return;
    }
    guard.get().isUsed = true;
    body.assign(body.caught(), exception, span);
    body.code.jump(guard.get().dispatch, span);
  }

  /** Returns, after what must run on the way. */
  void leave(Optional<Value> value, Span span) {
    unwind(null);
    body.add(new Instruction.Exit(Instruction.ExitKind.RETURN, value, span));
  }

  void breakOut(Optional<String> label, Span span) {
    for (Region region : List.copyOf(body.regions)) {
      if (region instanceof Region.Breakable breakable
          && (label.isEmpty() ? breakable.isPlain() : breakable.labels().contains(label.get()))) {
        unwind(region);
        body.code.jump(breakable.onBreak(), span);
        return;
      }
    }
    notInside(span);
  }

  void continueAt(Optional<String> label, Span span) {
    for (Region region : List.copyOf(body.regions)) {
      if (region instanceof Region.Breakable breakable
          && breakable.onContinue().isPresent()
          && (label.isEmpty() || breakable.labels().contains(label.get()))) {
        unwind(region);
        body.code.jump(breakable.onContinue().get(), span);
        return;
      }
    }
    notInside(span);
  }

  void yield(Expression expression, Span span) {
    for (Region region : List.copyOf(body.regions)) {
      if (region instanceof Region.Yielding yielding) {
        Value value = body.expressions.value(expression, yielding.result());
        body.assign(yielding.result(), value, span);
        unwind(region);
        body.code.jump(yielding.end(), span);
        return;
      }
    }
    notInside(span);
  }

  /** A jump that means nothing: the file does not compile. */
  private void notInside(Span span) {
    body.add(new Instruction.Opaque(Optional.empty(), List.of(), List.of(), span));
  }

  /** Runs what must run on the way out to a region; all of it when null. */
  private void unwind(Region target) {
    List<Region> left = new ArrayList<>();
    while (!body.regions.isEmpty() && body.regions.element() != target) {
      Region region = body.regions.pop();
      left.add(0, region);
      if (region instanceof Region.Cleanup cleanup && body.code.isOpen() && !body.isTooLarge()) {
        cleanup.lower().run();
      }
    }
    for (int i = 0; i < left.size(); i++) {
      body.regions.push(left.get(i));
    }
  }
}
