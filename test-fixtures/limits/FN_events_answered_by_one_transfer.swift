// Limit: a handler that is called, but only in the delegate method of one transfer
// Events without a finished download never lead to the handler.
import UIKit

final class AppDelegate: NSObject, UIApplicationDelegate, URLSessionDownloadDelegate {
  var whenDelivered: (() -> Void)?
  lazy var session = URLSession(
    configuration: .background(withIdentifier: "com.example.photos"), delegate: self, delegateQueue: .main)

  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    whenDelivered = completionHandler
    print(session)
  }

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
  ) {
    try? FileManager.default.moveItem(at: location, to: URL(fileURLWithPath: "/photo"))
    whenDelivered?()
  }
}
