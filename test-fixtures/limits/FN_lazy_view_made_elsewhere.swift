// Limit: `ui-off-main-thread` takes a lazy property that several routines read to have been made on the main thread
// The queue asks first.
import UIKit

final class Screen {
  private lazy var label: UILabel = makeLabel()

  init() {
    DispatchQueue.global().async { self.warm() }
  }

  private func warm() {
    _ = label
  }

  func show(in view: UIView) {
    view.addSubview(label)
  }

  private func makeLabel() -> UILabel {
    let label = UILabel()
    label.text = "…"
    return label
  }
}
