import BackgroundTasks
import CoreLocation
import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate, URLSessionDelegate {
  private let manager = CLLocationManager()
  private var whenDone: (() -> Void)?
  private var session: URLSession?

  func application(_ application: UIApplication,
                   didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.ferry.refresh", using: nil) { task in
      task.expirationHandler = { task.setTaskCompleted(success: false) }
      self.refresh { isNew in task.setTaskCompleted(success: isNew) }
    }
    manager.requestWhenInUseAuthorization()
    manager.allowsBackgroundLocationUpdates = true
    manager.pausesLocationUpdatesAutomatically = false
    manager.startUpdatingLocation()
    return true
  }

  func applicationDidEnterBackground(_ application: UIApplication) {
    try? BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: "com.example.ferry.refresh"))
  }

  func application(_ application: UIApplication, didReceiveRemoteNotification userInfo: [AnyHashable: Any],
                   fetchCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void) {
    manager.stopUpdatingLocation()
    refresh { isNew in completionHandler(isNew ? .newData : .noData) }
  }

  func application(_ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
                   completionHandler: @escaping () -> Void) {
    whenDone = completionHandler
    session = URLSession(
      configuration: .background(withIdentifier: identifier), delegate: self, delegateQueue: nil)
  }

  func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) {
    DispatchQueue.main.async {
      self.whenDone?()
      self.whenDone = nil
    }
  }

  private func refresh(then finish: @escaping (Bool) -> Void) {
    DispatchQueue.global().async { finish(true) }
  }
}
