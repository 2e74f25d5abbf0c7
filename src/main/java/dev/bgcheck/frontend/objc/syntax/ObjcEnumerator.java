package dev.bgcheck.frontend.objc.syntax;

import java.util.Optional;
import java.util.function.Consumer;

/** A constant of an enumeration. */
public record ObjcEnumerator(int start, int end, ObjcName name, Optional<ObjcExpr> value)
    implements ObjcNode {
  @Override
  public void forEachChild(Consumer<? super ObjcNode> out) {
    out.accept(name);
    value.ifPresent(out);
  }
}
