import UserNotifications

/// Adds the picture of a trail to its notification.
final class NotificationService: UNNotificationServiceExtension {
  override func didReceive(
    _ request: UNNotificationRequest,
    withContentHandler contentHandler: @escaping (UNNotificationContent) -> Void
  ) {
    guard let content = request.content.mutableCopy() as? UNMutableNotificationContent,
      let picture = request.content.userInfo["picture"] as? String,
      let url = URL(string: picture)
    else {
      return
    }
    let configuration = URLSessionConfiguration.background(withIdentifier: "app.wayfarer.push")
    let session = URLSession(configuration: configuration)
    session.downloadTask(with: url) { file, _, _ in
      if let file, let attachment = try? UNNotificationAttachment(identifier: "", url: file) {
        content.attachments = [attachment]
      }
      contentHandler(content)
    }.resume()
  }
}
