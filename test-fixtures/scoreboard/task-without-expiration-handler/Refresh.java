import org.robovm.apple.backgroundtasks.BGAppRefreshTaskRequest;
import org.robovm.apple.backgroundtasks.BGTaskScheduler;

public class Refresh {
  public void register() {
    BGTaskScheduler.getSharedScheduler().registerForTask("com.example.ferry.refresh", null, task -> { // expect missing-expiration-handler
      schedule();
      new Thread(() -> task.setTaskCompleted(true)).start();
    });
  }

  private void schedule() {
    BGTaskScheduler.getSharedScheduler().submitTaskRequest(new BGAppRefreshTaskRequest("com.example.ferry.refresh"), null);
  }
}
