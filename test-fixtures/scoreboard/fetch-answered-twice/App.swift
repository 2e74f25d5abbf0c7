import UIKit

class AppDelegate: UIResponder, UIApplicationDelegate {
  var stops: [String] = []

  func application(_ application: UIApplication, // expect legacy-fetch-disabled
                   performFetchWithCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void) {
    load()
    if stops.isEmpty {
      completionHandler(.noData)
    }
    completionHandler(.newData) // expect completion-handler-called-twice
  }

  private func load() {
    stops.append("harbour")
  }
}
