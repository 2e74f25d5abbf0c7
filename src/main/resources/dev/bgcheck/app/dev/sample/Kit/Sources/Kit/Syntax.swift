import Foundation

public typealias Done = (Result<Data, Error>) -> Void

precedencegroup Piping { associativity: left }
infix operator |>: Piping
public func |> <A, B>(value: A, next: (A) throws -> B) rethrows -> B { try next(value) }

public protocol Store: AnyObject {
  associatedtype Item: Hashable
  var items: [Item] { get set }
  subscript(_ index: Int) -> Item? { get }
  func load(_ done: @escaping Done) async throws -> Item where Item: Codable
}

extension Store where Item == String {
  public var joined: String { items.joined(separator: ", ") }
}

public enum Tree<Leaf>: Equatable where Leaf: Equatable {
  case leaf(Leaf)
  indirect case node(left: Tree, right: Tree)
  case empty

  var depth: Int {
    switch self {
    case .leaf: return 1
    case let .node(left, right) where left != right:
      return 1 + max(left.depth, right.depth)
    case .node(let left, _): return 1 + left.depth
    case .empty: fallthrough
    default: return 0
    }
  }
}

@propertyWrapper
public struct Clamped<Value: Comparable> {
  private var value: Value
  private let range: ClosedRange<Value>
  public init(wrappedValue: Value, _ range: ClosedRange<Value>) {
    self.value = min(max(wrappedValue, range.lowerBound), range.upperBound)
    self.range = range
  }
  public var wrappedValue: Value {
    get { value }
    set { value = min(max(newValue, range.lowerBound), range.upperBound) }
  }
  public var projectedValue: Self { self }
}

private func helper() {}

#if os(iOS) && canImport(UIKit)
import UIKit
public typealias Application = UIApplication
#elseif DEBUG || swift(>=5.9)
public struct Application {}
#else
public final class Application {}
#endif

open class Walker: NSObject, @unchecked Sendable {
  @Clamped(0...10) var level: Int = 3
  lazy var formatter: DateFormatter = {
    let made = DateFormatter()
    made.dateStyle = .short
    return made
  }()
  static let shared = Walker()
  weak var owner: Walker?
  private(set) var names: [String: [Int]] = ["a": [1, 2], "b": []]
  var total: Int { names.values.reduce(0) { $0 + $1.count } }
  var watched = false {
    willSet { print(newValue) }
    didSet { if oldValue != watched { walk() } }
  }

  public override init() { super.init() }
  convenience init?(raw: String) {
    guard !raw.isEmpty, let first = raw.first else { return nil }
    self.init()
    names["\(first)"] = [raw.count]
  }
  deinit { names.removeAll() }

  subscript(key: String) -> [Int] {
    get { names[key] ?? [] }
    set { names[key] = newValue }
  }

  @discardableResult
  func walk(_ steps: Int = 1, from start: Int? = nil) -> (Int, String) {
    defer { watched = false }
    var left = steps
    outer: while left > 0 {
      left -= 1
      for case let value? in [1, nil, 3] as [Int?] where value > left {
        if value == 2 { continue outer } else if value == 3 { break outer }
      }
    }
    repeat { left += 1 } while left < 3
    let text = left > 2 ? "many" : """
      few \(left)
      """
    func inner(_ depth: Int) -> Int { depth <= 0 ? 0 : inner(depth - 1) + 1 }
    let path = \Walker.names
    let count = self[keyPath: path].count + inner(start ?? 2)
    if #available(iOS 17, *), let owner, owner !== self, case .some(let other) = owner.owner {
      other.walk(1, from: nil)
    }
    let kind = if count > 3 { "long" } else { "short" }
    do {
      let data = try JSONEncoder().encode([text, kind])
      _ = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      if data.isEmpty { throw CocoaError(.fileNoSuchFile) }
    } catch let error as CocoaError where error.code == .fileNoSuchFile {
      assertionFailure("\(error)")
    } catch {
      print(error, #function, #line)
    }
    let pattern = #/(\w+)=(\d+)/#
    _ = text.firstMatch(of: pattern)
    unowned let me = self
    me.names = me.names.mapValues { $0.map { $0 * 2 }.filter { $0 > 1 } }
    return (count, text)
  }

  func all() async throws -> [Int] {
    async let one = fetch(1)
    let two = try await fetch(2)
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<3 { group.addTask { try await self.fetch(number) } }
      var found: [Int] = [try await one, two]
      for try await number in group { found.append(number) }
      return found
    }
  }

  private func fetch(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [weak self] in
        guard self != nil else { return continuation.resume(throwing: CancellationError()) }
        continuation.resume(returning: number)
      }
    }
  }
}

actor Counter {
  private var value = 0
  func next() -> Int { value += 1; return value }
  nonisolated func describe(_ any: some Equatable, _ other: any Store.Type) -> String { "\(any)" }
}
