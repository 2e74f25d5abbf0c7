import org.robovm.apple.backgroundtasks.BGAppRefreshTaskRequest;
import org.robovm.apple.backgroundtasks.BGTaskScheduler;
import org.robovm.apple.corelocation.CLLocationManager;
import org.robovm.apple.dispatch.DispatchQueue;
import org.robovm.apple.foundation.NSURLSession;
import org.robovm.apple.foundation.NSURLSessionConfiguration;
import org.robovm.apple.foundation.NSURLSessionDelegateAdapter;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
import org.robovm.apple.uikit.UIApplicationLaunchOptions;
import org.robovm.apple.uikit.UIBackgroundFetchResult;
import org.robovm.apple.uikit.UIRemoteNotification;
import org.robovm.objc.block.VoidBlock1;
import org.robovm.objc.block.VoidBooleanBlock;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private static final String REFRESH = "com.example.ferry.refresh";
  private final CLLocationManager manager = new CLLocationManager();
  private final Downloads downloads = new Downloads();

  @Override
  public boolean didFinishLaunching(UIApplication application, UIApplicationLaunchOptions options) {
    BGTaskScheduler.getSharedScheduler().registerForTask(REFRESH, null, task -> {
      task.setExpirationHandler(() -> task.setTaskCompleted(false));
      refresh(task::setTaskCompleted);
    });
    manager.requestWhenInUseAuthorization();
    manager.setAllowsBackgroundLocationUpdates(true);
    manager.setPausesLocationUpdatesAutomatically(false);
    manager.startUpdatingLocation();
    return true;
  }

  @Override
  public void didEnterBackground(UIApplication application) {
    BGTaskScheduler.getSharedScheduler().submitTaskRequest(new BGAppRefreshTaskRequest(REFRESH), null);
  }

  @Override
  public void didReceiveRemoteNotification(
      UIApplication application, UIRemoteNotification message, VoidBlock1<UIBackgroundFetchResult> handler) {
    manager.stopUpdatingLocation();
    refresh(isNew -> handler.invoke(isNew ? UIBackgroundFetchResult.NewData : UIBackgroundFetchResult.NoData));
  }

  @Override
  public void handleEventsForBackgroundURLSession(
      UIApplication application, String identifier, Runnable handler) {
    downloads.open(identifier, handler);
  }

  private void refresh(VoidBooleanBlock finish) {
    DispatchQueue.getGlobalQueue(0, 0).async(() -> finish.invoke(true));
  }

  private static class Downloads extends NSURLSessionDelegateAdapter {
    private Runnable whenDone;
    private NSURLSession session;

    void open(String identifier, Runnable handler) {
      whenDone = handler;
      session =
          new NSURLSession(NSURLSessionConfiguration.getBackgroundSessionConfiguration(identifier), this, null);
    }

    @Override
    public void didFinishEvents(NSURLSession session) {
      DispatchQueue.getMainQueue().async(() -> {
        whenDone.run();
        whenDone = null;
      });
    }
  }
}
