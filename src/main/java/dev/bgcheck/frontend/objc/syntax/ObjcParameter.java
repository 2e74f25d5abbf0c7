package dev.bgcheck.frontend.objc.syntax;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A parameter of a C function, a block or a block type, or the variable of a {@code @catch}.
 *
 * @param type the whole type; its span covers the parameter's name
 * @param name absent where the parameter is not named
 * @param defaultValue C++ only
 */
public record ObjcParameter(
    int start, int end, ObjcType type, Optional<ObjcName> name, Optional<ObjcExpr> defaultValue)
    implements ObjcNode {
  @Override
  public void forEachChild(Consumer<? super ObjcNode> out) {
    out.accept(type);
    name.ifPresent(out);
    defaultValue.ifPresent(out);
  }
}
