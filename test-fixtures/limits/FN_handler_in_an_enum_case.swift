// Limit: a handler in the associated value of an enum's case is handed on
// The handler is called at once, and again when the accounts are closed.
import UIKit

enum Wake {
  case push((UIBackgroundFetchResult) -> Void)
  case timer
}

final class AppDelegate: NSObject, UIApplicationDelegate {
  func application(
    _ application: UIApplication,
    didReceiveRemoteNotification userInfo: [AnyHashable: Any],
    fetchCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
  ) {
    work(.push(completionHandler))
    completionHandler(.newData)
  }

  private func work(_ wake: Wake) {
    DispatchQueue.main.asyncAfter(deadline: .now() + 8) {
      switch wake {
      case .push(let answer): answer(.newData)
      case .timer: break
      }
    }
  }
}
