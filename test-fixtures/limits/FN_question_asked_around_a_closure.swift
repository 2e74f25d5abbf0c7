// Limit: a closure that asks what the routine around it has asked before
// Whoever wants no feeds is never answered: the question before is only for the log.
import UIKit

final class AppDelegate: UIResponder, UIApplicationDelegate {
  private let wantsImages = true

  func application(
    _ application: UIApplication,
    performFetchWithCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
  ) {
    let feeds = UserDefaults.standard.string(forKey: "feeds")
    if feeds == nil {
      print("no feeds")
    }
    DispatchQueue.main.async {
      if feeds != nil {
        completionHandler(.newData)
      }
    }
  }
}
