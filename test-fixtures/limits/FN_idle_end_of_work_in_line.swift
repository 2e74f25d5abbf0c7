// Limit: One that does nothing is let pass where the task is completed by the same routine
// The work takes as long as it takes, and nothing stops it.
import BackgroundTasks

final class Sweep {
  private var files: [String] = []

  func register() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.sweep", using: nil) { task in
      self.run(task as! BGProcessingTask)
    }
  }

  private func run(_ task: BGProcessingTask) {
    task.expirationHandler = {}
    files.forEach { compress($0) }
    task.setTaskCompleted(success: true)
  }

  private func compress(_ file: String) {}
}
