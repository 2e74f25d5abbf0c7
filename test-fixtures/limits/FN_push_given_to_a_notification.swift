// Limit: `voip-push-not-reported`: a push that goes to a notification, a stored closure or code that is not here counts as reported
// Nobody observes the notification, so no call is reported and the system ends the app.
import PushKit

final class Calls: NSObject, PKPushRegistryDelegate {
  func pushRegistry(
    _ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType
  ) {}

  func pushRegistry(
    _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload,
    for type: PKPushType, completion: @escaping () -> Void
  ) {
    NotificationCenter.default.post(name: Notification.Name("push"), object: payload)
    completion()
  }
}
