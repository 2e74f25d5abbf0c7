import org.robovm.apple.backgroundtasks.BGProcessingTaskRequest;
import org.robovm.apple.backgroundtasks.BGTaskScheduler;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private static final String CLEAN = "com.example.ferry.clean";

  @Override
  public void didBecomeActive(UIApplication application) {
    register();
  }

  public void schedule() {
    BGTaskScheduler.getSharedScheduler().submitTaskRequest(new BGProcessingTaskRequest(CLEAN), null);
  }

  private void register() {
    BGTaskScheduler scheduler = BGTaskScheduler.getSharedScheduler();
    scheduler.registerForTask(CLEAN, null, task -> task.setTaskCompleted(true)); // expect late-task-registration
    scheduler.registerForTask(CLEAN, null, task -> task.setTaskCompleted(true)); // expect late-task-registration duplicate-task-registration
  }
}
