// Limit: A branch that runs something at once or hands the same to the main queue is taken to ask for the thread, whatever it asks
// The flag says whether there is something new, and the thread is another one.
import UIKit

final class Feed {
  private let list = UITableView()
  var isNew = false

  init() {
    DispatchQueue.global().async { self.show() }
  }

  private func show() {
    if isNew {
      update()
    } else {
      DispatchQueue.main.async { self.update() }
    }
  }

  private func update() {
    list.reloadData()
  }
}
