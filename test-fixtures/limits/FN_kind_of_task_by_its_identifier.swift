// Limit: A guard on `Kind(rawValue: task.identifier)` is a hint
// A task of another kind is never completed.
import BackgroundTasks
import UIKit

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
  enum Kind: String {
    case refresh = "com.example.refresh"
  }

  func application(_ application: UIApplication,
                   didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.clean", using: nil) { task in
      task.expirationHandler = { task.setTaskCompleted(success: false) }
      guard let kind = Kind(rawValue: task.identifier) else { return }
      print(kind)
      task.setTaskCompleted(success: true)
    }
    return true
  }
}
