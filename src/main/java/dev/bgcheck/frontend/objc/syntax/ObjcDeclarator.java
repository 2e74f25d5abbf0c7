package dev.bgcheck.frontend.objc.syntax;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One of the things that a declaration declares.
 *
 * @param name absent only in unnamed bit fields
 * @param type the whole type of this name. It starts at the specifiers of the declaration, which
 *     several declarators share, so it is no child of this node; only the bounds of an array are
 * @param bits the width of a bit field
 * @param initializer behind {@code =}, or in C++ an {@link ObjcExpr.InitializerList} for {@code
 *     x(1)} and {@code x{1}}
 */
public record ObjcDeclarator(
    int start,
    int end,
    Optional<ObjcName> name,
    ObjcType type,
    Optional<ObjcExpr> bits,
    Optional<ObjcExpr> initializer)
    implements ObjcNode {
  @Override
  public void forEachChild(Consumer<? super ObjcNode> out) {
    name.ifPresent(out);
    for (ObjcType t = type; t instanceof ObjcType.Array array; t = array.element()) {
      array.size().ifPresent(out);
    }
    bits.ifPresent(out);
    initializer.ifPresent(out);
  }
}
