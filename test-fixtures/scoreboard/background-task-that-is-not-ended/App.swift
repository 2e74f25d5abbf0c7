import UIKit

final class Sync {
  var account: String?
  private var kept = UIBackgroundTaskIdentifier.invalid

  func run() {
    let app = UIApplication.shared
    let task = app.beginBackgroundTask { // expect expiration-handler-does-not-end
      print("late")
    }
    if account == nil { // expect background-task-not-ended
      return
    }
    app.endBackgroundTask(task)
  }

  func begin() {
    kept = UIApplication.shared.beginBackgroundTask(withName: "sync") { self.end() }
    DispatchQueue.global().async { self.end() }
  }

  private func end() {
    UIApplication.shared.endBackgroundTask(kept)
    kept = .invalid
  }
}
