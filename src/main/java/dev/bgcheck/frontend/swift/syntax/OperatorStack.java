package dev.bgcheck.frontend.swift.syntax;

import java.util.Arrays;

/**
 * Folds a sequence of operands and operators by precedence, without recursion.
 *
 * <p>Each operand comes with the height of its tree; a operand that is too tall becomes an unknown
 * expression.
 */
final class OperatorStack {
  private final Cursor c;
  private SwiftExpr[] operands = new SwiftExpr[4];
  private int[] heights = new int[4];
  private int operandCount;
  private SwiftName[] operators = new SwiftName[4];
  private int[] precedences = new int[4];
  // The middle of a ternary and its height.
  private SwiftExpr[] middles = new SwiftExpr[4];
  private int[] middleHeights = new int[4];
  private int operatorCount;

  OperatorStack(Cursor cursor) {
    this.c = cursor;
  }

  void operand(SwiftExpr operand, int height) {
    if (operandCount == operands.length) {
      operands = Arrays.copyOf(operands, operandCount * 2);
      heights = Arrays.copyOf(heights, operandCount * 2);
    }
    operands[operandCount] = operand;
    heights[operandCount++] = height;
  }

  void operator(SwiftName operator) {
    push(operator, Precedence.of(operator.text()), null, 0);
  }

  void ternary(SwiftName question, SwiftExpr then, int height) {
    push(question, Precedence.TERNARY, then, height);
  }

  void cast(SwiftExpr.CastKind kind, SwiftType type, int height) {
    reduceFor(Precedence.CAST);
    int top = operandCount - 1;
    bound(top);
    SwiftExpr operand = operands[top];
    int end = Math.max(operand.end(), type.end());
    operands[top] = new SwiftExpr.Cast(operand.start(), end, kind, operand, type);
    heights[top] = Math.max(heights[top], height) + 1;
  }

  /** The expression that everything folds into. */
  SwiftExpr fold() {
    while (operatorCount > 0) {
      reduce();
    }
    return operands[0];
  }

  /** The height of what {@link #fold} returned. */
  int foldedHeight() {
    return heights[0];
  }

  private void push(SwiftName operator, int precedence, SwiftExpr middle, int height) {
    reduceFor(precedence);
    if (operatorCount == operators.length) {
      int room = operatorCount * 2;
      operators = Arrays.copyOf(operators, room);
      precedences = Arrays.copyOf(precedences, room);
      middles = Arrays.copyOf(middles, room);
      middleHeights = Arrays.copyOf(middleHeights, room);
    }
    operators[operatorCount] = operator;
    precedences[operatorCount] = precedence;
    middles[operatorCount] = middle;
    middleHeights[operatorCount++] = height;
  }

  private void reduceFor(int precedence) {
    while (operatorCount > 0) {
      int top = precedences[operatorCount - 1];
      boolean first = top > precedence || (top == precedence && !Precedence.isRight(precedence));
      if (!first) {
        return;
      }
      reduce();
    }
  }

  private void reduce() {
    operatorCount--;
    operandCount--;
    int left = operandCount - 1;
    bound(left);
    bound(operandCount);
    SwiftName operator = operators[operatorCount];
    SwiftExpr base = operands[left];
    SwiftExpr right = operands[operandCount];
    int start = base.start();
    int end = Math.max(right.end(), operator.end());
    int height = Math.max(heights[left], heights[operandCount]);
    SwiftExpr middle = middles[operatorCount];
    if (middle != null) {
      height = Math.max(height, middleHeights[operatorCount]);
      operands[left] = new SwiftExpr.Ternary(start, end, base, middle, right);
    } else if (precedences[operatorCount] == Precedence.ASSIGNMENT) {
      operands[left] = new SwiftExpr.Assign(start, end, operator, base, right);
    } else {
      operands[left] = new SwiftExpr.Binary(start, end, operator, base, right);
    }
    heights[left] = height + 1;
  }

  /** Makes an operand that is too tall to be one unknown. */
  private void bound(int index) {
    if (heights[index] >= Cursor.MAX_HEIGHT) {
      SwiftExpr operand = operands[index];
      c.recoverAt(operand.start(), Grammar.TOO_DEEP);
      operands[index] = new SwiftExpr.Unknown(operand.start(), operand.end());
      heights[index] = 1;
    }
  }
}
