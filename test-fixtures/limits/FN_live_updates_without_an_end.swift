// Limit: A `for await` over live updates that nothing ends is let pass
import CoreLocation

final class Tracker {
  private var session: CLBackgroundActivitySession?

  func start() {
    session = CLBackgroundActivitySession()
    Task {
      for try await update in CLLocationUpdate.liveUpdates() {
        print(update)
      }
    }
  }

  func stop() {
    session?.invalidate()
    session = nil
  }
}
