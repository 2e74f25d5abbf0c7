// Limit: `task-not-rescheduled` asks whether any way submits the next request, not whether every way does
// Without an account no request is submitted, and the app is not launched again.
import BackgroundTasks

final class Refresh {
  var account: String?

  func register() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.refresh", using: nil) { task in
      guard self.account != nil else {
        task.setTaskCompleted(success: false)
        return
      }
      self.schedule()
      task.setTaskCompleted(success: task is BGAppRefreshTask)
    }
  }

  func schedule() {
    try? BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "com.example.refresh"))
  }
}
