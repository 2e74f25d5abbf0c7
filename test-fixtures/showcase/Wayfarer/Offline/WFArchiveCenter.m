#import "WFArchiveCenter.h"
#import <UIKit/UIKit.h>

@interface WFArchiveCenter ()
@property(nonatomic, assign) UIBackgroundTaskIdentifier task;
@property(nonatomic, strong) NSURLSession *session;
@end

@implementation WFArchiveCenter

+ (instancetype)sharedCenter {
  static WFArchiveCenter *center;
  static dispatch_once_t once;
  dispatch_once(&once, ^{
    center = [[WFArchiveCenter alloc] init];
  });
  return center;
}

- (void)fetchArchive:(NSURL *)url completion:(void (^)(NSURL *_Nullable))completion {
  UIApplication *application = UIApplication.sharedApplication;
  self.task = [application beginBackgroundTaskWithExpirationHandler:^{
    [application endBackgroundTask:self.task];
    self.task = UIBackgroundTaskInvalid;
  }];
  if (url == nil) {
    return;
  }
  NSURLSessionConfiguration *configuration =
      [NSURLSessionConfiguration backgroundSessionConfigurationWithIdentifier:@"archive"];
  self.session = [NSURLSession sessionWithConfiguration:configuration];
  NSURLSessionDataTask *request =
      [self.session dataTaskWithURL:url
                  completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                    if (error != nil) {
                      return;
                    }
                    completion(response.URL);
                    [application endBackgroundTask:self.task];
                  }];
  [request resume];
}

- (void)URLSession:(NSURLSession *)session
                 downloadTask:(NSURLSessionDownloadTask *)downloadTask
    didFinishDownloadingToURL:(NSURL *)location {
  dispatch_async(dispatch_get_main_queue(), ^{
    [NSFileManager.defaultManager moveItemAtURL:location
                                          toURL:[self placeFor:downloadTask]
                                          error:nil];
  });
}

- (NSURL *)placeFor:(NSURLSessionDownloadTask *)task {
  NSURL *folder = [NSFileManager.defaultManager URLsForDirectory:NSDocumentDirectory
                                                       inDomains:NSUserDomainMask]
                      .firstObject;
  return [folder URLByAppendingPathComponent:task.originalRequest.URL.lastPathComponent];
}

@end
