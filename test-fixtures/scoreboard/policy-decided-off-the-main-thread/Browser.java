import org.robovm.apple.webkit.WKNavigationAction;
import org.robovm.apple.webkit.WKNavigationActionPolicy;
import org.robovm.apple.webkit.WKNavigationDelegateAdapter;
import org.robovm.apple.webkit.WKWebView;
import org.robovm.objc.block.VoidBlock1;

public class Browser extends WKNavigationDelegateAdapter {
  @Override
  public void decidePolicyForNavigationAction(
      WKWebView view, WKNavigationAction action, final VoidBlock1<WKNavigationActionPolicy> decide) {
    new Thread(new Runnable() {
      @Override
      public void run() {
        check();
        decide.invoke(WKNavigationActionPolicy.Allow); // expect completion-handler-off-main-thread
      }
    }).start();
  }

  private void check() {
    System.out.println("checked");
  }
}
