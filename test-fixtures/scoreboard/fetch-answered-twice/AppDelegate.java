import java.util.ArrayList;
import java.util.List;
import org.robovm.apple.uikit.UIApplication;
import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
import org.robovm.apple.uikit.UIBackgroundFetchResult;
import org.robovm.objc.block.VoidBlock1;

public class AppDelegate extends UIApplicationDelegateAdapter {
  private final List<String> stops = new ArrayList<>();

  @Override
  public void performFetch( // expect legacy-fetch-disabled
      UIApplication application, VoidBlock1<UIBackgroundFetchResult> handler) {
    load();
    if (stops.isEmpty()) {
      handler.invoke(UIBackgroundFetchResult.NoData);
    }
    handler.invoke(UIBackgroundFetchResult.NewData); // expect completion-handler-called-twice
  }

  private void load() {
    stops.add("harbour");
  }
}
