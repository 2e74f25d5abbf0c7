import org.robovm.apple.corelocation.CLBackgroundActivitySession;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private final Tracker tracker = new Tracker();

  @Override
  public void didEnterBackground(UIApplication application) {
    tracker.follow();
  }

  private static class Tracker {
    private CLBackgroundActivitySession session;

    void follow() {
      session = CLBackgroundActivitySession.backgroundActivitySession(); // expect session-started-in-background session-not-invalidated session-not-resumed-at-launch
    }
  }
}
