import BackgroundTasks

final class Refresh {
  func register() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.refresh", using: nil) { task in // expect missing-expiration-handler
      self.schedule()
      Thread { task.setTaskCompleted(success: true) }.start()
    }
  }

  private func schedule() {
    try? BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "com.example.ferry.refresh"))
  }
}
