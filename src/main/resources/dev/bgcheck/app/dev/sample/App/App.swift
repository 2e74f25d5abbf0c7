import AVFoundation
import BackgroundTasks
import CoreLocation
import Kit
import SwiftUI
import UIKit

@main
struct SampleApp: App {
  @UIApplicationDelegateAdaptor(Delegate.self) var delegate
  @Environment(\.scenePhase) private var phase
  @State private var isShown = false

  var body: some Scene {
    WindowGroup {
      VStack {
        Button("Go") { Task { await delegate.refresh() } }
        if isShown { Text("shown").onAppear(perform: delegate.start) }
      }
    }
    .onChange(of: phase) { next in
      switch next {
      case .active: delegate.start()
      case .background: delegate.schedule()
      default: break
      }
    }
  }
}

final class Delegate: NSObject, UIApplicationDelegate, CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var task: UIBackgroundTaskIdentifier = .invalid
  private var session: URLSession?
  private var finish: (() -> Void)?

  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]? = nil
  ) -> Bool {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: "com.example.refresh", using: nil) {
      [weak self] task in
      guard let self, let task = task as? BGAppRefreshTask else { return }
      self.handle(task)
    }
    manager.delegate = self
    if application.applicationState == .background { manager.startUpdatingLocation() }
    Bus.shared.on(.suspended, suspend)
    return true
  }

  func schedule() {
    let request = BGAppRefreshTaskRequest(identifier: "com.example.refresh")
    request.earliestBeginDate = Date(timeIntervalSinceNow: 15 * 60)
    do { try BGTaskScheduler.shared.submit(request) } catch { print(error) }
  }

  private func handle(_ task: BGAppRefreshTask) {
    schedule()
    let work = Task {
      await refresh()
      task.setTaskCompleted(success: !Task.isCancelled)
    }
    task.expirationHandler = { work.cancel() }
  }

  func refresh() async {
    dispatchPrecondition(condition: .notOnQueue(.main))
    let identifier = await UIApplication.shared.beginBackgroundTask(withName: "refresh") {}
    defer { Task { @MainActor in UIApplication.shared.endBackgroundTask(identifier) } }
    _ = try? await Walker.shared.all()
  }

  func start() {
    guard UIApplication.shared.applicationState == .active else { return }
    if Thread.isMainThread { manager.requestLocation() }
    try? AVAudioSession.sharedInstance().setCategory(.playback, mode: .default)
    manager.allowsBackgroundLocationUpdates = true
    manager.startUpdatingLocation()
  }

  @objc private func suspend() {
    task = UIApplication.shared.beginBackgroundTask { [weak self] in self?.end() }
    let configuration = URLSessionConfiguration.background(withIdentifier: "com.example.load")
    session = URLSession(configuration: configuration, delegate: nil, delegateQueue: nil)
    session?.dataTask(with: URL(string: "https://example.com")!) { [self] data, _, error in
      if let error { return print(error) }
      DispatchQueue.main.async { self.end() }
    }.resume()
    session?.finishTasksAndInvalidate()
  }

  private func end() {
    if task != .invalid {
      UIApplication.shared.endBackgroundTask(task)
      task = .invalid
    }
  }

  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    finish = completionHandler
  }

  func application(
    _ application: UIApplication, didReceiveRemoteNotification info: [AnyHashable: Any],
    fetchCompletionHandler done: @escaping (UIBackgroundFetchResult) -> Void
  ) {
    guard info["kind"] as? String == "news" else { return done(.noData) }
    URLSession.shared.dataTask(with: URL(string: "https://example.com")!) { data, _, error in
      if error != nil { done(.failed) } else if data == nil { return } else { done(.newData) }
    }.resume()
  }

  func locationManager(_ manager: CLLocationManager, didUpdateLocations places: [CLLocation]) {
    places.last.map { print($0) }
  }
}
