package org.robovm.apple.uikit;

import org.robovm.objc.block.VoidBlock1;

/** In the shape of MobiVM's. */
public class UIApplicationDelegateAdapter {
  public native void performFetch(
      UIApplication application, VoidBlock1<UIBackgroundFetchResult> completionHandler);
}
