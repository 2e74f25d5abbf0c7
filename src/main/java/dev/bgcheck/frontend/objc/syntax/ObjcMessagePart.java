package dev.bgcheck.frontend.objc.syntax;

import java.util.List;
import java.util.function.Consumer;

/**
 * A part of a message: {@code label:argument}, or the only word of a message without arguments.
 *
 * @param label the word in front of the colon; its text may be empty
 * @param arguments one, or more in a variadic message, or none where the part has no colon
 */
public record ObjcMessagePart(int start, int end, ObjcName label, List<ObjcExpr> arguments)
    implements ObjcNode {
  @Override
  public void forEachChild(Consumer<? super ObjcNode> out) {
    out.accept(label);
    arguments.forEach(out);
  }
}
