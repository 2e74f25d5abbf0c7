import CoreLocation

final class Tracker {
  init() async throws {
    for try await update in CLLocationUpdate.liveUpdates() { // expect live-updates-without-session
      print(update)
    }
  }
}
