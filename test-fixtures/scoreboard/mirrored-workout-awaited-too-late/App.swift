import HealthKit
import UIKit

final class RowController: UIViewController {
  private let store = HKHealthStore()

  override func viewDidAppear(_ animated: Bool) {
    super.viewDidAppear(animated)
    store.workoutSessionMirroringStartHandler = { session in print(session) } // expect late-mirroring-handler
  }
}
