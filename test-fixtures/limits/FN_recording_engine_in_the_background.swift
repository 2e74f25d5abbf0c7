// Limit: recording with an audio engine is let pass, for it may play only
// It records, and begins when the app has left the screen.
import AVFoundation
import UIKit

final class AppDelegate: UIResponder, UIApplicationDelegate {
  private let engine = AVAudioEngine()

  func applicationDidEnterBackground(_ application: UIApplication) {
    let input = engine.inputNode
    input.installTap(onBus: 0, bufferSize: 1024, format: nil) { _, _ in }
    try? engine.start()
  }
}
