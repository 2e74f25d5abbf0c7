// Limit: nor where a check of anything stands before
// What is checked has nothing to do with the task that is still open.
import UIKit

final class Uploads: NSObject, URLSessionDataDelegate {
  private var task = UIBackgroundTaskIdentifier.invalid
  var isOnline = true

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard isOnline else { return }
    task = UIApplication.shared.beginBackgroundTask { self.end() }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
    end()
  }

  private func end() {
    UIApplication.shared.endBackgroundTask(task)
    task = .invalid
  }
}
