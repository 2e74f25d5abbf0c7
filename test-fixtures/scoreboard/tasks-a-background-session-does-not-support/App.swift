import Foundation

final class Download: NSObject, URLSessionDownloadDelegate {
  private static let name = "com.example.ferry.maps"
  private lazy var session = URLSession(
    configuration: .background(withIdentifier: Download.name), delegate: self, delegateQueue: nil)
  private let silent = URLSession(configuration: .background(withIdentifier: "com.example.ferry.news")) // expect background-session-without-delegate

  init(_ url: URL) {
    super.init()
    session.downloadTask(with: url) { _, _, _ in }.resume() // expect background-session-unsupported-task
    session.dataTask(with: url).resume() // expect background-session-unsupported-task
    session.downloadTask(with: url).resume()
  }

  func urlSession(_ session: URLSession, downloadTask: URLSessionDownloadTask,
                  didFinishDownloadingTo location: URL) {
    DispatchQueue.main.async {
      try? FileManager.default.moveItem(at: location, to: URL(fileURLWithPath: "/a")) // expect downloaded-file-used-late
    }
  }
}
