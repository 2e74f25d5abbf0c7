import HealthKit
import WatchKit

/// Records a hike as a workout.
final class HikeController: NSObject, ObservableObject {
  private let store = HKHealthStore()
  private var workout: HKWorkoutSession?

  func start() {
    let configuration = HKWorkoutConfiguration()
    configuration.activityType = .hiking
    configuration.locationType = .outdoor
    workout = try? HKWorkoutSession(healthStore: store, configuration: configuration)
    workout?.startActivity(with: Date())
  }

  func rest() {
    let session = WKExtendedRuntimeSession()
    session.start()
  }

  func stop() {
    workout?.stopActivity(with: Date())
    workout = nil
  }
}
