// Limit: no question of yes and no (or of something being there already) leads past it
// A caller that waits for the names waits for ever while the phone is offline.
import Foundation

final class Directory {
  var isOffline = false

  func names(completion: @escaping ([String]?) -> Void) {
    if isOffline {
      return
    }
    DispatchQueue.global().async {
      completion(["Ann"])
    }
  }
}
