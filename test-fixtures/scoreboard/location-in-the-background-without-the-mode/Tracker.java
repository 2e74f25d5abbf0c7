import org.robovm.apple.corelocation.CLLocationManager;

public class Tracker {
  private final CLLocationManager manager = new CLLocationManager();

  public Tracker() {
    manager.requestWhenInUseAuthorization(); // expect missing-usage-description
    manager.setAllowsBackgroundLocationUpdates(true); // expect missing-background-mode
    manager.setPausesLocationUpdatesAutomatically(false);
    manager.startUpdatingLocation(); // expect location-updates-never-stopped
  }
}
