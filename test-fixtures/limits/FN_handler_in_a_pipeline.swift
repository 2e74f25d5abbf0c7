// Limit: Combine pipelines and promises count as "handed on"
// The pipeline drops failures, so the system waits for the handler in vain.
import Combine
import UIKit

final class AppDelegate: NSObject, UIApplicationDelegate {
  let feed = PassthroughSubject<Bool, Error>()
  var waiting: AnyCancellable?

  func application(
    _ application: UIApplication,
    performFetchWithCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
  ) {
    waiting = feed.replaceError(with: false).filter { $0 }.sink { _ in
      completionHandler(.newData)
    }
  }
}
