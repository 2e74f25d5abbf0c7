package example;

import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
import org.robovm.apple.uikit.UIBackgroundFetchResult;
import org.robovm.objc.block.VoidBlock1;

/** Fetches trails, and forgets to say so. */
public class Walk extends UIApplicationDelegateAdapter {
  @Override
  public void performFetch(
      UIApplication application, VoidBlock1<UIBackgroundFetchResult> completionHandler) {}
}
