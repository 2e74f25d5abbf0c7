import CoreLocation
import UIKit

final class AppDelegate: UIResponder, UIApplicationDelegate {
  private var session: CLBackgroundActivitySession?

  func applicationDidBecomeActive(_ application: UIApplication) {
    session = CLBackgroundActivitySession() // expect session-overwritten session-not-resumed-at-launch
  }

  func arrived() {
    session?.invalidate()
  }
}
