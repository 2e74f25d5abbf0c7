#import <UIKit/UIKit.h>

@interface AppDelegate : UIResponder <UIApplicationDelegate>
@property (nonatomic) UIBackgroundTaskIdentifier task;
@end

@implementation AppDelegate
- (void)applicationDidEnterBackground:(UIApplication *)application {
  self.task = [application beginBackgroundTaskWithExpirationHandler:^{ [self end]; }]; // expect background-task-overwritten
}

- (void)end {
  [[UIApplication sharedApplication] endBackgroundTask:self.task];
}
@end
