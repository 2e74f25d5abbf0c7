import org.robovm.apple.foundation.NSURLSessionConfiguration;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;

public class AppDelegate extends UIApplicationDelegateAdapter {
  @Override
  public void handleEventsForBackgroundURLSession( // expect background-events-handler-not-stored
      UIApplication application, String identifier, Runnable handler) {
    System.out.println(NSURLSessionConfiguration.getBackgroundSessionConfiguration(identifier));
  }
}
