import org.robovm.apple.dispatch.DispatchQueue;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
import org.robovm.apple.uikit.UIBackgroundFetchResult;
import org.robovm.apple.uikit.UIRemoteNotification;
import org.robovm.objc.block.VoidBlock1;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private boolean ready;

  @Override
  public void didReceiveRemoteNotification(
      UIApplication application, UIRemoteNotification message, VoidBlock1<UIBackgroundFetchResult> handler) {
    if (!ready) { // expect completion-handler-not-called
      return;
    }
    DispatchQueue.getMainQueue().async(() -> handler.invoke(UIBackgroundFetchResult.NewData));
  }
}
