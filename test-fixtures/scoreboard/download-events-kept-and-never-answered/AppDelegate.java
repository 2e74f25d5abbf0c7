import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private final Downloads downloads = new Downloads();

  @Override
  public void handleEventsForBackgroundURLSession(
      UIApplication application, String identifier, Runnable handler) {
    downloads.whenDone = handler; // expect background-events-unpaired
  }
}
