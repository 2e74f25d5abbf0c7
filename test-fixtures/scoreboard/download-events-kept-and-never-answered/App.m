#import <UIKit/UIKit.h>

@interface Downloads : NSObject <NSURLSessionDownloadDelegate>
@property (nonatomic, copy) void (^whenDone)(void);
@property (nonatomic) NSURLSession *session;
@end

@implementation Downloads
- (instancetype)init {
  self = [super init];
  NSURLSessionConfiguration *configuration =
      [NSURLSessionConfiguration backgroundSessionConfigurationWithIdentifier:@"com.example.ferry.maps"];
  self.session = [NSURLSession sessionWithConfiguration:configuration delegate:self delegateQueue:nil];
  return self;
}

- (void)load:(NSURL *)url {
  [[[self session] downloadTaskWithURL:url] resume];
}

- (void)URLSession:(NSURLSession *)session
                 downloadTask:(NSURLSessionDownloadTask *)downloadTask
    didFinishDownloadingToURL:(NSURL *)location {
  NSLog(@"%@", location);
}
@end

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@property (nonatomic) Downloads *downloads;
@end

@implementation AppDelegate
- (void)application:(UIApplication *)application
    handleEventsForBackgroundURLSession:(NSString *)identifier
                      completionHandler:(void (^)(void))completionHandler {
  [self.downloads setWhenDone:completionHandler]; // expect background-events-unpaired
}
@end
