// Limit: a block of `performExpiringActivity` that does not look at its parameter
// The block is entered a second time when the time is up, and the export begins anew.
import Foundation

final class Export {
  func run() {
    ProcessInfo.processInfo.performExpiringActivity(withReason: "export") { expired in
      self.write()
    }
  }

  private func write() {
    for page in 0..<1000 {
      print(page)
    }
  }
}
