import CoreLocation
import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate {
  private let tracker = Tracker()

  func applicationDidEnterBackground(_ application: UIApplication) {
    tracker.follow()
  }
}

final class Tracker {
  private var session: CLBackgroundActivitySession?

  func follow() {
    session = CLBackgroundActivitySession() // expect session-started-in-background session-not-invalidated session-not-resumed-at-launch
  }
}
