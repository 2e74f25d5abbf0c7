// Limit: a background task that is never ended, where the app ends one that comes from where nothing is seen
// The library's task is ended; the app's own is not.
import TimeKit
import UIKit

final class Sync {
  private var task = UIBackgroundTaskIdentifier.invalid

  init() {
    task = UIApplication.shared.beginBackgroundTask(expirationHandler: nil)
    UIApplication.shared.endBackgroundTask(TimeKit.currentTask())
  }
}
