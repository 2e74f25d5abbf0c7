import org.robovm.apple.corelocation.CLLocationManager;

public class Tracker {
  public Tracker(CLLocationManager manager) {
    manager.requestWhenInUseAuthorization();
    manager.setAllowsBackgroundLocationUpdates(true); // expect location-updates-may-pause
    manager.startUpdatingLocation(); // expect location-updates-never-stopped
  }
}
