import BackgroundTasks

final class Refresh {
  private var account: String?

  init() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.refesh", using: nil) { task in // expect task-identifier-not-permitted
      self.run(task)
    }
  }

  private func run(_ task: BGTask) {
    task.expirationHandler = { task.setTaskCompleted(success: false) }
    if account == nil { // expect task-not-completed
      return
    }
    task.setTaskCompleted(success: true)
  }
}
