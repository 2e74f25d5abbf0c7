// Limit: A closure that is the default value of a parameter is lowered, but calls of the parameter are not followed into it
// The screen is kept on from a background queue.
import UIKit

enum Loader {
  static func load(then: @escaping () -> Void = { UIApplication.shared.isIdleTimerDisabled = true }) {
    DispatchQueue.global().async {
      then()
    }
  }
}

final class Screen: UIViewController {
  override func viewDidLoad() {
    super.viewDidLoad()
    Loader.load()
  }
}
