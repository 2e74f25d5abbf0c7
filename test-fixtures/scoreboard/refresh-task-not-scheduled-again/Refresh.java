import org.robovm.apple.backgroundtasks.BGAppRefreshTaskRequest;
import org.robovm.apple.backgroundtasks.BGTaskScheduler;

public class Refresh {
  public void register() {
    BGTaskScheduler.getSharedScheduler().registerForTask("com.example.ferry.refresh", null, task -> { // expect task-not-rescheduled
      task.setTaskCompleted(true);
    });
  }

  public void schedule() {
    BGTaskScheduler.getSharedScheduler().submitTaskRequest(new BGAppRefreshTaskRequest("com.example.ferry.refresh"), null);
  }
}
