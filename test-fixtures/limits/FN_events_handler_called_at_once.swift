// Limit: a handler for background events that the callback itself calls at once
// The app may be suspended again before it has heard of the events.
import UIKit

final class AppDelegate: NSObject, UIApplicationDelegate {
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    print(identifier)
    completionHandler()
  }
}
