// Limit: though a storyboard may make one
// The storyboard has a Step of its own, which never answers; the code only knows the subclass.
import UIKit

class Step: UIViewController {
  func show(_ name: String, completion: @escaping (Bool) -> Void) {
    print("nothing to show", name)
  }
}

final class WelcomeStep: Step {
  override func show(_ name: String, completion: @escaping (Bool) -> Void) {
    completion(!name.isEmpty)
  }
}

final class Start: UIViewController {
  @IBOutlet var step: Step!
  private let group = DispatchGroup()

  override func viewDidLoad() {
    super.viewDidLoad()
    group.enter()
    step.show("a") { _ in self.group.leave() }
  }
}
