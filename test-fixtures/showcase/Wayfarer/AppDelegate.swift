import BackgroundTasks
import UIKit
import UserNotifications

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
  let recorder = TrackRecorder()
  let downloads = MapDownloader.shared
  private var syncTask: UIBackgroundTaskIdentifier = .invalid

  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    RefreshScheduler.shared.registerTasks()
    application.setMinimumBackgroundFetchInterval(UIApplication.backgroundFetchIntervalMinimum)
    application.registerForRemoteNotifications()
    return true
  }

  // The old way to refresh: turned off as soon as the list of task identifiers is there.
  func application(
    _ application: UIApplication,
    performFetchWithCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
  ) {
    TrailFeed.shared.update { changed in
      completionHandler(changed ? .newData : .noData)
    }
  }

  func application(
    _ application: UIApplication,
    didReceiveRemoteNotification userInfo: [AnyHashable: Any],
    fetchCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
  ) {
    guard let trail = userInfo["trail"] as? String else { return }
    TrailFeed.shared.load(trail) { result in
      switch result {
      case .success:
        completionHandler(.newData)
      case .failure(let error):
        print("no trail: \(error)")
      }
    }
  }

  func application(
    _ application: UIApplication,
    handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    downloads.finished = completionHandler
  }

  func applicationDidEnterBackground(_ application: UIApplication) {
    syncTask = application.beginBackgroundTask(withName: "sync") {
      print("no time left")
    }
    TrailFeed.shared.upload { [weak self] saved in
      guard saved, let self else { return }
      application.endBackgroundTask(self.syncTask)
      self.syncTask = .invalid
    }
  }
}
