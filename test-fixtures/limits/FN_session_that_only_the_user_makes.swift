// Limit: whether the launch for a background session's events makes the session again is not asked
// The session is lazy, and only a button makes it: launched for its events, the app never hears of them.
import UIKit

final class AppDelegate: NSObject, UIApplicationDelegate {
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    Downloads.shared.whenDelivered = completionHandler
  }
}

final class Downloads: NSObject, URLSessionDownloadDelegate {
  static let shared = Downloads()
  var whenDelivered: (() -> Void)?
  private lazy var session = URLSession(
    configuration: .background(withIdentifier: "com.example.downloads"), delegate: self, delegateQueue: .main)

  func start(_ url: URL) {
    session.downloadTask(with: url).resume()
  }

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
  ) {
    try? FileManager.default.moveItem(at: location, to: URL(fileURLWithPath: "/a"))
  }

  func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) {
    whenDelivered?()
    whenDelivered = nil
  }
}

final class Screen: UIViewController {
  @IBAction func download(_ sender: UIButton) {
    Downloads.shared.start(URL(fileURLWithPath: "/b"))
  }
}
