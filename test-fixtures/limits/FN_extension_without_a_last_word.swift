// Limit: `service-extension-expiry-not-handled` asks whether the method is there, not whether it calls the handler
// The time is up, and the content so far is given to nobody.
import UserNotifications

final class Service: UNNotificationServiceExtension {
  private var handler: ((UNNotificationContent) -> Void)?

  override func didReceive(
    _ request: UNNotificationRequest,
    withContentHandler contentHandler: @escaping (UNNotificationContent) -> Void
  ) {
    handler = contentHandler
    DispatchQueue.global().async { contentHandler(request.content) }
  }

  override func serviceExtensionTimeWillExpire() {
    print("the time is up")
  }
}
