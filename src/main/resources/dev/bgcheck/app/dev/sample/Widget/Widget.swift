import Kit
import WidgetKit

struct Provider: TimelineProvider {
  func placeholder(in context: Context) -> Entry { Entry(date: .now) }
  func getSnapshot(in context: Context, completion: @escaping (Entry) -> Void) {
    completion(Entry(date: .now))
  }
  func getTimeline(in context: Context, completion: @escaping (Timeline<Entry>) -> Void) {
    let configuration = URLSessionConfiguration.background(withIdentifier: "com.example.load")
    _ = URLSession(configuration: configuration)
    completion(Timeline(entries: [Entry(date: .now)], policy: .atEnd))
  }
}

struct Entry: TimelineEntry {
  let date: Date
}
