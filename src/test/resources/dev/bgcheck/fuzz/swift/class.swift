import UIKit
@main final class App: NSObject, UIApplicationDelegate {
  var task: UIBackgroundTaskIdentifier = .invalid
  lazy var x: [String: Int]? = { $0 ?? 1 }(2)
  func run(_ a: Int = 3, then done: @escaping (Bool) -> Void) async throws -> Int {
    guard let s = a.b?.c, case .on(let y) = s else { return 1 }
    defer { done(true) }
    for i in 0..<y where i > 2 { if i == 3 { break } else { continue } }
    switch s { case .a(let q) where q > 1: print("id \(q)"); default: fallthrough }
    do { try await save() } catch let e as E { throw e }
    #if os(iOS)
    UIApplication.shared.beginBackgroundTask { [weak self] in self?.end() }
    #endif
    return #selector(App.run)
  }
}
