import CallKit
import PushKit

final class Calls: NSObject, PKPushRegistryDelegate {
  var isBusy = false
  let registry = PKPushRegistry(queue: nil)
  var provider: CXProvider?

  func listen() {
    registry.delegate = self
    registry.desiredPushTypes = [.voIP]
  }

  func pushRegistry(_ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType) {}

  func pushRegistry(
    _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
    completion: @escaping () -> Void
  ) {
    if isBusy { // expect voip-push-not-reported
      completion()
      return
    }
    provider?.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() } // expect incoming-call-error-ignored
  }
}
