// Limit: but not on ways that a question of yes and no takes, such as whether there is a call already
// The second push is given to a kit, and its handler to nobody.
import PushKit
import SomeKit

final class Pushes: NSObject, PKPushRegistryDelegate {
  private let registry = PKPushRegistry(queue: .main)
  private var call: String?

  override init() {
    super.init()
    registry.delegate = self
  }

  func pushRegistry(
    _ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType
  ) {}

  func pushRegistry(
    _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload,
    for type: PKPushType, completion: @escaping () -> Void
  ) {
    Kit.take(payload)
    if call != nil { return }
    completion()
  }
}
