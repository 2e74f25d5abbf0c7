// Limit: `background-session-identifier`: a second object of a class that makes its session when it is made
// The handler goes to a new object, whose session has the identifier of the shared one's.
import UIKit

final class AppDelegate: NSObject, UIApplicationDelegate {
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    Downloads().whenDelivered = completionHandler
  }
}

final class Downloads: NSObject, URLSessionDelegate {
  static let shared = Downloads()
  var whenDelivered: (() -> Void)?
  private var session: URLSession?

  override init() {
    super.init()
    session = URLSession(
      configuration: .background(withIdentifier: "com.example.downloads"), delegate: self, delegateQueue: .main)
  }

  func start(_ url: URL) {
    session?.downloadTask(with: url).resume()
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
