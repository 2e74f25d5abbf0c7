// Limit: A workout session in a local, started, and lost when an error is thrown before a property keeps it.
// Nothing can end the session then.
import HealthKit

final class Workouts {
  private let store = HKHealthStore()
  private var session: HKWorkoutSession?

  init() {
    Task { await start() }
  }

  func stop() {
    session?.end()
  }

  private func start() async {
    do {
      let begun = try HKWorkoutSession(healthStore: store, configuration: HKWorkoutConfiguration())
      let builder = begun.associatedWorkoutBuilder()
      begun.startActivity(with: Date())
      try await builder.beginCollection(at: Date())
      session = begun
    } catch {
      print(error)
    }
  }
}
