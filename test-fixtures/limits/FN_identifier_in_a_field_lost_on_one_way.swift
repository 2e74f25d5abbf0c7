// Limit: Background task identifiers kept in a field: "nothing ends it" is found, "some path does not end it" is not
// When the file cannot be written, the task is never ended.
import UIKit

final class Saver {
  private var task = UIBackgroundTaskIdentifier.invalid

  func begin() {
    task = UIApplication.shared.beginBackgroundTask { [weak self] in self?.end() }
  }

  func write(_ data: Data, to file: URL) {
    do {
      try data.write(to: file)
      end()
    } catch {
      NSLog("%@", error.localizedDescription)
    }
  }

  private func end() {
    UIApplication.shared.endBackgroundTask(task)
    task = .invalid
  }
}
