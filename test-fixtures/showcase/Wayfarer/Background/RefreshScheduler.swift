import BackgroundTasks
import UIKit

/// What the app does when the system gives it time.
final class RefreshScheduler {
  static let shared = RefreshScheduler()

  private enum Identifier {
    static let refresh = "app.wayfarer.refresh"
    static let cleanup = "app.wayfarer.mapcleanup"
  }

  func registerTasks() {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: Identifier.refresh, using: nil) { task in
      self.refresh(task as! BGAppRefreshTask)
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 2) {
      BGTaskScheduler.shared.register(forTaskWithIdentifier: Identifier.cleanup, using: nil) { task in
        self.cleanUp(task as! BGProcessingTask)
      }
    }
  }

  func schedule() {
    let request = BGAppRefreshTaskRequest(identifier: Identifier.refresh)
    request.earliestBeginDate = Date(timeIntervalSinceNow: 30 * 60)
    try? BGTaskScheduler.shared.submit(request)
  }

  private func refresh(_ task: BGAppRefreshTask) {
    schedule()
    task.expirationHandler = {
      TrailFeed.shared.cancel()
    }
    Task { @MainActor in
      LiveTrack.shared.resume()
    }
    TrailFeed.shared.update { changed in
      if changed {
        task.setTaskCompleted(success: true)
      }
    }
  }

  private func cleanUp(_ task: BGProcessingTask) {
    do {
      try MapDownloader.shared.removeOldMaps()
      task.setTaskCompleted(success: true)
    } catch {
      task.setTaskCompleted(success: false)
    }
    task.setTaskCompleted(success: true)
  }
}
