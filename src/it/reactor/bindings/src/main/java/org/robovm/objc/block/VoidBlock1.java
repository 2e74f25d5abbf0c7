package org.robovm.objc.block;

/** In the shape of MobiVM's. */
public interface VoidBlock1<A> {
  void invoke(A a);
}
