// Limit: nor of a button that is pressed twice
// The second press begins a second task and forgets the first.
import UIKit

final class Screen: UIViewController {
  private var task = UIBackgroundTaskIdentifier.invalid

  @IBAction func save(_ sender: UIButton) {
    task = UIApplication.shared.beginBackgroundTask { [weak self] in self?.end() }
    DispatchQueue.global().async { [weak self] in
      self?.end()
    }
  }

  private func end() {
    UIApplication.shared.endBackgroundTask(task)
    task = .invalid
  }
}
