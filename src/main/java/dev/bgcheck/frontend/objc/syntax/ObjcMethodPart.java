package dev.bgcheck.frontend.objc.syntax;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A part of a method's head: {@code label:(Type)parameter}, or the only word of a method without
 * parameters.
 *
 * @param label the word in front of the colon; its text may be empty ({@code - foo::})
 * @param type absent where it is not written, which means {@code id}
 * @param parameter absent in a method without parameters
 */
public record ObjcMethodPart(
    int start, int end, ObjcName label, Optional<ObjcType> type, Optional<ObjcName> parameter)
    implements ObjcNode {
  @Override
  public void forEachChild(Consumer<? super ObjcNode> out) {
    out.accept(label);
    type.ifPresent(out);
    parameter.ifPresent(out);
  }
}
