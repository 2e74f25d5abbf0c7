import UIKit

final class AppDelegate: UIResponder, UIApplicationDelegate {
  private var task = UIBackgroundTaskIdentifier.invalid

  func applicationDidEnterBackground(_ application: UIApplication) {
    task = application.beginBackgroundTask { self.end() } // expect background-task-overwritten
  }

  func end() {
    UIApplication.shared.endBackgroundTask(task)
  }
}
