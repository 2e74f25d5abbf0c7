import org.robovm.apple.corelocation.CLBackgroundActivitySession;
import org.robovm.apple.pushkit.PKPushRegistry;

public class Calls {
  private PKPushRegistry kept;

  void start() {
    PKPushRegistry lost = new PKPushRegistry(null); // expect session-not-retained
    if (lost == null) {
      kept = new PKPushRegistry(null);
    }
  }

  void drop() {
    CLBackgroundActivitySession.backgroundActivitySession(); // expect session-not-retained
  }
}
