import org.robovm.apple.corelocation.CLBackgroundActivitySession;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private CLBackgroundActivitySession session;

  @Override
  public void didBecomeActive(UIApplication application) {
    session = CLBackgroundActivitySession.backgroundActivitySession(); // expect session-overwritten session-not-resumed-at-launch
  }

  public void arrived() {
    session.invalidate();
  }
}
