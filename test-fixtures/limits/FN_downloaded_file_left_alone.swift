// Limit: `downloaded-file-used-late`: a file that the callback leaves alone, or keeps in a property for later
// Nobody takes the first file; the second is gone when the task is told to be complete.
import Foundation

final class Progress: NSObject, URLSessionDownloadDelegate {
  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
  ) {
    print("downloaded")
  }
}

final class Download: NSObject, URLSessionDownloadDelegate {
  private var file: URL?

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
  ) {
    file = location
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
    if let file {
      try? FileManager.default.moveItem(at: file, to: URL(fileURLWithPath: "/a"))
    }
  }
}
