import CoreLocation

/// The track that friends can follow.
@MainActor
final class LiveTrack {
  static let shared = LiveTrack()

  private var session: CLBackgroundActivitySession?
  private var updates: Task<Void, Never>?

  /// Also called by the refresh task, to go on after the system ended the app.
  func resume() {
    session = CLBackgroundActivitySession()
    updates = Task {
      do {
        for try await update in CLLocationUpdate.liveUpdates(.fitness) {
          guard let location = update.location else { continue }
          await TrailFeed.shared.share(location)
        }
      } catch {
        print("live track ended: \(error)")
      }
    }
  }

  func pause() {
    updates?.cancel()
    updates = nil
    session = nil
  }
}
