import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate {
  var isReady = false

  func application(_ application: UIApplication, didReceiveRemoteNotification userInfo: [AnyHashable: Any],
                   fetchCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void) {
    if !isReady { // expect completion-handler-not-called
      return
    }
    DispatchQueue.main.async {
      completionHandler(.newData)
    }
  }
}
