import CoreLocation

/// Records the way that is walked.
final class TrackRecorder: NSObject, CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var track: [CLLocation] = []

  override init() {
    super.init()
    manager.delegate = self
    manager.desiredAccuracy = kCLLocationAccuracyBest
  }

  func start() {
    manager.requestWhenInUseAuthorization()
    manager.allowsBackgroundLocationUpdates = true
    manager.startUpdatingLocation()
    holdSession()
  }

  func stop() {
    manager.stopUpdatingLocation()
    manager.allowsBackgroundLocationUpdates = false
  }

  /// Keeps the updates coming while the phone is in a pocket.
  private func holdSession() {
    let session = CLBackgroundActivitySession()
    print("recording with \(session)")
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {
    track.append(contentsOf: locations)
  }
}
