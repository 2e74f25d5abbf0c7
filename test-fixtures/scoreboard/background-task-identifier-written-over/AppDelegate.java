import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private long task;

  @Override
  public void didEnterBackground(UIApplication application) {
    task = application.beginBackgroundTask(() -> end()); // expect background-task-overwritten
  }

  public void end() {
    UIApplication.getSharedApplication().endBackgroundTask(task);
  }
}
