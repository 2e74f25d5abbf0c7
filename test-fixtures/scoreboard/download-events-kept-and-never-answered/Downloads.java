import org.robovm.apple.foundation.NSURL;
import org.robovm.apple.foundation.NSURLSession;
import org.robovm.apple.foundation.NSURLSessionConfiguration;
import org.robovm.apple.foundation.NSURLSessionDownloadDelegateAdapter;
import org.robovm.apple.foundation.NSURLSessionDownloadTask;

public class Downloads extends NSURLSessionDownloadDelegateAdapter {
  Runnable whenDone;
  private final NSURLSession session = new NSURLSession(
      NSURLSessionConfiguration.getBackgroundSessionConfiguration("com.example.ferry.maps"), this, null);

  void load(NSURL url) {
    session.newDownloadTask(url).resume();
  }

  @Override
  public void didFinishDownloading(NSURLSession session, NSURLSessionDownloadTask task, NSURL file) {
    System.out.println(file);
  }
}
