import org.robovm.apple.backgroundtasks.BGAppRefreshTaskRequest;
import org.robovm.apple.backgroundtasks.BGProcessingTaskRequest;
import org.robovm.apple.backgroundtasks.BGTaskScheduler;

public class Tasks {
  public Tasks() {
    BGTaskScheduler scheduler = BGTaskScheduler.getSharedScheduler();
    scheduler.registerForTask("com.example.ferry.refresh", null, task -> task.setTaskCompleted(true));
    scheduler.submitTaskRequest(new BGAppRefreshTaskRequest("com.example.ferry.refresh"), null);
    scheduler.submitTaskRequest(new BGProcessingTaskRequest("com.example.ferry.clean"), null); // expect task-identifier-not-registered
  }
}
