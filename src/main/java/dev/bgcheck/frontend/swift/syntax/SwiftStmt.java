package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** A statement, or a declaration or expression where a statement can stand. */
public sealed interface SwiftStmt extends SwiftNode {
  /** Calls the visitor's method for this kind of statement. */
  <R> R accept(Visitor<R> visitor);

  /** A declaration among statements. */
  record Declaration(int start, int end, SwiftDecl declaration) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An expression evaluated for its effect, or for its value as the last of a body. */
  record Expression(int start, int end, SwiftExpr expression) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code if … else if … else …}, the whole ladder; as an expression it is in a {@link
   * SwiftExpr.Statement}.
   *
   * @param branches the branches with conditions, at least one
   * @param otherwise the {@code else} without condition
   */
  record If(int start, int end, List<Branch> branches, Optional<SwiftBlock> otherwise)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A branch of an {@code if}: conditions, all of which must hold, and a body. */
  record Branch(int start, int end, List<SwiftCondition> conditions, SwiftBlock body)
      implements SwiftNode {}

  /** {@code guard conditions else { body }}. */
  record Guard(int start, int end, List<SwiftCondition> conditions, SwiftBlock body)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code while conditions { body }}. */
  record While(int start, int end, List<SwiftCondition> conditions, SwiftBlock body)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code repeat { body } while condition}. */
  record RepeatWhile(int start, int end, SwiftBlock body, SwiftExpr condition)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code for pattern in sequence where condition { body }}.
   *
   * @param effects {@code try}, {@code await}, {@code unsafe} in front of the pattern
   * @param matching whether it is {@code for case pattern in}
   */
  record ForIn(
      int start,
      int end,
      List<SwiftModifier> effects,
      boolean matching,
      SwiftPattern pattern,
      Optional<SwiftType> type,
      SwiftExpr sequence,
      Optional<SwiftExpr> where,
      SwiftBlock body)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code switch subject { cases }}; as an expression it is in a {@link SwiftExpr.Statement}. */
  record Switch(int start, int end, SwiftExpr subject, List<SwitchEntry> entries)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What stands between the braces of a {@code switch}. */
  sealed interface SwitchEntry extends SwiftNode {}

  /**
   * A case with its statements.
   *
   * @param attributes {@code @unknown}
   * @param items the patterns, empty for {@code default}
   */
  record SwitchCase(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<CaseItem> items,
      List<SwiftStmt> body)
      implements SwitchEntry {
    /** Whether it is {@code default}. */
    public boolean isDefault() {
      return items.isEmpty();
    }
  }

  /** {@code #if} around whole cases. */
  record SwitchConfig(int start, int end, SwiftIfConfig<SwitchEntry> config)
      implements SwitchEntry {}

  /** What could not be read between cases. */
  record SwitchUnknown(int start, int end) implements SwitchEntry {}

  /** A pattern of a {@code case} or {@code catch} with its {@code where}. */
  record CaseItem(int start, int end, SwiftPattern pattern, Optional<SwiftExpr> where)
      implements SwiftNode {}

  /**
   * {@code do { body } catch …}.
   *
   * @param thrownType the type in {@code do throws(Failure)}
   */
  record Do(
      int start, int end, Optional<SwiftType> thrownType, SwiftBlock body, List<Catch> catches)
      implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A {@code catch}; without items it catches everything as {@code error}. */
  record Catch(int start, int end, List<CaseItem> items, SwiftBlock body) implements SwiftNode {}

  /** {@code defer { body }}. */
  record Defer(int start, int end, SwiftBlock body) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code label: statement}. */
  record Labeled(int start, int end, SwiftName label, SwiftStmt statement) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code return}, {@code return value}. */
  record Return(int start, int end, Optional<SwiftExpr> value) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code throw error}. */
  record Throw(int start, int end, SwiftExpr error) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code break}, {@code break label}. */
  record Break(int start, int end, Optional<SwiftName> label) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code continue}, {@code continue label}. */
  record Continue(int start, int end, Optional<SwiftName> label) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code fallthrough}. */
  record Fallthrough(int start, int end) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code yield value}, in accessors. */
  record Yield(int start, int end, SwiftExpr value) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code then value}: the value of a branch of an {@code if} expression. */
  record Then(int start, int end, SwiftExpr value) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code discard self}. */
  record Discard(int start, int end, SwiftExpr value) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code #if} around statements. */
  record Config(int start, int end, SwiftIfConfig<SwiftStmt> config) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text that is no statement; an entry of the tree's recoveries says why. */
  record Unknown(int start, int end) implements SwiftStmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of statement.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a {@link Declaration} node. */
    R visit(Declaration node);

    /** Visits an {@link Expression} node. */
    R visit(Expression node);

    /** Visits an {@link If} node. */
    R visit(If node);

    /** Visits a {@link Guard} node. */
    R visit(Guard node);

    /** Visits a {@link While} node. */
    R visit(While node);

    /** Visits a {@link RepeatWhile} node. */
    R visit(RepeatWhile node);

    /** Visits a {@link ForIn} node. */
    R visit(ForIn node);

    /** Visits a {@link Switch} node. */
    R visit(Switch node);

    /** Visits a {@link Do} node. */
    R visit(Do node);

    /** Visits a {@link Defer} node. */
    R visit(Defer node);

    /** Visits a {@link Labeled} node. */
    R visit(Labeled node);

    /** Visits a {@link Return} node. */
    R visit(Return node);

    /** Visits a {@link Throw} node. */
    R visit(Throw node);

    /** Visits a {@link Break} node. */
    R visit(Break node);

    /** Visits a {@link Continue} node. */
    R visit(Continue node);

    /** Visits a {@link Fallthrough} node. */
    R visit(Fallthrough node);

    /** Visits a {@link Yield} node. */
    R visit(Yield node);

    /** Visits a {@link Then} node. */
    R visit(Then node);

    /** Visits a {@link Discard} node. */
    R visit(Discard node);

    /** Visits a {@link Config} node. */
    R visit(Config node);

    /** Visits an {@link Unknown} node. */
    R visit(Unknown node);
  }
}
