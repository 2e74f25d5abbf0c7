import org.robovm.apple.corelocation.CLLocationManager;

public class Tracker {
  private CLLocationManager manager;

  public Tracker() {
    manager = new CLLocationManager();
    manager.requestWhenInUseAuthorization();
    manager.startUpdatingLocation(); // expect background-updates-not-enabled
  }
}
