import java.util.Collections;
import org.robovm.apple.callkit.CXCallUpdate;
import org.robovm.apple.callkit.CXProvider;
import org.robovm.apple.foundation.NSUUID;
import org.robovm.apple.pushkit.PKPushPayload;
import org.robovm.apple.pushkit.PKPushRegistry;
import org.robovm.apple.pushkit.PKPushRegistryDelegateAdapter;
import org.robovm.apple.pushkit.PKPushType;

public class Calls extends PKPushRegistryDelegateAdapter {
  boolean isBusy;
  private final PKPushRegistry registry = new PKPushRegistry(null);
  private CXProvider provider;

  public void listen() {
    registry.setDesiredPushTypes(Collections.singleton(PKPushType.VoIP()));
  }

  @Override
  public void didReceiveIncomingPushWithPayload(
      PKPushRegistry registry, PKPushPayload payload, String type, Runnable completion) {
    if (isBusy) { // expect voip-push-not-reported
      completion.run();
      return;
    }
    provider.reportNewIncomingCall(new NSUUID(), new CXCallUpdate(), error -> completion.run()); // expect incoming-call-error-ignored
  }
}
