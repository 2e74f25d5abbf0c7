// Limit: asynchronous sequences of notifications are not entry points
// The session starts each time the app has gone to the background.
import CoreLocation
import UIKit

final class Tracker {
  private var session: CLBackgroundActivitySession?

  func watch() async {
    let center = NotificationCenter.default
    for await _ in center.notifications(named: UIApplication.didEnterBackgroundNotification) {
      session?.invalidate()
      session = CLBackgroundActivitySession()
    }
  }

  func stop() {
    session?.invalidate()
  }
}
