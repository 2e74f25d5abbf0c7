#import <BackgroundTasks/BackgroundTasks.h>
#import <CoreLocation/CoreLocation.h>
#import <UIKit/UIKit.h>

@interface AppDelegate : UIResponder <UIApplicationDelegate, NSURLSessionDelegate>
@property (nonatomic) CLLocationManager *manager;
@property (nonatomic, copy) void (^whenDone)(void);
@property (nonatomic) NSURLSession *session;
@end

@implementation AppDelegate
- (BOOL)application:(UIApplication *)application didFinishLaunchingWithOptions:(NSDictionary *)options {
  [[BGTaskScheduler sharedScheduler] registerForTaskWithIdentifier:@"com.example.ferry.refresh"
                                                        usingQueue:nil
                                                     launchHandler:^(BGTask *task) {
    task.expirationHandler = ^{ [task setTaskCompletedWithSuccess:NO]; };
    [self refreshThen:^(BOOL isNew) { [task setTaskCompletedWithSuccess:isNew]; }];
  }];
  self.manager = [CLLocationManager new];
  [[self manager] requestWhenInUseAuthorization];
  [[self manager] setAllowsBackgroundLocationUpdates:YES];
  [[self manager] setPausesLocationUpdatesAutomatically:NO];
  [[self manager] startUpdatingLocation];
  return YES;
}

- (void)applicationDidEnterBackground:(UIApplication *)application {
  BGTaskRequest *request = [[BGAppRefreshTaskRequest alloc] initWithIdentifier:@"com.example.ferry.refresh"];
  [[BGTaskScheduler sharedScheduler] submitTaskRequest:request error:nil];
}

- (void)application:(UIApplication *)application
    didReceiveRemoteNotification:(NSDictionary *)userInfo
          fetchCompletionHandler:(void (^)(UIBackgroundFetchResult))completionHandler {
  [[self manager] stopUpdatingLocation];
  [self refreshThen:^(BOOL isNew) {
    completionHandler(isNew ? UIBackgroundFetchResultNewData : UIBackgroundFetchResultNoData);
  }];
}

- (void)application:(UIApplication *)application
    handleEventsForBackgroundURLSession:(NSString *)identifier
                      completionHandler:(void (^)(void))completionHandler {
  [self setWhenDone:completionHandler];
  NSURLSessionConfiguration *configuration =
      [NSURLSessionConfiguration backgroundSessionConfigurationWithIdentifier:identifier];
  self.session = [NSURLSession sessionWithConfiguration:configuration delegate:self delegateQueue:nil];
}

- (void)URLSessionDidFinishEventsForBackgroundURLSession:(NSURLSession *)session {
  dispatch_async(dispatch_get_main_queue(), ^{
    if (self.whenDone) self.whenDone();
    self.whenDone = nil;
  });
}

- (void)refreshThen:(void (^)(BOOL isNew))finish {
  dispatch_async(dispatch_get_global_queue(QOS_CLASS_DEFAULT, 0), ^{ finish(YES); });
}
@end
