import BackgroundTasks

final class Tasks {
  init() throws {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.refresh", using: nil) { task in
      task.setTaskCompleted(success: true)
    }
    try BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "com.example.ferry.refresh"))
    try BGTaskScheduler.shared.submit(BGProcessingTaskRequest(identifier: "com.example.ferry.clean")) // expect task-identifier-not-registered
  }
}
