import org.robovm.apple.corebluetooth.CBCentralManager;
import org.robovm.apple.corebluetooth.CBCentralManagerDelegateAdapter;
import org.robovm.apple.corebluetooth.CBCentralManagerOptions;

public class Meters extends CBCentralManagerDelegateAdapter {
  private final CBCentralManager central;

  public Meters() {
    CBCentralManagerOptions options = new CBCentralManagerOptions().setRestoreIdentifier("meters"); // expect missing-background-mode
    central = new CBCentralManager(this, null, options); // expect missing-usage-description
  }
}
