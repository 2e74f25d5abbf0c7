import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate {
  let downloads = Downloads()

  func application(_ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
                   completionHandler: @escaping () -> Void) {
    downloads.whenDone = completionHandler // expect background-events-unpaired
  }
}

final class Downloads: NSObject, URLSessionDownloadDelegate {
  var whenDone: (() -> Void)?
  lazy var session = URLSession(
    configuration: .background(withIdentifier: "com.example.ferry.maps"), delegate: self, delegateQueue: nil)

  func load(_ url: URL) {
    session.downloadTask(with: url).resume()
  }

  func urlSession(_ session: URLSession, downloadTask: URLSessionDownloadTask,
                  didFinishDownloadingTo location: URL) {
    print(location)
  }
}
