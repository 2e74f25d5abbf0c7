import BackgroundTasks
import UIKit

final class Refresh {
  func register() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.refresh", using: nil) { task in // expect task-not-rescheduled
      task.setTaskCompleted(success: true)
    }
  }

  func schedule() {
    try? BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "com.example.ferry.refresh"))
  }
}
