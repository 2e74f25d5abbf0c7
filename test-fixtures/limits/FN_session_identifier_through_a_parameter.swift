// Limit: sessions whose identifiers come through a parameter
// Both objects make a session of the same name.
import Foundation

final class Transfers: NSObject, URLSessionDownloadDelegate {
  private var session: URLSession?

  init(name: String) {
    super.init()
    let configuration = URLSessionConfiguration.background(withIdentifier: name)
    session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
  }

  func urlSession(_ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL) {}
}

final class Library {
  let songs = Transfers(name: "com.example.library")
  let covers = Transfers(name: "com.example.library")
}
