import org.robovm.apple.foundation.NSURL;
import org.robovm.apple.foundation.NSURLSession;
import org.robovm.apple.foundation.NSURLSessionConfiguration;
import org.robovm.apple.foundation.NSURLSessionDelegateAdapter;

public class Probe extends NSURLSessionDelegateAdapter {
  public void check(NSURL url) {
    NSURLSession session = new NSURLSession(NSURLSessionConfiguration.getDefaultSessionConfiguration(), this, null); // expect url-session-not-invalidated
    session.newDataTask(url).resume();
  }
}
