import org.robovm.apple.foundation.NSOperationQueue;
import org.robovm.apple.foundation.NSURL;
import org.robovm.apple.foundation.NSURLSession;
import org.robovm.apple.foundation.NSURLSessionConfiguration;
import org.robovm.apple.foundation.NSURLSessionDownloadDelegateAdapter;
import org.robovm.apple.foundation.NSURLSessionDownloadTask;

public class Download extends NSURLSessionDownloadDelegateAdapter {
  private static final String NAME = "com.example.ferry.maps";
  private final NSURLSession session =
      new NSURLSession(NSURLSessionConfiguration.getBackgroundSessionConfiguration(NAME), this, null);
  private final NSURLSession silent;

  public Download(NSURL url) {
    silent = new NSURLSession(NSURLSessionConfiguration.getBackgroundSessionConfiguration("com.example.ferry.news")); // expect background-session-without-delegate
    session.newDownloadTask(url, (file, response, error) -> {}).resume(); // expect background-session-unsupported-task
    session.newDataTask(url).resume(); // expect background-session-unsupported-task
    session.newDownloadTask(url).resume();
  }

  @Override
  public void didFinishDownloading(NSURLSession session, NSURLSessionDownloadTask task, NSURL file) {
    NSOperationQueue.getMainQueue().addOperation(() -> keep(file)); // expect downloaded-file-used-late
  }

  private void keep(NSURL file) {
    System.out.println(file.getLastPathComponent());
  }
}
