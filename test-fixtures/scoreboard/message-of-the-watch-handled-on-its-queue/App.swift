import UIKit
import WatchConnectivity

final class Link: NSObject, WCSessionDelegate {
  private var activity: NSObjectProtocol?

  func session(_ session: WCSession, didReceiveMessage message: [String: Any]) {
    UIApplication.shared.registerForRemoteNotifications() // expect ui-off-main-thread
    activity = ProcessInfo.processInfo.beginActivity(options: .userInitiated, reason: "message") // expect activity-not-ended
    DispatchQueue.main.async {
      UIApplication.shared.registerForRemoteNotifications()
    }
  }
}
