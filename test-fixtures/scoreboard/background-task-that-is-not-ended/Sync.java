import org.robovm.apple.dispatch.DispatchQueue;
import org.robovm.apple.uikit.UIApplication;

public class Sync {
  String account;
  private long kept;

  void run() {
    UIApplication app = UIApplication.getSharedApplication();
    long task = app.beginBackgroundTask(() -> System.out.println("late")); // expect expiration-handler-does-not-end
    if (account == null) { // expect background-task-not-ended
      return;
    }
    app.endBackgroundTask(task);
  }

  void begin() {
    kept = UIApplication.getSharedApplication().beginBackgroundTask("sync", this::end);
    DispatchQueue.getGlobalQueue(0, 0).async(() -> end());
  }

  private void end() {
    UIApplication.getSharedApplication().endBackgroundTask(kept);
    kept = 0;
  }
}
