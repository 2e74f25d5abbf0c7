package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers statements other than {@code try} and {@code switch}. */
final class StatementLowering {
  private static final ConditionLowering.Way LEAVING =
      new ConditionLowering.Way("skipping the loop", Optional.empty());
  private final BodyLowering body;

  StatementLowering(BodyLowering body) {
    this.body = body;
  }

  void block(NodeList<Statement> statements) {
    body.openScope();
    statements.forEach(this::statement);
    body.closeScope();
  }

  void statement(Statement statement) {
    if (body.isTooLarge()) {
      body.unit.tooLarge(body.signature, body.span(statement));
      return;
    }
    if (statement instanceof ExpressionStmt expression) {
      body.expressions.effect(expression.getExpression());
    } else if (statement instanceof BlockStmt block) {
      block(block.getStatements());
    } else if (statement instanceof IfStmt choice) {
      choose(choice);
    } else if (statement instanceof ReturnStmt exit) {
      leave(exit);
    } else if (statement instanceof TryStmt attempt) {
      body.tries.lower(attempt);
    } else if (statement instanceof SwitchStmt choice) {
      body.switches.lower(choice, Set.of());
    } else if (statement instanceof ThrowStmt raise) {
      body.tries.raise(body.expressions.value(raise.getExpression()), body.span(raise));
    } else if (statement instanceof SynchronizedStmt locked) {
      body.expressions.value(locked.getExpression());
      block(locked.getBody().getStatements());
    } else if (statement instanceof LabeledStmt labeled) {
      labeled(labeled);
    } else if (statement instanceof BreakStmt jump) {
      body.tries.breakOut(jump.getLabel().map(l -> l.getIdentifier()), body.span(jump));
    } else if (statement instanceof ContinueStmt jump) {
      body.tries.continueAt(jump.getLabel().map(l -> l.getIdentifier()), body.span(jump));
    } else if (statement instanceof YieldStmt yield) {
      body.tries.yield(yield.getExpression(), body.span(yield));
    } else {
      rarer(statement);
    }
  }

  private void rarer(Statement statement) {
    if (isLoop(statement)) {
      loop(statement, Set.of());
    } else if (statement instanceof ExplicitConstructorInvocationStmt call) {
      construct(call);
    } else if (statement instanceof LocalClassDeclarationStmt local) {
      body.unit.localType(local.getClassDeclaration(), body);
    } else if (statement instanceof LocalRecordDeclarationStmt local) {
      body.unit.localType(local.getRecordDeclaration(), body);
    } else if (!(statement instanceof EmptyStmt) && !(statement instanceof AssertStmt)) {
      // Assertions are off on devices. What is left is code that could not be parsed.
      body.opaque(Optional.empty(), statement);
    }
  }

  private void construct(ExplicitConstructorInvocationStmt call) {
    List<Value> arguments = body.calls.arguments(call.getArguments());
    body.call(
        Optional.empty(),
        body.self(),
        JavaNames.withArity(JavaNames.CONSTRUCTOR, arguments.size()),
        arguments,
        !call.isThis(),
        body.span(call));
  }

  void declare(VariableDeclarationExpr declaration) {
    for (VariableDeclarator variable : declaration.getVariables()) {
      TypeRef type = body.types.of(variable.getType());
      if (variable.getInitializer().isEmpty()) {
        body.declare(variable.getNameAsString(), type);
        continue;
      }
      Expression initializer = variable.getInitializer().get();
      Span span = body.span(variable);
      // Declared after the initialiser was read: a field of the same name may stand there.
      Value.Local dest = body.names.declare(variable.getNameAsString());
      TypeRef known =
          variable.getType().isVarType() && !(initializer instanceof ArrayInitializerExpr)
              ? body.expressions.names().typeOf(initializer)
              : type;
      Value value = body.expressions.value(initializer, dest);
      body.bind(variable.getNameAsString(), dest, known);
      body.assign(dest, value, span);
    }
  }

  // ---- choices

  private void choose(IfStmt choice) {
    int yes = body.code.newBlock();
    int end = body.code.newBlock();
    Optional<Statement> otherwise = choice.getElseStmt();
    int no = otherwise.isPresent() ? body.code.newBlock() : end;
    ConditionLowering.Way way =
        otherwise
            .map(stmt -> new ConditionLowering.Way("else", Optional.of(body.span(stmt))))
            .orElse(ConditionLowering.Way.UNNAMED);
    body.conditions.branch(
        choice.getCondition(), yes, no, ConditionLowering.Style.of(Instruction.BranchKind.IF, way));
    body.code.begin(yes);
    statement(choice.getThenStmt());
    body.code.jump(end, body.span(choice));
    if (otherwise.isPresent()) {
      body.code.begin(no);
      statement(otherwise.get());
      body.code.jump(end, body.span(choice));
    }
    body.code.begin(end);
  }

