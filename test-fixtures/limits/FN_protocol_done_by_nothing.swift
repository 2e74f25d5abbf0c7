// Limit: What a protocol asks for and a type does by nothing says nothing about others that conform
// Nobody else conforms, so the answer never comes.
import Foundation

protocol Reading {
  func read(_ block: @escaping (Data?) -> Void)
}

final class NoReading: Reading {
  func read(_ block: @escaping (Data?) -> Void) {}
}

final class Library {
  let reading: Reading = NoReading()

  func open(completion: @escaping (Data?) -> Void) {
    reading.read { completion($0) }
  }

  func openAll(group: DispatchGroup) {
    group.enter()
    open { _ in group.leave() }
  }
}
