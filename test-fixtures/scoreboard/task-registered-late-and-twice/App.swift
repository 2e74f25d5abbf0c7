import BackgroundTasks
import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate {
  func applicationDidBecomeActive(_ application: UIApplication) {
    register()
  }

  func schedule() throws {
    try BGTaskScheduler.shared.submit(BGProcessingTaskRequest(identifier: "com.example.ferry.clean"))
  }

  private func register() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.clean", using: nil) { task in // expect late-task-registration
      task.setTaskCompleted(success: true)
    }
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.clean", using: nil) { task in // expect late-task-registration duplicate-task-registration
      task.setTaskCompleted(success: true)
    }
  }
}
