// Limit: A handler for background events is looked for on every way of the callback only if nothing there asks for the identifier
// The events of a session with another name are never answered.
import UIKit

final class AppDelegate: UIResponder, UIApplicationDelegate, URLSessionDownloadDelegate {
  private var stored: (() -> Void)?

  func application(_ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
                   completionHandler: @escaping () -> Void) {
    if identifier == "com.example.files" {
      stored = completionHandler
    }
  }

  func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) {
    DispatchQueue.main.async {
      self.stored?()
      self.stored = nil
    }
  }

  func urlSession(_ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL) {}
}
