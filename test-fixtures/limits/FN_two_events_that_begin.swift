// Limit: not of two events in two routines
// Whoever pauses and then leaves begins two tasks, and ends the second.
import UIKit

final class Workout: UIResponder, UIApplicationDelegate {
  private var task = UIBackgroundTaskIdentifier.invalid

  func applicationWillResignActive(_ application: UIApplication) {
    task = application.beginBackgroundTask { self.end() }
  }

  func applicationDidEnterBackground(_ application: UIApplication) {
    task = application.beginBackgroundTask { self.end() }
  }

  func applicationWillEnterForeground(_ application: UIApplication) {
    end()
  }

  private func end() {
    UIApplication.shared.endBackgroundTask(task)
    task = .invalid
  }
}
