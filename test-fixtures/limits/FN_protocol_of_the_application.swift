// Limit: Through a protocol that a type of the app implements too nothing is told
// The other type is for previews; at run time it is the application.
import UIKit

protocol Host {
  var applicationState: UIApplication.State { get }
}

extension UIApplication: Host {}

final class PreviewHost: Host {
  var applicationState: UIApplication.State { .active }
}

final class Link {
  private let host: Host = UIApplication.shared

  init() {
    DispatchQueue.global().async {
      print(self.host.applicationState == .active)
    }
  }
}
