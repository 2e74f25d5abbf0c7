import org.robovm.apple.dispatch.DispatchQueue;
import org.robovm.apple.foundation.NSActivityOptions;
import org.robovm.apple.foundation.NSDictionary;
import org.robovm.apple.foundation.NSObject;
import org.robovm.apple.foundation.NSProcessInfo;
import org.robovm.apple.foundation.NSString;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.watchconnectivity.WCSession;
import org.robovm.apple.watchconnectivity.WCSessionDelegateAdapter;

public class Link extends WCSessionDelegateAdapter {
  private NSObject activity;

  @Override
  public void didReceiveMessage(WCSession session, NSDictionary<NSString, ?> message) {
    UIApplication.getSharedApplication().registerForRemoteNotifications(); // expect ui-off-main-thread
    activity = NSProcessInfo.getSharedProcessInfo().beginActivity(NSActivityOptions.UserInitiated, "message"); // expect activity-not-ended
    DispatchQueue.getMainQueue().async(() -> UIApplication.getSharedApplication().registerForRemoteNotifications());
  }
}
