import Combine
import Foundation
import UIKit

public enum Moment: String, CaseIterable {
  case suspended
  case resumed

  var name: Notification.Name {
    switch self {
    case .suspended: return UIApplication.didEnterBackgroundNotification
    case .resumed: return UIApplication.willEnterForegroundNotification
    }
  }
}

extension Notification.Name {
  static let paused = UIApplication.didEnterBackgroundNotification
}

public final class Bus {
  public static let shared = Bus()
  private var handlers: [Moment: [() -> Void]] = [:]
  private var bag = Set<AnyCancellable>()
  private let queue = DispatchQueue(label: "bus", qos: .utility)

  public init() {
    for (moment, handler) in [Moment.suspended: pause, Moment.resumed: resume] {
      on(moment, handler)
    }
    NotificationCenter.default.publisher(for: .paused)
      .receive(on: DispatchQueue.main)
      .sink { [weak self] _ in self?.pause() }
      .store(in: &bag)
    NotificationCenter.default.addObserver(
      self, selector: #selector(told(_:)), name: .paused, object: nil)
  }

  public func on(_ moment: Moment, _ handler: @escaping () -> Void) {
    handlers[moment, default: []].append(handler)
    NotificationCenter.default.addObserver(forName: moment.name, object: nil, queue: .main) { _ in
      handler()
    }
  }

  @objc private func told(_ note: Notification) {
    queue.async { [handlers] in
      handlers.values.flatMap { $0 }.forEach { $0() }
    }
  }

  private func pause() { log("pause") }
  private func resume() { log("resume") }
  private func log(_ text: String) { print(text) }
}

private func helper() {}
