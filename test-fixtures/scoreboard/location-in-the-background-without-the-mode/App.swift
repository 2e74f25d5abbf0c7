import CoreLocation

final class Tracker {
  private let manager = CLLocationManager()

  init() {
    manager.requestWhenInUseAuthorization() // expect missing-usage-description
    manager.allowsBackgroundLocationUpdates = true // expect missing-background-mode
    manager.pausesLocationUpdatesAutomatically = false
    manager.startUpdatingLocation() // expect location-updates-never-stopped
  }
}
