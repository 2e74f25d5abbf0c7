package dev.bgcheck.frontend.objc.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A statement. */
public sealed interface ObjcStmt extends ObjcNode {
  /** Calls the visitor's method for this kind of node. */
  <R> R accept(Visitor<R> visitor);

  /**
   * {@code { … }}; labels and {@code case} are statements of their own, in front of those they
   * mark.
   */
  record Compound(int start, int end, List<ObjcStmt> statements) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      statements.forEach(out);
    }
  }

  /**
   * {@code if … else if … else …}, the whole ladder.
   *
   * @param branches at least one
   * @param otherwise the last {@code else}
   */
  record If(int start, int end, List<IfBranch> branches, Optional<ObjcStmt> otherwise)
      implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      branches.forEach(out);
      otherwise.ifPresent(out);
    }
  }

  /**
   * A branch of an {@code if}; the span starts at its {@code if}.
   *
   * @param condition an {@link ObjcExpr.Declaration} where a variable is declared
   */
  record IfBranch(int start, int end, ObjcExpr condition, ObjcStmt body) implements ObjcNode {
    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(condition);
      out.accept(body);
    }
  }

  /** {@code while}. */
  record While(int start, int end, ObjcExpr condition, ObjcStmt body) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(condition);
      out.accept(body);
    }
  }

  /** {@code do … while}. */
  record DoWhile(int start, int end, ObjcStmt body, ObjcExpr condition) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(body);
      out.accept(condition);
    }
  }

  /**
   * {@code for (init; condition; step)}.
   *
   * @param init a {@link Declaration} or an {@link Expression}
   */
  record For(
      int start,
      int end,
      Optional<ObjcStmt> init,
      Optional<ObjcExpr> condition,
      Optional<ObjcExpr> step,
      ObjcStmt body)
      implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      init.ifPresent(out);
      condition.ifPresent(out);
      step.ifPresent(out);
      out.accept(body);
    }
  }

  /**
   * {@code for (element in collection)}, in C++ also {@code for (element : collection)}.
   *
   * @param element a {@link Declaration} or an {@link Expression}
   */
  record ForIn(int start, int end, ObjcStmt element, ObjcExpr collection, ObjcStmt body)
      implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(element);
      out.accept(collection);
      out.accept(body);
    }
  }

  /** {@code switch}. */
  record Switch(int start, int end, ObjcExpr value, ObjcStmt body) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(value);
      out.accept(body);
    }
  }

  /** {@code case low:} or {@code case low ... high:}. */
  record Case(int start, int end, ObjcExpr low, Optional<ObjcExpr> high) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(low);
      high.ifPresent(out);
    }
  }

  /** {@code default:}. */
  record Default(int start, int end) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code name:}. */
  record Label(int start, int end, ObjcName name) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
    }
  }

  /** {@code return}. */
  record Return(int start, int end, Optional<ObjcExpr> value) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      value.ifPresent(out);
    }
  }

  /** {@code break}. */
  record Break(int start, int end) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code continue}. */
  record Continue(int start, int end) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code goto}.
   *
   * @param target the label; the text of the expression in a computed one
   */
  record Goto(int start, int end, String target) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code @try … @catch … @finally}, and the {@code try} of C++.
   *
   * @param last the {@code @finally}
   */
  record Try(int start, int end, Compound body, List<Catch> catches, Optional<Compound> last)
      implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(body);
      catches.forEach(out);
      last.ifPresent(out);
    }
  }

  /**
   * A {@code @catch}.
   *
   * @param parameter absent in {@code @catch (...)}
   */
  record Catch(int start, int end, Optional<ObjcParameter> parameter, Compound body)
      implements ObjcNode {
    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      parameter.ifPresent(out);
      out.accept(body);
    }
  }

  /**
   * {@code @throw}, and the {@code throw} of C++.
   *
   * @param value absent where the caught one is thrown again
   */
  record Throw(int start, int end, Optional<ObjcExpr> value) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      value.ifPresent(out);
    }
  }

  /** {@code @synchronized}. */
  record Synchronized(int start, int end, ObjcExpr lock, Compound body) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(lock);
      out.accept(body);
    }
  }

  /** {@code @autoreleasepool}. */
  record AutoreleasePool(int start, int end, Compound body) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(body);
    }
  }

  /** A declaration or directive among statements. */
  record Declaration(int start, int end, ObjcDecl declaration) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(declaration);
    }
  }

  /** An expression evaluated for its effect. */
  record Expression(int start, int end, ObjcExpr expression) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(expression);
    }
  }

  /**
   * A macro that stands for more than an expression: {@code foreach (x, list) { … }},
   * {@code @onExit { … };}.
   */
  record Macro(int start, int end, ObjcName name, List<ObjcExpr> arguments, Optional<ObjcStmt> body)
      implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(name);
      arguments.forEach(out);
      body.ifPresent(out);
    }
  }

  /** Assembler text. */
  record Asm(int start, int end) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code #if} to {@code #endif} around whole statements. */
  record Conditional(int start, int end, List<ObjcBranch<ObjcStmt>> branches) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      branches.forEach(out);
    }
  }

  /** A lone {@code ;}. */
  record Empty(int start, int end) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text that was not understood; there is a recovery. */
  record Skipped(int start, int end, String reason) implements ObjcStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of node.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a node of the kind {@code Compound}. */
    R visit(Compound node);

    /** Visits a node of the kind {@code If}. */
    R visit(If node);

    /** Visits a node of the kind {@code While}. */
    R visit(While node);

    /** Visits a node of the kind {@code DoWhile}. */
    R visit(DoWhile node);

    /** Visits a node of the kind {@code For}. */
    R visit(For node);

    /** Visits a node of the kind {@code ForIn}. */
    R visit(ForIn node);

    /** Visits a node of the kind {@code Switch}. */
    R visit(Switch node);

    /** Visits a node of the kind {@code Case}. */
    R visit(Case node);

    /** Visits a node of the kind {@code Default}. */
    R visit(Default node);

    /** Visits a node of the kind {@code Label}. */
    R visit(Label node);

    /** Visits a node of the kind {@code Return}. */
    R visit(Return node);

    /** Visits a node of the kind {@code Break}. */
    R visit(Break node);

    /** Visits a node of the kind {@code Continue}. */
    R visit(Continue node);

    /** Visits a node of the kind {@code Goto}. */
    R visit(Goto node);

    /** Visits a node of the kind {@code Try}. */
    R visit(Try node);

    /** Visits a node of the kind {@code Throw}. */
    R visit(Throw node);

    /** Visits a node of the kind {@code Synchronized}. */
    R visit(Synchronized node);

    /** Visits a node of the kind {@code AutoreleasePool}. */
    R visit(AutoreleasePool node);

    /** Visits a node of the kind {@code Declaration}. */
    R visit(Declaration node);

    /** Visits a node of the kind {@code Expression}. */
    R visit(Expression node);

    /** Visits a node of the kind {@code Macro}. */
    R visit(Macro node);

    /** Visits a node of the kind {@code Asm}. */
    R visit(Asm node);

    /** Visits a node of the kind {@code Conditional}. */
    R visit(Conditional node);

    /** Visits a node of the kind {@code Empty}. */
    R visit(Empty node);

    /** Visits a node of the kind {@code Skipped}. */
    R visit(Skipped node);
  }
}
