// Limit: `location-updates-never-stopped`, `live-activity-not-ended`, `workout-not-collected` and `alarm-not-sounded` ask whether any code of the target does it
// Who leaves the screen in another way keeps the locations coming.
import CoreLocation
import UIKit

final class MapScreen: UIViewController, CLLocationManagerDelegate {
  private let manager = CLLocationManager()

  override func viewDidLoad() {
    super.viewDidLoad()
    manager.delegate = self
    manager.startUpdatingLocation()
  }

  @objc func close() {
    manager.stopUpdatingLocation()
    dismiss(animated: true)
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations locations: [CLLocation]) {}
  func locationManager(_ manager: CLLocationManager, didFailWithError error: Error) {}
}
