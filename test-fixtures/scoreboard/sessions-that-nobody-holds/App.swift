import CoreLocation
import PushKit

final class Calls {
  private var kept: PKPushRegistry?

  func start() {
    let lost = PKPushRegistry(queue: nil) // expect session-not-retained
    if lost.desiredPushTypes == nil {
      kept = PKPushRegistry(queue: nil)
    }
  }

  func drop() {
    _ = CLBackgroundActivitySession() // expect session-not-retained
  }
}
