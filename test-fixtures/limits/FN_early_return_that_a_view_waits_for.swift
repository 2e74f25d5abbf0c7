// Limit: an early return of the app's own routine is a hint where no caller is seen to wait
// The label says "loading" for ever.
import UIKit

final class Weather {
  var place: String?

  func load(completion: @escaping (String?) -> Void) {
    guard let place else { return }
    completion(place)
  }
}

final class WeatherScreen: UIViewController {
  let weather = Weather()
  let label = UILabel()

  override func viewDidLoad() {
    super.viewDidLoad()
    label.text = "loading"
    weather.load { self.label.text = $0 ?? "unknown" }
  }
}
