import SwiftUI
import WidgetKit

struct TrailEntry: TimelineEntry {
  let date: Date
  let trail: String
}

struct TrailProvider: TimelineProvider {
  func placeholder(in context: Context) -> TrailEntry {
    TrailEntry(date: Date(), trail: "Ridge way")
  }

  func getSnapshot(in context: Context, completion: @escaping (TrailEntry) -> Void) {
    completion(placeholder(in: context))
  }

  func getTimeline(in context: Context, completion: @escaping (Timeline<TrailEntry>) -> Void) {
    guard let defaults = UserDefaults(suiteName: "group.app.wayfarer"),
      let trail = defaults.string(forKey: "trail")
    else {
      return
    }
    completion(Timeline(entries: [TrailEntry(date: Date(), trail: trail)], policy: .atEnd))
  }
}

@main
struct WayfarerWidget: Widget {
  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "trail", provider: TrailProvider()) { entry in
      Text(entry.trail)
    }
  }
}
