// Limit: a case without a body of a handler of the app's own
// Whoever loads an empty page waits for ever.
import Foundation

enum Answer {
  case page(String)
  case empty
}

final class Pages {
  func load(_ answer: Answer, completion: @escaping (String) -> Void) {
    switch answer {
    case .page(let text): completion(text)
    case .empty: break
    }
  }

  init() {
    let group = DispatchGroup()
    group.enter()
    load(.empty) { text in
      print(text)
      group.leave()
    }
    group.wait()
  }
}
