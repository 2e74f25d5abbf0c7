import CoreLocation

final class Tracker {
  private let manager = CLLocationManager()

  init() {
    manager.requestWhenInUseAuthorization()
    manager.allowsBackgroundLocationUpdates = true // expect location-updates-may-pause
    manager.startUpdatingLocation() // expect location-updates-never-stopped
  }
}
