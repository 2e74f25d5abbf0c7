import CoreLocation

final class Place: NSObject, CLLocationManagerDelegate {
  private let manager = CLLocationManager()

  func find() {
    manager.delegate = self
    manager.requestLocation()
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) { // expect location-request-without-callbacks
    print(locations)
  }
}
