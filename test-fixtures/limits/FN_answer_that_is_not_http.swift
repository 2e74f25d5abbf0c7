// Limit: an answer of the web that is none of HTTP
// A file's address has an answer of another type.
import Foundation

final class Files {
  func load(_ address: URL, completion: @escaping (Bool) -> Void) {
    URLSession.shared.dataTask(with: address) { _, response, _ in
      guard let http = response as? HTTPURLResponse else { return }
      completion(http.statusCode == 200)
    }.resume()
  }

  init() {
    let group = DispatchGroup()
    group.enter()
    load(URL(fileURLWithPath: "/list")) { _ in group.leave() }
    group.wait()
  }
}
