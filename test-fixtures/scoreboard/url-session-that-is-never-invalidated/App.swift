import Foundation

final class Probe: NSObject, URLSessionDelegate {
  func check(_ url: URL) {
    let session = URLSession(configuration: .default, delegate: self, delegateQueue: nil) // expect url-session-not-invalidated
    session.dataTask(with: url).resume()
  }
}
