// Limit: An expiration handler that ends its task only after a hop is let pass
// The system suspends the app when the handler returns, before the main queue comes to the closure.
import UIKit

final class Sync {
  func run() {
    var id = UIBackgroundTaskIdentifier.invalid
    id = UIApplication.shared.beginBackgroundTask {
      DispatchQueue.main.async { UIApplication.shared.endBackgroundTask(id) }
    }
    print("syncing")
    UIApplication.shared.endBackgroundTask(id)
  }
}
