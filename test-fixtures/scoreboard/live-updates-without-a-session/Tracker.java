import org.robovm.apple.corelocation.CLLocationUpdater;

public class Tracker {
  private final CLLocationUpdater updater = new CLLocationUpdater(null, update -> {}); // expect live-updates-without-session

  public void start() {
    updater.resume();
  }

  public void stop() {
    updater.invalidate();
  }
}
