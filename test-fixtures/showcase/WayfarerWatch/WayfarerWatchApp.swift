import SwiftUI

@main
struct WayfarerWatchApp: App {
  @StateObject private var hike = HikeController()

  var body: some Scene {
    WindowGroup {
      VStack {
        Button("Start") { hike.start() }
        Button("Rest") { hike.rest() }
        Button("Stop") { hike.stop() }
      }
    }
  }
}
