import org.robovm.apple.backgroundtasks.BGTask;
import org.robovm.apple.backgroundtasks.BGTaskScheduler;

public class Refresh {
  private String account;

  public Refresh() {
    BGTaskScheduler.getSharedScheduler().registerForTask("com.example.ferry.refesh", null, this::run); // expect task-identifier-not-permitted
  }

  private void run(BGTask task) {
    task.setExpirationHandler(() -> task.setTaskCompleted(false));
    if (account == null) { // expect task-not-completed
      return;
    }
    task.setTaskCompleted(true);
  }
}
