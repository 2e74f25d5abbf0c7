// Limit: `url-session-not-invalidated` speaks of sessions in a local; one in a property of a short-lived object is let pass
// Each upload keeps its session, and the session keeps the upload, for ever.
import Foundation

final class Upload: NSObject, URLSessionDelegate {
  private var session: URLSession?

  func start(_ request: URLRequest) {
    let made = URLSession(configuration: .default, delegate: self, delegateQueue: nil)
    session = made
    made.dataTask(with: request).resume()
  }
}

final class Uploads {
  func send(_ requests: [URLRequest]) {
    for request in requests {
      Upload().start(request)
    }
  }
}
