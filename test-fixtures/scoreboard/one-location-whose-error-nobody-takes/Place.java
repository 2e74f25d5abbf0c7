import org.robovm.apple.corelocation.CLLocation;
import org.robovm.apple.corelocation.CLLocationManager;
import org.robovm.apple.corelocation.CLLocationManagerDelegateAdapter;
import org.robovm.apple.foundation.NSArray;

public class Place extends CLLocationManagerDelegateAdapter {
  private final CLLocationManager manager = new CLLocationManager();

  public void find() {
    manager.setDelegate(this);
    manager.requestLocation();
  }

  @Override
  public void didUpdateLocations(CLLocationManager manager, NSArray<CLLocation> locations) { // expect location-request-without-callbacks
    System.out.println(locations);
  }
}
