import Foundation

/// Downloads maps, also while the app is not running.
final class MapDownloader: NSObject, URLSessionDownloadDelegate {
  static let shared = MapDownloader()

  var finished: (() -> Void)?
  private var continuation: ((URL) -> Void)?

  private lazy var session: URLSession = {
    let configuration = URLSessionConfiguration.background(withIdentifier: UUID().uuidString)
    configuration.sessionSendsLaunchEvents = true
    return URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
  }()

  func download(_ map: URL) {
    session.downloadTask(with: map) { file, _, error in
      guard let file, error == nil else { return }
      self.store(file)
    }.resume()
  }

  func download(_ map: URL, then continuation: @escaping (URL) -> Void) {
    self.continuation = continuation
    session.downloadTask(with: map).resume()
  }

  func removeOldMaps() throws {
    let folder = try FileManager.default.url(
      for: .cachesDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
    for map in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      try FileManager.default.removeItem(at: map)
    }
  }

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
  ) {
    DispatchQueue.main.async {
      self.store(location)
      self.continuation?(location)
    }
  }

  func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) {
    finished?()
    finished = nil
  }

  private func store(_ file: URL) {
    let name = file.lastPathComponent
    try? FileManager.default.moveItem(at: file, to: URL.documentsDirectory.appending(path: name))
  }
}
