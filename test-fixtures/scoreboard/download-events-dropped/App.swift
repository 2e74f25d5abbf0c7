import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate {
  func application(_ application: UIApplication, // expect background-events-handler-not-stored
                   handleEventsForBackgroundURLSession identifier: String,
                   completionHandler: @escaping () -> Void) {
    print(URLSessionConfiguration.background(withIdentifier: identifier))
  }
}
