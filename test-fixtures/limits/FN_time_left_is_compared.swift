// Limit: an expiration handler that does not end its task, where the work compares the time that is left
// What is compared is too little: the time is up before the timer looks again.
import UIKit

final class AppDelegate: UIResponder, UIApplicationDelegate {
  private var timer: Timer?

  func applicationDidEnterBackground(_ application: UIApplication) {
    let task = application.beginBackgroundTask(withName: "send") {}
    timer = Timer.scheduledTimer(withTimeInterval: 60, repeats: true) { timer in
      if application.backgroundTimeRemaining < 1 {
        timer.invalidate()
        application.endBackgroundTask(task)
      }
    }
  }
}
