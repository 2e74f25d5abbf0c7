import org.robovm.apple.healthkit.HKHealthStore;
import org.robovm.apple.uikit.UIViewController;

public class RowController extends UIViewController {
  private final HKHealthStore store = new HKHealthStore();

  @Override
  public void viewDidAppear(boolean animated) {
    super.viewDidAppear(animated);
    store.setWorkoutSessionMirroringStartHandler(session -> System.out.println(session)); // expect late-mirroring-handler
  }
}
