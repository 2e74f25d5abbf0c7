// Limit: Two objects of one type share their fields
// The session of the second holder is never invalidated.
import CoreLocation

final class Holder {
  private var session: CLBackgroundActivitySession?

  func begin() {
    session = CLBackgroundActivitySession()
  }

  func end() {
    session?.invalidate()
    session = nil
  }
}

final class Tracker {
  private let outward = Holder()
  private let homeward = Holder()

  func start() {
    outward.begin()
    homeward.begin()
  }

  func stop() {
    outward.end()
  }
}