  private void leave(ReturnStmt exit) {
    Optional<Value> value = exit.getExpression().map(body.expressions::value);
    body.tries.leave(value, body.span(exit));
  }

  // ---- loops

  private static boolean isLoop(Statement statement) {
    return statement instanceof WhileStmt
        || statement instanceof DoStmt
        || statement instanceof ForStmt
        || statement instanceof ForEachStmt;
  }

  private void labeled(LabeledStmt labeled) {
    Set<String> labels = new HashSet<>();
    Statement inner = labeled;
    while (inner instanceof LabeledStmt outer) {
      labels.add(outer.getLabel().getIdentifier());
      inner = outer.getStatement();
    }
    if (isLoop(inner)) {
      loop(inner, labels);
    } else if (inner instanceof SwitchStmt choice) {
      body.switches.lower(choice, labels);
    } else {
      int end = body.code.newBlock();
      body.regions.push(new Region.Breakable(labels, false, end, Optional.empty()));
      statement(inner);
      body.regions.pop();
      body.code.jump(end, body.span(labeled));
      body.code.begin(end);
    }
  }

  private void loop(Statement loop, Set<String> labels) {
    body.openScope();
    Span span = body.span(loop);
    if (loop instanceof ForStmt counted) {
      counted.getInitialization().forEach(body.expressions::effect);
    }
    Value collection =
        loop instanceof ForEachStmt each ? body.expressions.value(each.getIterable()) : null;
    int head = body.code.newBlock();
    int inside = body.code.newBlock();
    int step = loop instanceof ForStmt ? body.code.newBlock() : head;
    int end = body.code.newBlock();
    // A do loop is entered at its body.
    body.code.jump(loop instanceof DoStmt ? inside : head, span);
    if (!(loop instanceof DoStmt)) {
      head(loop, head, inside, end);
    }
    body.regions.push(new Region.Breakable(labels, true, end, Optional.of(step)));
    body.code.begin(inside);
    if (loop instanceof ForEachStmt each) {
      element(each, collection);
    }
    statement(bodyOf(loop));
    body.regions.pop();
    body.code.jump(step, span);
    if (loop instanceof ForStmt counted) {
      body.code.begin(step);
      counted.getUpdate().forEach(body.expressions::effect);
      body.code.jump(head, span);
    } else if (loop instanceof DoStmt) {
      head(loop, head, inside, end);
    }
    body.code.begin(end);
    body.closeScope();
  }

  private static Statement bodyOf(Statement loop) {
    if (loop instanceof WhileStmt whileLoop) {
      return whileLoop.getBody();
    } else if (loop instanceof DoStmt doLoop) {
      return doLoop.getBody();
    } else if (loop instanceof ForStmt forLoop) {
      return forLoop.getBody();
    }
    return ((ForEachStmt) loop).getBody();
  }

  /** The test of a loop. */
  private void head(Statement loop, int head, int inside, int end) {
    body.code.begin(head);
    Optional<Expression> condition = Optional.empty();
    if (loop instanceof WhileStmt whileLoop) {
      condition = Optional.of(whileLoop.getCondition());
    } else if (loop instanceof DoStmt doLoop) {
      condition = Optional.of(doLoop.getCondition());
    } else if (loop instanceof ForStmt forLoop) {
      condition = forLoop.getCompare();
    } else {
      Span span = body.span(((ForEachStmt) loop).getIterable());
      body.add(
          new Instruction.Branch(
              Instruction.BranchKind.LOOP,
              List.of(
                  new Edge(inside, Condition.UNKNOWN, "", span),
                  new Edge(end, Condition.UNKNOWN, LEAVING.label(), span)),
              span));
      return;
    }
    if (condition.isEmpty()) {
      body.code.jump(inside, body.span(loop));
    } else {
      body.conditions.branch(
          condition.get(),
          inside,
          end,
          ConditionLowering.Style.of(Instruction.BranchKind.LOOP, LEAVING));
    }
  }

  /** The variable of {@code for (X x : all)}: some element of the collection. */
  private void element(ForEachStmt each, Value collection) {
    VariableDeclarator variable = each.getVariableDeclarator();
    TypeRef type = body.types.of(variable.getType());
    Value.Local local = body.declare(variable.getNameAsString(), type);
    body.load(local, collection, "[]", Optional.empty(), body.span(each.getVariable()));
  }
}
