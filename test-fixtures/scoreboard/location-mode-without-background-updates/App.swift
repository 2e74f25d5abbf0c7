import CoreLocation

final class Tracker {
  private let manager = CLLocationManager()

  init() {
    manager.requestWhenInUseAuthorization()
    manager.startUpdatingLocation() // expect background-updates-not-enabled
  }
}
