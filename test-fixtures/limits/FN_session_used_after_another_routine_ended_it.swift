// Limit: `object-used-after-end` speaks of the routine that ends the object or is told of its end, and of closures made there
// After logging out, the next request ends the app with an exception.
import Foundation

final class Api {
  private let session = URLSession(configuration: .ephemeral)

  func get(_ url: URL) {
    session.dataTask(with: url).resume()
  }

  func logOut() {
    session.invalidateAndCancel()
  }
}
